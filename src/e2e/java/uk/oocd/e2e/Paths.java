package uk.oocd.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ways that cases go, each a child of its own from the referral to the closed case, by the people whose steps they are.
 * The ways of one journey share the program, which holds no other cases, the browser and one panel, and only these: each
 * stands alone.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
abstract class Paths {

    /** Made up, as all of them: in the protocol of the demonstration, which scores 2, 3 and 4 of 5 … */
    static final String TAKING_A_GNOME = "XS05";

    static final String BENDING_A_LAMP_POST = "XS07";
    static final String ENTERING_A_GINGERBREAD_HOUSE = "XS12";

    /** … 1, and 3 with a blade. */
    static final String HOPPING = "XS01";

    static final String CARRYING_A_STAGE_DAGGER = "XS09";

    static final Office OFFICE = Office.WESSEXSHIRE;

    final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    Engine engine;
    Browser browser;
    String panel = "";

    @BeforeAll
    void start(@TempDir Path data) {
        engine = Engine.start(data, "--oocd.demonstration=false");
        browser = Browser.open(engine.address(), getClass());
        panel = Casework.panel(
                browser, engine, OFFICE, List.of(OFFICE.chair(), OFFICE.police(), OFFICE.education()));
    }

    @AfterAll
    void stop() {
        if (browser != null) browser.close();
        if (engine != null) engine.close();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void no_page_of_these_ways_has_a_fault_that_axe_can_find() {
        assertThat(browser.faults()).isEmpty();
    }

    final Casework aCase() {
        return new Casework(browser, engine, OFFICE);
    }
}
