package uk.oocd.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.oocd.requests.CaseContext;
import uk.oocd.storage.protocol.BundledProtocols;

/** The whole way of a case, and every way of being told no, over HTTP. Each test refers children of its own. */
class MainJobOverHttpTest extends ApiTest {

    private static final String ASSESSMENT = """
            {"tool": "Demonstration tool", "toolVersion": "1", "safetyAndWellbeing": "low", "riskOfHarm": "medium",
             "likelihoodOfReoffending": "low", "strengths": "Good at chess", "needs": "Somewhere to be after school",
             "diversity": "None known", "childsWords": "I will say sorry", "parentsWords": "She is grounded",
             "victimView": "not-sought", "notSoughtReason": "no-direct-victim"}""";

    private static final String ATTENDANCE = """
            {"present": [{"member": "chair.rowan", "agency": "youth-justice"},
                         {"member": "decider.oak", "agency": "police"}]}""";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void a_referral_becomes_a_recorded_decision_that_is_delivered_followed_up_and_closed() {
        var opened = as("officer.ash").post("/api/referrals", referral("WX/H1", "Ash Example"));
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.body().path("reference").asString()).matches("OOCD-[0-9A-Z]{4}-[0-9A-Z]{4}");
        var at = requireNonNull(opened.headers().get("location"));

        done("worker.fern", at + "/screening", """
                {"result": "ask-police", "reason": "Was anybody else there?"}""");
        done("officer.elm", at + "/answer", """
                {"answer": "No"}""");
        done("worker.fern", at + "/screening", """
                {"result": "accept", "reason": "Suitable"}""");
        done("worker.fern", at + "/assessment", ASSESSMENT);
        done("manager.heath", at + "/assessment/sign-off", """
                {"result": "sent-back", "comment": "Say more of school"}""");
        done("worker.fern", at + "/assessment", ASSESSMENT);
        done("manager.heath", at + "/assessment/sign-off", """
                {"result": "agreed"}""");
        done("chair.rowan", at + "/listing", "{\"panel\": \"" + panel() + "\"}");
        done("chair.rowan", at + "/deferral", """
                {"reason": "The child was ill"}""");
        var panel = panel();
        done("chair.rowan", at + "/listing", "{\"panel\": \"" + panel + "\"}");
        done("chair.rowan", "/api/panels/" + panel.replaceFirst(".*:", "") + "/attendance", ATTENDANCE);
        done("chair.rowan", at + "/recommendation", Caller.JSON.writeValueAsString(recommendation(at, "outcome-22")));
        done("decider.oak", at + "/police-decision", """
                {"outcome": "outcome-22"}""");
        done("worker.fern", at + "/delivery", """
                {"deliveredOn": "%s", "explainedTo": "The child and a parent", "explanation": "What it means",
                 "understood": "I must not do it again",
                 "signatures": {"child": {"signed": "yes"},
                                "appropriate-adult": {"signed": "no", "whyNot": "Had to leave"}},
                 "appropriateAdult": {"name": "Perry Invented", "category": "parent-or-guardian"},
                 "consent": "not-needed"}""".formatted(today()));
        done("worker.fern", at + "/progress", """
                {"occurredOn": "%s", "engagement": "attended", "note": "Came on time"}""".formatted(today()));
        done("worker.moss", at + "/information", """
                {"topic": "family", "occurredOn": "%s", "text": "A grandparent moved in"}""".formatted(today().minusDays(40)));
        done("worker.fern", at + "/follow-up-end", """
                {"endedOn": "%s", "completed": "yes", "note": "All sessions done"}""".formatted(today()));
        var closed = done("worker.fern", at + "/closure", """
                {"exitPlan": "Chess club", "victimInformed": "informed"}""");

