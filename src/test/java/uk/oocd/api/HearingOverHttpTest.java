package uk.oocd.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.requests.CaseContext;

/** Who stands back from a case sees nothing of it; what a panel agreed is on somebody's list. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HearingOverHttpTest extends ApiTest {

    private static final String ASSESSMENT = """
            {"tool": "PDAT", "toolVersion": "2024.1", "safetyAndWellbeing": "low", "riskOfHarm": "medium",
             "likelihoodOfReoffending": "low", "strengths": "Plays chess", "needs": "A quiet place",
             "diversity": "None known", "childsWords": "I will say sorry", "parentsWords": "She is grounded",
             "victimView": "not-sought", "notSoughtReason": "no-direct-victim"}""";

    @Test
    void from_the_moment_an_interest_is_declared_the_papers_are_closed_to_whoever_has_it() {
        var panel = panel();
        var at = listed("WX/C1", panel);
        var id = "case-file:" + at.replaceFirst(".*/", "");
        assertThat(as("education.hazel").get(at).status()).isEqualTo(200);

        done("education.hazel", at + "/conflict", "{\"interest\": \"I teach her\"}");

        for (var path : List.of(at, at + "/timeline", at + "/options")) {
            var answer = as("education.hazel").get(path);
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.text()).contains("papers-closed").doesNotContain("Ash Example");
        }
        assertThat(as("education.hazel")
                        .post(at + "/action/conclusion", "{}", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(as("education.hazel")
                        .post("/api/case-files/search", "{\"words\": \"wxc1\"}")
                        .body()
                        .path("cases"))
                .isEmpty();
        assertThat(as("education.hazel").get("/api/worklist").text()).doesNotContain(id);
        var agenda = as("education.hazel").get(panel);
        assertThat(agenda.text()).doesNotContain(id, "Ash Example");
        assertThat(agenda.body().path("closed")).hasSize(1);

        assertThat(as("health.willow").get(at).status()).isEqualTo(200);
        var shown = as("chair.rowan").get(at).body();
        assertThat(shown.at("/record/hearing/conflicts/0/declared/value/interest")
                        .asString())
                .isEqualTo("I teach her");
        assertThat(as("chair.rowan").get(panel).text()).contains(id);

        done("chair.rowan", at + "/conflict/lifting", """
                {"member": "education.hazel", "reason": "Another child"}""");
        assertThat(as("education.hazel").get(at).status()).isEqualTo(200);
    }

    @Test
    void who_sat_comes_from_the_panel_s_attendance_and_whoever_stands_back_is_not_among_them() {
        var panel = panel();
        var at = listed("WX/C2", panel);
        done("education.hazel", at + "/conflict", "{\"interest\": \"I teach her\"}");
        assertThat(as("chair.rowan")
                        .post(at + "/recommendation", recommendation(""))
                        .errors())
                .contains("attendance-not-recorded #/sat");
        done("chair.rowan", panel + "/attendance", """
                {"present": [{"member": "chair.rowan", "agency": "youth-justice"},
                             {"member": "decider.oak", "agency": "police"},
                             {"member": "education.hazel", "agency": "education"}]}""");
        assertThat(as("chair.rowan")
                        .post(at + "/recommendation", recommendation("").replace("Doing well", " "))
                        .errors())
                .isEqualTo("agency-not-heard #/views/education\n");
        done("chair.rowan", at + "/recommendation", recommendation(""));

        var kept = as("chair.rowan").get(at).body().at("/record/recommendation/value");
        assertThat(kept.path("sat"))
                .extracting(seat -> seat.path("member").asString())
                .containsExactly("chair.rowan", "decider.oak");
        assertThat(kept.at("/hearing/withdrew/0").asString()).isEqualTo("education.hazel");
        assertThat(kept.at("/hearing/voices/child").asString()).isEqualTo("I will say sorry");
    }

    @Test
    void a_panel_short_of_its_quorum_goes_on_where_a_manager_signs_that() {
        var panel = panel();
        var at = listed("WX/C3", panel);
        done("chair.rowan", panel + "/attendance", """
                {"present": [{"member": "chair.rowan", "agency": "youth-justice"}]}""");
        assertThat(as("chair.rowan")
                        .post(at + "/recommendation", recommendation(""))
                        .errors()
                        .lines())
                .containsExactly("too-few-sat #/sat", "agency-absent #/sat", "inquorate-without-authority #/sat");
        assertThat(as("worker.fern")
                        .post(at + "/authority", "{\"reason\": \"It is late\"}")
                        .status())
                .isEqualTo(403);
        assertThat(as("decider.oak")
                        .post(at + "/authority", "{\"reason\": \"It is late\"}")
                        .errors())
                .isEqualTo("not-an-authority #\n");
        done("manager.heath", at + "/authority", "{\"reason\": \"The time limit ends on Friday\"}");
        done("chair.rowan", at + "/recommendation", recommendation(""));
        assertThat(as("inspector.larch")
                        .get(at)
                        .body()
                        .at("/record/hearing/authorised/0/by/actor")
                        .asString())
                .isEqualTo("manager.heath");
        assertThat(as("inspector.larch")
                        .get(at)
                        .body()
                        .at("/record/recommendation/value/hearing/inquorate/role")
                        .asString())
                .isEqualTo("MANAGER");
    }

    @Test
    void what_a_panel_agreed_is_on_somebodys_list_until_it_is_concluded_and_in_the_minutes() {
        var panel = panel();
        var at = listed("WX/C4", panel);
        var id = "case-file:" + at.replaceFirst(".*/", "");
        done("chair.rowan", at + "/action", """
                {"what": "Ask the school", "owner": "worker.moss", "due": "%s"}""".formatted(today().plusDays(7)));
        assertThat(as("worker.moss").get("/api/actions").body().path("actions"))
                .anySatisfy(
                        action -> assertThat(action.path("caseFile").asString()).isEqualTo(id));
        assertThat(as("worker.fern").get("/api/actions").text()).doesNotContain(id);

        done("chair.rowan", panel + "/attendance", """
                {"present": [{"member": "chair.rowan", "agency": "youth-justice", "how": "in-person"},
                             {"member": "police.alder", "agency": "police", "how": "remotely",
                              "substituteFor": "decider.oak"}],
                 "apologies": [{"member": "decider.oak", "agency": "police"}]}""");
        done("chair.rowan", at + "/recommendation", recommendation("""
                , "childsView": "I wrote to him", "conditions": [
                  {"what": "Water the garden", "purpose": "reparation", "until": "%s"}]""".formatted(today().plusDays(30))));
        done("worker.moss", at + "/action/conclusion", """
                {"number": "1", "result": "done", "concludedOn": "%s", "note": "They have room"}""".formatted(today()));
        assertThat(as("worker.moss").get("/api/actions").text()).doesNotContain(id);

        var minutes = as("inspector.larch").get(panel + "/minutes").body();
        assertThat(minutes.at("/apologies/0/member").asString()).isEqualTo("decider.oak");
        assertThat(minutes.path("missing")).isEmpty();
        assertThat(minutes.at("/cases/0/recommendation/value/hearing/voices/child")
                        .asString())
                .isEqualTo("I wrote to him");
        assertThat(minutes.at("/cases/0/recommendation/value/hearing/conditions/0/what")
                        .asString())
                .isEqualTo("Water the garden");
        assertThat(minutes.at("/cases/0/actions/0/concluded/value/result").asString())
                .isEqualTo("DONE");
        assertThat(minutes.path("agreed").isNull()).isTrue();
        assertThat(as("worker.fern").post(panel + "/minutes/agreement", "").status())
                .isEqualTo(403);
        var more = as("chair.rowan").post(panel + "/minutes/agreement", """
                {"agreedBy": "education.hazel"}""");
        assertThat(more.status()).as(more.text()).isEqualTo(422);
        assertThat(more.errors()).isEqualTo("field-unknown #/agreedBy\n");
        done("chair.rowan", panel + "/minutes/agreement", "");
        done("chair.rowan", panel + "/minutes/agreement", "{}");
        assertThat(as("inspector.larch")
                        .get(panel + "/minutes")
                        .body()
                        .at("/agreed/actor")
                        .asString())
                .isEqualTo("chair.rowan");
        assertThat(as("chair.river").get(panel + "/minutes").status()).isEqualTo(404);
    }

    @Test
    void a_panel_that_is_moved_takes_its_cases_along_and_whoever_was_asked_answers_anew() {
        var panel = panel();
        var at = listed("WX/C5", panel);
        done("chair.rowan", panel + "/invitation/reply", "{\"reply\": \"accepted\"}");
        done("chair.rowan", panel + "/move", moved(today().plusDays(7)));

        var listing = as("worker.fern").get(at).body().at("/record/listings");
        assertThat(listing)
                .extracting(each -> each.at("/listed/value/sitsOn").asString())
                .containsExactly(today().toString(), today().plusDays(7).toString());
        var sitting = as("chair.rowan").get(panel).body().path("sitting");
        assertThat(sitting.at("/plan/sitsOn").asString())
                .isEqualTo(today().plusDays(7).toString());
        assertThat(sitting.at("/moves/0/from/sitsOn").asString()).isEqualTo(today().toString());
        assertThat(sitting.path("invitations"))
                .allSatisfy(each -> assertThat(each.path("reply").isNull()).isTrue());
        assertThat(as("chair.rowan")
                        .get(panel + "/minutes")
                        .body()
                        .at("/moves/0/reason")
                        .asString())
                .isEqualTo("TOO_FEW_CAN_COME");

        var later = listed("WX/C6", panel);
        assertThat(as("worker.fern")
                        .get(later)
                        .body()
                        .at("/record/listings/0/listed/value/sitsOn")
                        .asString())
                .isEqualTo(today().plusDays(7).toString());
        assertThat(as("chair.rowan")
                        .post(panel + "/move", moved(today().minusDays(1)))
                        .errors())
                .isEqualTo("panel-in-past #/sitsOn\n");
        assertThat(as("education.hazel").post(panel + "/move", moved(today())).status())
                .isEqualTo(403);
    }

    @Test
    void the_cases_of_a_panel_that_is_cancelled_wait_for_another_also_those_that_its_chair_stands_back_from() {
        var panel = panel();
        var at = listed("WX/C7", panel);
        var closed = listed("WX/C8", panel);
        done("chair.rowan", closed + "/conflict", "{\"interest\": \"My neighbour\"}");
        done("chair.rowan", panel + "/cancellation", "{\"reason\": \"reports-not-ready\"}");

        for (var each : List.of(at, closed)) {
            var record = as("worker.fern").get(each).body().path("record");
            assertThat(record.path("stage").asString()).isEqualTo("READY_FOR_PANEL");
            assertThat(record.at("/listings/0/deferred/value").asString())
                    .endsWith("was cancelled. Assessments or reports are not ready.");
            assertThat(record.at("/listings/0/deferred/by/role").asString()).isEqualTo("SYSTEM");
        }
        var panels = as("chair.rowan").get("/api/panels").body();
        var id = "panel:" + panel.replaceFirst(".*/", "");
        assertThat(panels.path("upcoming").toString()).doesNotContain(id);
        assertThat(panels.path("cancelled").toString()).contains(id);
        assertThat(as("chair.rowan")
                        .post(at + "/listing", "{\"panel\": \"" + id + "\"}")
                        .errors())
                .isEqualTo("panel-not-found #/panel\n");
        assertThat(as("chair.rowan").post(panel + "/attendance", """
                        {"present": [{"member": "chair.rowan", "agency": "youth-justice"}]}""").status()).isEqualTo(409);
    }

    private static String moved(LocalDate to) {
        return """
                {"sitsOn": "%s", "startsAt": "11:00", "place": "Room 2, Example House",
                 "reason": "too-few-can-come"}""".formatted(to);
    }

    @Test
    void what_is_agreed_is_done_by_somebody_who_may_see_the_case() {
        var at = listed("WX/D1", panel());
        for (var stranger : List.of("worker.beck", "nobody.such", "inspector.larch")) {
            assertThat(as("chair.rowan").post(at + "/action", action(stranger)).errors())
                    .isEqualTo("not-a-colleague #/owner\n");
            assertThat(as("manager.heath")
                            .post(at + "/oversight", """
                            {"note": "It fits", "actions": [
                              {"what": "Ask the school", "owner": "worker.fern", "dueOn": "%2$s"},
                              {"what": "Ask again", "owner": "%1$s", "dueOn": "%2$s"}]}""".formatted(stranger, today()))
                            .errors())
                    .isEqualTo("not-a-colleague #/actions/1/owner\n");
        }
        done("education.hazel", at + "/conflict", "{\"interest\": \"I teach her\"}");
        assertThat(as("chair.rowan")
                        .post(at + "/action", action("education.hazel"))
                        .errors())
                .isEqualTo("owner-stands-back #/owner\n");
        done("chair.rowan", at + "/action", action("officer.elm"));
    }

    private static String action(String owner) {
        return """
                {"what": "Ask the school", "owner": "%s", "due": "%s"}""".formatted(owner, today().plusDays(7));
    }

    @Test
    void an_interest_is_declared_of_somebody_whom_the_papers_are_open_to() {
        var at = listed("WX/D2", panel());
        for (var nobody : List.of("education.hazle", "education.pond", "admin.birch")) {
            assertThat(as("chair.rowan")
                            .post(at + "/conflict", """
                            {"member": "%s", "interest": "Teaches her"}""".formatted(nobody))
                            .errors())
                    .isEqualTo("not-a-colleague #/member\n");
        }
        done("chair.rowan", at + "/conflict", """
                {"member": "education.hazel", "interest": "Teaches her"}""");
        assertThat(as("education.hazel").get(at).status()).isEqualTo(403);
    }

    @Test
    void a_manager_of_the_service_decides_that_a_child_does_not_engage() {
        var at = listed("WX/D3", panel());
        for (var other : List.of("worker.fern", "nobody.such", "manager.lake", "education.hazel")) {
            assertThat(as("worker.fern")
                            .post(at + "/non-engagement", notice(other))
                            .errors())
                    .isEqualTo("not-a-manager #/manager\n");
        }
        assertThat(as("worker.fern")
                        .post(at + "/non-engagement", notice("manager.heath"))
                        .status())
                .as("only that it is too early stands against it")
                .isEqualTo(409);
    }

    @Test
    void all_that_an_empty_notice_or_delivery_lacks_is_told_at_once() {
        var at = listed("WX/D19", panel());
        assertThat(as("worker.fern").post(at + "/non-engagement", "{}").errors().lines())
                .containsExactlyInAnyOrder(
                        "date-missing #/occurredOn",
                        "attempts-missing #/attempts",
                        "non-engagement-reason-missing #/reason",
                        "manager-missing #/manager",
                        "manager-decision-missing #/decision");
        assertThat(as("worker.fern").post(at + "/delivery", "{}").errors().lines())
                .containsExactlyInAnyOrder(
                        "date-missing #/deliveredOn",
                        "explained-to-missing #/explainedTo",
                        "explanation-missing #/explanation",
                        "appropriate-adult-missing #/appropriateAdult");
    }

    private static String notice(String manager) {
        return """
                {"occurredOn": "%s", "attempts": "Two visits", "reason": "Nobody in", "manager": "%s",
                 "decision": "Tell the police"}""".formatted(today(), manager);
    }

    @Test
    void who_sits_is_known_here_and_sits_for_their_own_agency() {
        assertThat(as("chair.rowan")
                        .post("/api/panels", """
                        {"sitsOn": "%s", "startsAt": "09:30", "place": "Room 1", "chair": "chair.river",
                         "invited": [{"member": "chair.rowan", "agency": "youth-justice"},
                                     {"member": "nobody.such", "agency": "police"}]}""".formatted(today()))
                        .errors()
                        .lines())
                .containsExactly("not-a-chair #/chair", "not-a-colleague #/invited/1/member");
        var panel = panel();
        assertThat(as("chair.rowan").post(panel + "/invitation", """
                        {"member": "police.dell", "agency": "police"}""").errors()).isEqualTo("not-a-colleague #/member\n");
        assertThat(as("chair.rowan").post(panel + "/invitation", """
                        {"member": "education.hazel", "agency": "police"}""").errors())
                .isEqualTo("agency-not-theirs #/agency\n");
        assertThat(as("chair.rowan").post(panel + "/attendance", """
                        {"present": [{"member": "chair.rowan", "agency": "police"},
                                     {"member": "police.dell", "agency": "police"},
                                     {"member": "decider.oak", "agency": "police"}],
                         "apologies": [{"member": "nobody.such", "agency": "health"}]}""").errors().lines())
                .containsExactly(
                        "agency-not-theirs #/present/0/agency",
                        "not-a-colleague #/present/1/member",
                        "not-a-colleague #/apologies/0/member");
    }

    @Test
    void a_panel_is_not_attended_before_its_day() {
        var panel = panel();
        done("chair.rowan", panel + "/move", moved(today().plusDays(1)));
        assertThat(as("chair.rowan").post(panel + "/attendance", """
                        {"present": [{"member": "chair.rowan", "agency": "youth-justice"}]}""").errors())
                .isEqualTo("attended-before-sitting #/present\n");
    }

    @Test
    void whether_a_recommended_condition_is_restrictive_is_said_with_yes_or_no() {
        var panel = panel();
        var at = listed("WX/D4", panel);
        done("chair.rowan", panel + "/attendance", """
                {"present": [{"member": "chair.rowan", "agency": "youth-justice"},
                             {"member": "decider.oak", "agency": "police"}]}""");
        assertThat(as("chair.rowan")
                        .post(at + "/recommendation", recommendation(restrictive("banana")))
                        .errors())
                .isEqualTo("choice-unknown #/conditions/0/restrictive\n");
        done("chair.rowan", at + "/recommendation", recommendation(restrictive("yes")));
        assertThat(as("chair.rowan")
                        .get(at)
                        .body()
                        .at("/record/recommendation/value/hearing/conditions/0/restrictive")
                        .asBoolean())
                .isTrue();
    }

    private static String restrictive(String word) {
        return """
                , "conditions": [{"what": "Stay away from the garden", "purpose": "rehabilitation", "restrictive": "%s",
                                  "until": "%s"}]""".formatted(word, today().plusDays(30));
    }

    @Test
    void two_chairs_do_not_overwrite_each_others_agenda() {
        var panel = panel();
        var read = requireNonNull(as("chair.rowan").get(panel).etag());
        assertThat(as("chair.rowan")
                        .post(panel + "/slots", "{\"startsAt\": \"10:00\"}", Map.of("If-Match", read))
                        .status())
                .isEqualTo(204);
        var late = as("chair.rowan").post(panel + "/order", "{\"order\": []}", Map.of("If-Match", read));
        assertThat(late.status()).isEqualTo(412);
    }

    @Test
    void a_factor_is_kept_with_the_offence_that_it_was_found_for() {
        var panel = panel();
        var at = listed("WX/C9", panel, "XS05", "XS03");
        done("chair.rowan", panel + "/attendance", """
                {"present": [{"member": "chair.rowan", "agency": "youth-justice"},
                             {"member": "decider.oak", "agency": "police"}]}""");
        var body = recommendation(", \"factorOffences\": {\"no-loss\": [\"XS03\"]}")
                .replace("\"factors\": {}", "\"factors\": {\"no-loss\": \"It washed off\"}");
        var elsewhere = as("chair.rowan").post(at + "/recommendation", body.replace("[\"XS03\"]", "[\"XS01\"]"));
        assertThat(elsewhere.errors()).isEqualTo("factor-not-for-offence #/factorOffences/no-loss\n");
        done("chair.rowan", at + "/recommendation", body);
        var gravity = as("chair.rowan").get(at).body().at("/record/recommendation/value/gravity");
        assertThat(gravity.at("/factors/0/offence").asString()).isEqualTo("XS03");
        assertThat(gravity.at("/workings/offences").toString())
                .contains("\"offence\":\"XS05\",\"starting\":2,\"moved\":0")
                .contains("\"offence\":\"XS03\",\"starting\":2,\"moved\":-1");
    }

    private static String recommendation(String more) {
        return """
                {"satOn": "%s", "factors": {}, "outcome": "community-resolution",
                 "views": {"education": "Doing well"},
                 "rationale": {"basis": {"clause": "4.3"}, "narrative": "It fits",
                               "setAside": {"no-further-action-cps": "Too little", "no-further-action": "Too little",
                                            "passed-to-another-body": "Too little",
                                            "not-in-public-interest-other": "Too little", "outcome-22": "Too much",
                                            "outcome-22-deferred": "Too much", "outcome-23": "Too much",
                                            "youth-caution": "Too much"}}%s}""".formatted(today(), more);
    }

    private String listed(String crimeReference, String panel) {
        return listed(crimeReference, panel, "XS05");
    }

    private String listed(String crimeReference, String panel, String... offences) {
        var listed = Stream.of(offences)
                .map(code -> "{\"code\": \"%s\", \"date\": \"%s\"}".formatted(code, today().minusDays(9)))
                .collect(Collectors.joining(", "));
        var opened = as("officer.ash")
                .post("/api/referrals", """
                {"crimeReference": "%s", "officer": "4101", "referredOn": "%s",
                 "child": {"name": "Ash Example", "dateOfBirth": "%s"},
                 "offences": [%s],
                 "admission": "admitted", "acceptance": "accepted",
                 "aspects": {"evidence": "sufficient-to-charge", "victimSupports": "yes", "domesticAbuse": "none",
                             "hateCrime": "no"}}""".formatted(crimeReference, today(), today().minusYears(14), listed));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        var at = requireNonNull(opened.headers().get("location"));
        done("worker.fern", at + "/screening", "{\"result\": \"accept\", \"reason\": \"Suitable\"}");
        done("worker.fern", at + "/assessment", ASSESSMENT);
        done("manager.heath", at + "/assessment/sign-off", "{\"result\": \"agreed\"}");
        done("chair.rowan", at + "/listing", "{\"panel\": \"panel:" + panel.replaceFirst(".*/", "") + "\"}");
        return at;
    }

    private String panel() {
        var scheduled = as("chair.rowan").post("/api/panels", """
                {"sitsOn": "%s", "startsAt": "09:30", "place": "Room 1, Example House", "chair": "chair.rowan",
                 "invited": [{"member": "chair.rowan", "agency": "youth-justice"},
                             {"member": "decider.oak", "agency": "police"}]}""".formatted(today()));
        return requireNonNull(scheduled.headers().get("location"));
    }

    private void done(String person, String path, String body) {
        var answer = as(person).post(path, body);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(204);
    }

    private static LocalDate today() {
        return LocalDate.now(CaseContext.LONDON);
    }
}
