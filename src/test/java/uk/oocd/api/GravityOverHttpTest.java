package uk.oocd.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What offences would score can be asked without a case. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GravityOverHttpTest extends ApiTest {

    @Test
    void offences_are_scored_with_factors_by_the_version_of_a_day_and_explained() {
        var now = as("officer.ash")
                .get("/api/gravity?on=2026-11-01&offences=XS05&factors=made-amends")
                .body();
        assertThat(now.at("/protocol/version").asInt()).isEqualTo(3);
        assertThat(now.path("score").asInt()).isEqualTo(1);
        assertThat(now.at("/starting/0/score").asInt()).isEqualTo(2);
        assertThat(now.at("/factors/0").asString()).isEqualTo("made-amends");
        assertThat(now.at("/workings/whyNotHigher").asString()).isNotBlank();

        var then = as("officer.ash")
                .get("/api/gravity?on=2025-06-01&offences=XS05")
                .body();
        assertThat(then.at("/protocol/version").asInt()).isLessThan(3);
    }

    @Test
    void all_that_cannot_be_scored_is_told_at_once_and_another_services_matrix_is_not_there() {
        assertThat(as("worker.fern")
                        .get("/api/gravity?on=2026-13-01&factors=nonsense")
                        .errors())
                .contains("date-impossible #/on", "offences-missing #/offences", "factor-not-in-matrix #/factors");
        assertThat(as("worker.fern").get("/api/gravity?offences=NONE").errors())
                .isEqualTo("offence-not-in-protocol #/offences\n");
        assertThat(as("worker.fern")
                        .get("/api/gravity?service=northmere-yjs&offences=XS05")
                        .status())
                .isEqualTo(404);
    }
}
