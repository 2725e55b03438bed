package uk.oocd.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import uk.oocd.OocdApplication;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DraftsOutliveTheProgramTest {

    @TempDir
    Path data;

    @Test
    void a_half_filled_referral_is_there_again_after_a_restart() throws Exception {
        String draft;
        try (var program = run()) {
            var officer = officer(program)
                    .opens("/referrals/new")
                    .sends(Map.of("do", "save", "crimeReference", "WX/HALF/1", "child.name", "Alex Pagetest-Half"));
            draft = officer.all(Pattern.compile("href=\"(/drafts/[-0-9a-f]{36})\""))
                    .getFirst();
        }
        try (var program = run()) {
            var officer = officer(program).opens("/drafts");
            assertThat(officer.main()).contains("WX/HALF/1");
            assertThat(officer.opens(draft).page()).contains("value=\"Alex Pagetest-Half\"");
        }
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(OocdApplication.class)
                .run("--oocd.data=" + data.resolve("kept"), "--oocd.demonstration=false", "--server.port=0");
    }

    private static Visitor officer(ConfigurableApplicationContext program) {
        var web = MockMvcBuilders.webAppContextSetup((WebApplicationContext) program)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
        return new Visitor(web, "officer.ash");
    }
}
