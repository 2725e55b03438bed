package uk.oocd.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.FollowUpSamples.*;
import static uk.oocd.Samples.*;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import uk.oocd.casefile.Stage;

/** By what codes an outcome is returned, on a day on which the demonstration protocol says something of it. */
class ReturnCodesPagesTest extends PagesTest {

    @TestConfiguration
    static class ThatDay {

        @Bean
        @Primary
        InstantSource thatDay() {
            var day = Instant.parse("2026-12-07T09:00:00Z");
            return InstantSource.offset(InstantSource.system(), Duration.between(Instant.now(), day));
        }
    }

    @Test
    void an_outcome_that_is_final_shows_its_codes_marks_one_that_stands_in_and_makes_none_up() throws Exception {
        var held = then(Stage.RECOMMENDED, decidedOn(OUTCOME_23), delivered());
        assertThat(worker().opens(standing(held)).main())
                .contains("Provisional")
                .doesNotContain("Codes in data returns");

        var kept = standing(and(held, followUpEnded()));
        assertThat(worker().opens(kept).findsEveryLinkWithin().main())
                .contains(
                        "Home Office outcome 23",
                        "Codes in data returns",
                        "YJB key performance indicator 6 None is known.",
                        "YJB case-level return Reprimand Stands in",
                        "Demonstration protocol, version 5");
        assertThat(worker().opens(kept.replace("/cases/", "/api/case-files/")).page())
                .contains("\"returned\":{\"version\":{\"protocol\":\"demonstration\",\"version\":5}")
                .contains("\"code\":\"Reprimand\",\"interim\":true");
    }

    @Test
    void the_protocol_shows_each_code_to_the_letter() throws Exception {
        assertThat(worker().opens("/protocols/demonstration/5")
                        .findsEveryLinkWithin()
                        .main())
                .contains("Codes in data returns", "COMMUNITY_RESOLUTION_WITH_YJS_INVOLVEMENT");
    }

    private Visitor worker() {
        return visitor("worker.fern");
    }
}
