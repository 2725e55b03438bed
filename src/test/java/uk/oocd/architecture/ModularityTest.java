package uk.oocd.architecture;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import uk.oocd.OocdApplication;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ModularityTest {

    @Test
    void modules_depend_on_what_they_declare_and_never_in_a_circle() {
        ApplicationModules.of(OocdApplication.class).verify();
    }
}