        var shown = as("officer.ash").get(at);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.etag()).isEqualTo(closed.etag()).isEqualTo("\"17\"");
        assertThat(shown.body().path("stage").asString()).isEqualTo("CLOSED");
        assertThat(shown.body().at("/record/referral/value/child/name").asString())
                .isEqualTo("Ash Example");
        assertThat(shown.body()
                        .at("/record/recommendation/value/rationale/narrative")
                        .asString())
                .isEqualTo("It fits");
        assertThat(shown.body().at("/record/recommendation/by/actor").asString())
                .isEqualTo("chair.rowan");

        var then = as("inspector.larch").get(at + "/history?sequence=3");
        assertThat(then.status()).isEqualTo(200);
        assertThat(then.body().at("/record/stage").asString()).isEqualTo("ACCEPTED");
        assertThat(then.body().path("later"))
                .anySatisfy(later -> assertThat(later.path("hadHappened").asBoolean())
                        .as("the family's news was older than it was known")
                        .isTrue());
    }

    @Test
    void a_referral_with_several_faults_is_told_all_of_them() {
        var answer = as("officer.ash").post("/api/referrals", """
                {"crimeReference": " ", "officer": "4101", "referredOn": "%s",
                 "child": {"name": "", "dateOfBirth": "2011-02-30"},
                 "offences": [{"code": "XS05", "date": "%s"}, {"code": "XS99", "date": "2001-01-01"}],
                 "admission": "maybe", "acceptance": "accepted"}""".formatted(today(), today().minusDays(9)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.errors().lines())
                .contains(
                        "crime-reference-missing #/crimeReference",
                        "child-name-missing #/child/name",
                        "date-impossible #/child/dateOfBirth",
                        "offence-not-in-protocol #/offences/1/code",
                        "choice-unknown #/admission");
    }

    @Test
    void nothing_but_json_is_read_so_that_nothing_slips_past_its_checks() {
        var answer = as("officer.ash")
                .post("/api/referrals", "crimeReference: WX/YAML/1", Map.of("Content-Type", "application/yaml"));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text()).contains("Send the body as application/json.");
    }

    @Test
    void unknown_fields_and_wrong_types_are_refused_by_name_all_at_once() {
        var answer = as("officer.ash").post("/api/referrals", """
                {"crimeReference": 7, "shoeSize": 43, "child": {"nickname": "Ash"},
                 "offences": [{"code": "XS05"}, {"code": true}]}""");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors().lines())
                .containsExactlyInAnyOrder(
                        "field-malformed #/crimeReference",
                        "field-unknown #/shoeSize",
                        "field-unknown #/child/nickname",
                        "field-malformed #/offences/1/code");
        assertThat(as("officer.ash").post("/api/referrals", "{").status()).isEqualTo(400);
    }

    @Test
    void the_same_child_for_the_same_crime_is_a_conflict_that_names_the_case() {
        var body = referral("WX/H2", "Ash Example");
        var first = as("officer.ash").post("/api/referrals", body);
        var second = as("officer.elm").post("/api/referrals", body);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.errors()).isEqualTo("case-already-referred #\n");
        assertThat(second.text()).contains(first.body().path("reference").asString());
    }

    @Test
    void a_step_at_the_wrong_stage_says_where_the_case_stands_and_what_is_possible() {
        var at = opened("WX/H3");
        var answer = as("worker.fern").post(at + "/closure", """
                {"exitPlan": "Chess club", "victimInformed": "informed"}""");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.errors()).isEqualTo("wrong-stage #\n");
        assertThat(answer.text()).contains("Referred", "screen it");
    }

    @Test
    void a_command_on_a_version_that_is_not_the_latest_changes_nothing() {
        var at = opened("WX/H4");
        var screening = """
                {"result": "accept", "reason": "Suitable"}""";
        var done = as("worker.fern").post(at + "/screening", screening, Map.of("If-Match", "\"0\""));
        assertThat(done.status()).isEqualTo(204);
        assertThat(done.etag()).isEqualTo("\"1\"");

        for (var stale : List.of("\"0\"", "W/\"1\"", "\"abc\"", "\"0\", \"7\"")) {
            var answer = as("worker.fern").post(at + "/assessment", ASSESSMENT, Map.of("If-Match", stale));
            assertThat(answer.status()).as(stale).isEqualTo(412);
        }
        for (var malformed : List.of("1", "\"1", "\"1\" \"2\"")) {
            var answer = as("worker.fern").post(at + "/assessment", ASSESSMENT, Map.of("If-Match", malformed));
            assertThat(answer.status()).as(malformed).isEqualTo(400);
        }
        assertThat(as("worker.fern").get(at).etag()).isEqualTo("\"1\"");
        assertThat(as("worker.fern")
                        .post(at + "/assessment", ASSESSMENT, Map.of("If-Match", "\"0\", \"1\""))
                        .status())
                .isEqualTo(204);
        assertThat(as("manager.heath")
                        .post(at + "/assessment/sign-off", "{\"result\": \"agreed\"}", Map.of("If-Match", "*"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void what_is_not_somebody_s_role_is_forbidden_and_without_a_password_nothing_is_answered() throws Exception {
        var at = opened("WX/H5");
        assertThat(as("officer.ash").post(at + "/screening", "{}").status()).isEqualTo(403);
        assertThat(as("worker.fern").post("/api/referrals", "{}").status()).isEqualTo(403);
        assertThat(as("worker.fern").get(at + "/history").status()).isEqualTo(403);
        assertThat(as("worker.fern")
                        .post("/api/imports", "", Map.of("Content-Type", "text/csv"))
                        .status())
                .isEqualTo(403);
        var stranger = java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(
                                        java.net.URI.create("http://127.0.0.1:" + port() + "/api/worklist"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString());
        assertThat(stranger.statusCode()).isEqualTo(401);
    }

    /** Walks every mapping that there is, so that one added tomorrow is walked too. */
    @Test
    void nobody_of_the_other_force_or_service_learns_that_a_case_or_panel_exists() {
        var caseFile = opened("WX/H6").replaceFirst(".*/", "");
        var panel = panel().replaceFirst(".*:", "");
        var others = List.of(
                "officer.brook", "decider.tarn", "worker.beck", "manager.lake", "chair.river", "inspector.marsh");
        var walked = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            for (var pattern : mapping.getPatternValues()) {
                if (!pattern.startsWith("/api/") || !pattern.contains("{id}")) continue;
                var method = mapping.getMethodsCondition()
                        .getMethods()
                        .iterator()
                        .next()
                        .name();
                var mine = pattern.contains("/panels/") ? panel : caseFile;
                for (var other : others) {
                    for (var id : List.of(mine, UUID.randomUUID().toString(), "no-id")) {
                        var path = pattern.replace("{id}", id);
                        var body = method.equals("POST") ? "{}" : null;
                        assertThat(as(other).call(method, path, body, Map.of()).status())
                                .as("%s %s by %s", method, path, other)
                                .isEqualTo(404);
                    }
                }
                walked.add(method + " " + pattern);
            }
        });
        assertThat(walked).hasSizeGreaterThan(16);
    }

    @Test
    void the_panels_and_the_figures_are_those_of_one_s_own_service() {
        var panel = panel();
        opened("WX/H11");
        assertThat(as("worker.fern").get("/api/panels").text()).contains(panel);
        assertThat(as("decider.oak").get("/api/panels").text()).contains(panel);
        assertThat(as("worker.beck").get("/api/panels").text()).doesNotContain(panel);
        assertThat(as("decider.tarn").get("/api/panels").text()).doesNotContain(panel);
        assertThat(as("manager.heath")
                        .get("/api/performance")
                        .body()
                        .path("cases")
                        .asInt())
                .isPositive();
        assertThat(as("manager.lake")
                        .get("/api/performance")
                        .body()
                        .path("cases")
                        .asInt())
                .isZero();
    }

    @Test
    void the_worklist_and_the_search_show_one_s_own_cases_only() {
        var at = opened("WX/H7");
        var id = "case-file:" + at.replaceFirst(".*/", "");
        assertThat(as("officer.ash")
                        .post("/api/case-files/search", "{\"words\": \"wxh7\"}")
                        .body()
                        .path("cases"))
                .extracting(found -> found.path("id").asString())
                .containsExactly(id);
        assertThat(as("worker.fern").get("/api/worklist?stage=REFERRED").body().path("cases"))
                .extracting(found -> found.path("id").asString())
                .contains(id);
        for (var other : List.of("officer.brook", "worker.beck")) {
            assertThat(as(other)
                            .post("/api/case-files/search", "{\"words\": \"example\"}")
                            .text())
                    .doesNotContain(id);
            assertThat(as(other).get("/api/worklist").text()).doesNotContain(id);
        }
    }

    @Test
    void a_file_is_taken_as_it_is_or_from_a_form_and_its_report_is_json_or_csv() {
        var file = """
                crime_reference,force,officer,referred_on,child_name,date_of_birth,offence_code,offence_date,admission,acceptance
                WX/H8,wessexshire,4101,%1$s,Ash Example,%2$s,XS05,%3$s,admitted,accepted
                WX/H9,wessexshire,4101,%1$s,Bay Example,yesterday,XS05,%3$s,admitted,accepted
                """.formatted(today(), today().minusYears(14), today().minusDays(9));
        var csv = Map.of("Content-Type", "text/csv");
        var taken = as("officer.ash").post("/api/imports", file, csv);
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.body().path("taken").asInt()).isEqualTo(1);
        assertThat(taken.body().at("/rows/0/kind").asString()).isEqualTo("taken");
        assertThat(taken.body().at("/rows/1/faults/0/field").asString()).isEqualTo("date_of_birth");
        assertThat(taken.body().at("/rows/1/faults/0/line").asInt()).isEqualTo(3);

        var report =
                as("officer.ash").post("/api/imports", file, Map.of("Content-Type", "text/csv", "Accept", "text/csv"));
        assertThat(report.headers().get("content-type")).startsWith("text/csv");
        assertThat(report.text())
                .startsWith("line,result,case,field,code,sentence\r\n2,already-here,OOCD-")
                .contains("3,refused,,date_of_birth,date-impossible,");

        var form = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + file + "\r\n--b--\r\n";
        var fromForm =
                as("officer.ash").post("/api/imports", form, Map.of("Content-Type", "multipart/form-data; boundary=b"));
        assertThat(fromForm.body().path("alreadyHere").asInt()).isEqualTo(1);

        var unreadable = as("officer.ash").post("/api/imports", "a,b\n1,2\n", csv);
        assertThat(unreadable.status()).isEqualTo(422);
        assertThat(unreadable.errors().lines()).contains("column-unknown #/file", "column-missing #/file");
    }

    @Test
    void a_panel_is_scheduled_ordered_and_attended() {
        var scheduled = as("chair.rowan").post("/api/panels", scheduling());
        assertThat(scheduled.status()).isEqualTo(201);
        var at = requireNonNull(scheduled.headers().get("location"));
        assertThat(as("chair.rowan").post(at + "/order", "{\"order\": []}").status())
                .isEqualTo(204);
        done("chair.rowan", at + "/attendance", ATTENDANCE);
        assertThat(as("worker.fern").post("/api/panels", scheduling()).status()).isEqualTo(403);
        assertThat(as("chair.rowan").post("/api/panels", "{}").errors().lines())
                .contains("date-missing #/sitsOn", "time-missing #/startsAt");
    }

    @Test
    void a_case_can_only_be_listed_on_a_panel_of_one_s_own() {
        var at = opened("WX/H10");
        for (var panel : List.of("", "none", UUID.randomUUID().toString(), panelOf("chair.river"))) {
            var answer = as("chair.rowan").post(at + "/listing", "{\"panel\": \"" + panel + "\"}");
            assertThat(answer.status()).as(panel).isEqualTo(422);
            assertThat(answer.errors()).isEqualTo("panel-not-found #/panel\n");
        }
    }

    @Test
    void everybody_can_ask_who_they_are_and_what_the_protocol_says() {
        var me = as("chair.rowan").get("/api/me").body();
        assertThat(me.path("service").asString()).isEqualTo("wessexshire-yjs");
        assertThat(me.path("may").toString()).contains("SCHEDULE_PANEL").doesNotContain("\"REFER\"");
        var protocols = as("officer.ash").get("/api/protocols").body();
        var bundled = new BundledProtocols();
        assertThat(protocols.at("/inForce/version").asInt())
                .isEqualTo(bundled.inForceOn(today()).version());
        assertThat(protocols.path("versions")).hasSize(bundled.all().size());
    }

    @Test
    void a_child_who_admits_after_the_referral_opens_what_was_closed_without_an_admission() {
        var body = referral("WX/H12", "Ash Example").replace("\"admitted\"", "\"denied\"");
        var at = requireNonNull(
                as("officer.ash").post("/api/referrals", body).headers().get("location"));
        var before = as("worker.fern").get(at + "/options");
        assertThat(before.body().at("/position/admission").asString()).isEqualTo("DENIED");
        assertThat(before.text()).contains("needs-admission");

        assertThat(as("chair.rowan").post(at + "/position", "{}").status()).isEqualTo(403);
        assertThat(as("officer.ash").post(at + "/position", """
                                {"admission": "perhaps", "occurredOn": "soon"}""").errors().lines())
                .containsExactlyInAnyOrder(
                        "choice-unknown #/admission",
                        "date-impossible #/occurredOn",
                        "position-reason-missing #/reason");
        done("officer.ash", at + "/position", """
                {"admission": "admitted", "occurredOn": "%s", "reason": "In a second interview"}""".formatted(today()));

        var after = as("worker.fern").get(at + "/options");
        assertThat(after.body().at("/position/admission").asString()).isEqualTo("ADMITTED");
        assertThat(after.text()).doesNotContain("needs-admission");
        var record = as("worker.fern").get(at).body().path("record");
        assertThat(record.at("/referral/value/admission").asString()).isEqualTo("DENIED");
        assertThat(record.at("/updates/0/value/change/admission").asString()).isEqualTo("ADMITTED");
        assertThat(record.at("/updates/0/value/change/evidence").isNull()).isTrue();
        assertThat(as("inspector.larch").get(at + "/history?sequence=0").body().at("/record/updates"))
                .isEmpty();
    }

    private Caller.Answer done(String person, String path, String body) {
        var answer = as(person).post(path, body);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(204);
        return answer;
    }

    private String opened(String crimeReference) {
        var answer = as("officer.ash").post("/api/referrals", referral(crimeReference, "Ash Example"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return requireNonNull(answer.headers().get("location"));
    }

    private static String referral(String crimeReference, String child) {
        return """
                {"crimeReference": "%s", "officer": "4101", "referredOn": "%s",
                 "child": {"name": "%s", "dateOfBirth": "%s", "sex": "female", "ethnicitySelfDefined": "W1",
                           "ethnicityObserved": "W1", "address": "1 Sample Street, Exampleton",
                           "school": "Example Academy", "careStatus": "not-looked-after"},
                 "offences": [{"code": "XS05", "date": "%s"}],
                 "admission": "admitted", "acceptance": "accepted"}""".formatted(crimeReference, today(), child, today().minusYears(14), today().minusDays(9));
    }

    private String panel() {
        return panelOf("chair.rowan");
    }

    private String panelOf(String chair) {
        return as(chair).post("/api/panels", scheduling()).body().path("id").asString();
    }

    private static String scheduling() {
        return """
                {"sitsOn": "%s", "startsAt": "09:30", "place": "Room 1, Example House", "chair": "chair.rowan",
                 "invited": [{"member": "chair.rowan", "agency": "youth-justice"},
                             {"member": "decider.oak", "agency": "police"}]}""".formatted(today());
    }

    /** Sets aside, with a reason, everything that is open and not chosen. */
    private Map<String, @Nullable Object> recommendation(String at, String outcome) {
        var options = as("chair.rowan").get(at + "/options?factors=made-amends").body();
        assertThat(options.path("score").asInt()).isEqualTo(1);
        var setAside = new LinkedHashMap<String, String>();
        for (var option : options.path("options")) {
            var code = option.path("outcome").asString();
            if (!option.path("standing").asString().equals("CLOSED") && !code.equals(outcome))
                setAside.put(code, "Too little");
        }
        assertThat(setAside).isNotEmpty();
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("satOn", today().toString());
        body.put("factors", Map.of("made-amends", "The gnome was brought back"));
        body.put("outcome", outcome);
        body.put("views", Map.of("education", "Comes to school most days"));
        body.put(
                "rationale",
                Map.of(
                        "basis",
                        Map.of("clause", "4.4"),
                        "weighed",
                        Map.of("strengths", Map.of("bearing", "towards-diversion", "evidence", "Chess")),
                        "narrative",
                        "It fits",
                        "setAside",
                        setAside,
                        "dissent",
                        Map.of("decider.oak", "Would have cautioned")));
        body.put(
                "sat",
                List.of(
                        Map.of("member", "chair.rowan", "agency", "youth-justice"),
                        Map.of("member", "decider.oak", "agency", "police")));
        body.put("departureReason", "The activity helps more than nothing");
        return body;
    }

    private static LocalDate today() {
        return LocalDate.now(CaseContext.LONDON);
    }
}
