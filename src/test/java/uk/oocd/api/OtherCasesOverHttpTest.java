package uk.oocd.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.History;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.Protocols;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.PoliceDecisionPart;

/** Two cases of one child: one outcome stands for an offence, and history closes nothing. */
class OtherCasesOverHttpTest extends ApiTest {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private History history;

    @Autowired
    private Protocols protocols;

    @Test
    void one_outcome_stands_for_an_offence_that_was_referred_twice_and_whoever_may_see_the_other_case_is_told_which() {
        var first = supported("WX/26/7001", 9);
        var second = supported("wx-26-7001", 9);
        var open = as("decider.oak").get(second + "/options");
        assertThat(open.text()).doesNotContain("one-active-outcome");

        done("decider.oak", first + "/police-decision", """
                {"outcome": "community-resolution", "reason": "As the service supports"}""");
        var reference = as("decider.oak").get(first).body().path("reference").asString();

        for (var reader : new String[] {"decider.oak", "worker.fern"}) {
            var told = as(reader).get(second + "/options").body();
            assertThat(told.path("elsewhere"))
                    .singleElement()
                    .satisfies(id -> assertThat(first).endsWith(id.asString().replace("case-file:", "")));
            assertThat(told.path("options")).anySatisfy(option -> {
                assertThat(option.path("outcome").asString()).isEqualTo("community-resolution");
                assertThat(option.path("standing").asString()).isEqualTo("CLOSED");
                assertThat(option.toString()).contains("given for these offences already, in another case");
            });
        }
        var refused = as("decider.oak").post(second + "/police-decision", """
                {"outcome": "community-resolution", "reason": "As the service supports"}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors()).isEqualTo("outcome-closed #/outcome\n");
        assertThat(refused.text()).contains("in another case").doesNotContain(reference);

        done("chair.rowan", first + "/conflict", """
                {"member": "worker.moss", "interest": "She is the child’s aunt"}""");
        var aunt = as("worker.moss").get(second + "/options");
        assertThat(aunt.status()).isEqualTo(200);
        assertThat(aunt.body().path("elsewhere"))
                .as("whoever stands back from a case hears nothing of it")
                .isEmpty();
        assertThat(aunt.text())
                .contains("given for these offences already, in another case")
                .doesNotContain(reference, first.replaceAll(".*[/:]", ""));

        assertThat(as("decider.oak").get(second + "/options").body().path("options"))
                .as("no further action is no second outcome")
                .anySatisfy(option -> {
                    assertThat(option.path("outcome").asString()).isEqualTo("no-further-action");
                    assertThat(option.toString()).doesNotContain("one-active-outcome");
                });
        done("worker.fern", second + "/screening", """
                {"result": "return", "returnReason": "duplicate", "reason": "The same crime, referred twice"}""");
    }

    @Test
    void of_two_outcomes_decided_at_the_same_moment_one_is_given_and_the_police_end_the_other_case() {
        var first = supported("WX/26/7201", 9);
        var second = supported("wx-26-7201", 9);
        done("decider.oak", first + "/police-decision", """
                {"outcome": "community-resolution", "reason": "As the service supports"}""");
        assertThat(goesFirst(first)).isFalse();
        decidedWithoutKnowing(second);
        assertThat(goesFirst(first)).isFalse();
        assertThat(goesFirst(second)).isTrue();

        var refused = as("worker.fern").post(second + "/delivery", delivery());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.errors()).isEqualTo("another-outcome-goes-first #\n");
        assertThat(refused.text())
                .contains("in another case")
                .doesNotContain(
                        as("decider.oak").get(first).body().path("reference").asString());

        done("worker.fern", first + "/delivery", delivery());
        assertThat(as("worker.fern").post(second + "/delivery", delivery()).status())
                .isEqualTo(409);
        done("decider.oak", second + "/police-decision", """
                {"outcome": "no-further-action", "reason": "The same crime, referred and decided twice"}""");
        assertThat(goesFirst(second)).isFalse();
        done("worker.fern", second + "/delivery", delivery());
    }

    private boolean goesFirst(String at) {
        return as("worker.fern").get(at + "/options").body().path("goesFirst").asBoolean();
    }

    /** A decision that was made up before anything was decided in another case, and written after it. */
    private void decidedWithoutKnowing(String at) {
        var by = new Attribution("decider.oak", Role.POLICE_DECISION_MAKER, "wexmoor", Instant.now());
        var context = CaseContext.of(
                CaseFileId.of(at.replaceAll(".*/", "")), by, history, protocols, Milestone.POLICE_DECIDED);
        commands.sendAndWait(new PoliceDecisionPart("community-resolution", null, "As the service supports")
                .toCommand(context, List.of())
                .orThrow());
    }

    private static String delivery() {
        return """
                {"deliveredOn": "%s", "explainedTo": "The child and a parent", "explanation": "What it means",
                 "understood": "I must not do it again",
                 "signatures": {"child": {"signed": "yes"},
                                "appropriate-adult": {"signed": "no", "whyNot": "Had to leave"}},
                 "appropriateAdult": {"name": "Perry Invented", "category": "parent-or-guardian"},
                 "consent": "not-needed"}""".formatted(today());
    }

    @Test
    void what_a_child_was_given_before_is_told_beside_the_options_and_closes_none() {
        var first = supported("WX/26/7101", 20);
        done("decider.oak", first + "/police-decision", """
                {"outcome": "community-resolution", "reason": "As the service supports"}""");
        done("worker.fern", first + "/delivery", delivery());
        var second = supported("WX/26/7102", 9);
        var options = as("decider.oak").get(second + "/options").body();
        var earlier = options.path("earlier");
        var reference = as("decider.oak").get(first).body().path("reference").asString();
        assertThat(earlier).anySatisfy(past -> {
            assertThat(past.path("reference").asString()).isEqualTo(reference);
            assertThat(past.path("label").asString()).isEqualTo("Community resolution");
            assertThat(past.path("givenOn").asString()).isEqualTo(today().toString());
            assertThat(past.path("spent").isNull()).isTrue();
        });
        assertThat(options.path("options").toString()).doesNotContain("one-active-outcome", reference);
        done("decider.oak", second + "/police-decision", """
                {"outcome": "community-resolution", "reason": "Again, and enough"}""");
    }

    @Test
    void the_options_refuse_a_factor_as_the_score_does() {
        var at = supported("WX/26/7103", 9);
        var options = as("decider.oak").get(at + "/options?factors=nonsense,made-amends");
        assertThat(options.status()).isEqualTo(422);
        assertThat(options.errors()).isEqualTo("factor-not-in-matrix #/factors\n");
        assertThat(as("decider.oak").get(at + "/options?factors=made-amends").status())
                .isEqualTo(200);
    }

    @Test
    void a_page_of_the_worklist_out_of_bounds_is_refused() {
        for (var bounds : List.of("limit=-1", "limit=0", "limit=101", "limit=many", "offset=-1")) {
            var listed = as("worker.fern").get("/api/worklist?" + bounds);
            assertThat(listed.status()).as(bounds).isEqualTo(400);
            assertThat(listed.text()).contains(bounds.replaceFirst("=.*", ""));
        }
        var page = as("worker.fern").get("/api/worklist?limit=100&offset=1").body();
        assertThat(page.path("limit").asInt()).isEqualTo(100);
        assertThat(page.path("offset").asInt()).isEqualTo(1);
    }

    /** A case that screening supported for the police to decide without a panel. */
    private String supported(String crimeReference, int daysAgo) {
        var answer = as("officer.ash").post("/api/referrals", """
                {"crimeReference": "%s", "officer": "4101", "referredOn": "%s",
                 "child": {"name": "Elder Example", "dateOfBirth": "%s"},
                 "offences": [{"code": "XS05", "date": "%s"}],
                 "admission": "admitted", "acceptance": "accepted",
                 "aspects": {"evidence": "sufficient-to-charge", "victimSupports": "yes", "domesticAbuse": "none",
                             "hateCrime": "no"}}""".formatted(
                        crimeReference, today(), today().minusYears(14), today().minusDays(daysAgo)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var at = requireNonNull(answer.headers().get("location"));
        done("worker.fern", at + "/screening", """
                {"result": "on-the-spot", "reason": "Small, and put right"}""");
        return at;
    }

    private void done(String person, String path, String body) {
        var answer = as(person).post(path, body);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(204);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }
}
