package uk.oocd.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.oocd.casefile.CaseFileCommand.ReferCase;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Referral;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.kernel.History;
import uk.oocd.kernel.Subject;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.Protocols;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.PoliceDecisionPart;
import uk.oocd.requests.ReferralRequest;
import uk.oocd.requests.ReferralRequest.ChildPart;
import uk.oocd.requests.ReferralRequest.OffencePart;
import uk.oocd.requests.ReferralRequest.Sender;
import uk.oocd.requests.ReferralRequest.VictimPart;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.People;
import uk.oocd.security.Scope;
import uk.oocd.storage.keys.KeyVault;
import uk.oocd.wording.Wording;

/** The pages about cases and panels, over the whole program: what is recorded is on disk, what is shown is folded. */
class CaseworkPagesTest extends PagesTest {

    private static final AtomicInteger REFERENCES = new AtomicInteger();
    private static final String NAME = "Robin Fictional-Pagetest";

    @Autowired
    Desk desk;

    @Autowired
    People people;

    @Autowired
    Fingerprints fingerprints;

    @Autowired
    Protocols protocols;

    @Autowired
    History history;

    @Autowired
    KeyVault keys;

    @Autowired
    Wording wording;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    /** The path of a new case's page. */
    private String referred() {
        return referred(NAME);
    }

    private String referred(String name) {
        return referred(name, "XS05");
    }

    private String referred(String name, String offence) {
        return referred(name, offence, "WX/TEST/" + REFERENCES.incrementAndGet());
    }

    private String referred(String name, String offence, String crimeReference) {
        return referred(name, List.of(offence), crimeReference);
    }

    private String referred(String name, List<String> offences, String crimeReference) {
        var sent = new ArrayList<@Nullable OffencePart>();
        offences.forEach(code ->
                sent.add(new OffencePart(code, null, today().minusDays(20).toString(), null, null)));
        var referral = new ReferralRequest(
                crimeReference,
                "4471",
                today().toString(),
                new ChildPart(
                        name, today().minusYears(14).toString(), "FEMALE", "W1", "W1", "1 Nowhere Lane", null, null),
                sent,
                "ADMITTED",
                "NOT_ACCEPTED",
                new ReferralRequest.AspectsPart("SUFFICIENT_TO_CHARGE", "YES", "NONE", "NO"),
                null,
                List.of(new VictimPart("Pat Pretend", "AGREED")),
                null,
                null,
                "A garden gnome was taken.");
        var me = people.find("officer.ash").orElseThrow();
        var id = new ArrayList<String>();
        desk.open(me, Action.REFER, new Scope("wessexshire", "wessexshire-yjs"), by -> {
            var sender = new Sender("wessexshire", "wessexshire-yjs", Referral.Origin.FORM, by);
            ReferCase command =
                    referral.toCommand(sender, fingerprints, protocols).orThrow();
            id.add(command.caseFile().value().toString());
            return command;
        });
        return "/cases/" + id.getFirst();
    }

    private static Map<String, Object> assessment() {
        var form = new HashMap<String, Object>();
        form.put("tool", "PDAT");
        form.put("toolVersion", "2");
        form.put("safetyAndWellbeing", "MEDIUM");
        form.put("riskOfHarm", "LOW");
        form.put("likelihoodOfReoffending", "LOW");
        for (var text : List.of("strengths", "needs", "diversity", "childsWords", "parentsWords")) {
            form.put(text, "Words about " + text);
        }
        form.put("victimView", "RECORDED");
        form.put("victimsWords", "I want the gnome back.");
        return form;
    }

    private String accepted() throws Exception {
        return accepted(referred());
    }

    private String accepted(String path) throws Exception {
        visitor("worker.fern").opens(path + "/screening").sends(Map.of("result", "ACCEPT", "reason", "Suitable."));
        return path;
    }

    private String listed() throws Exception {
        return listed(accepted());
    }

    private String listed(String path) throws Exception {
        visitor("worker.fern").opens(path + "/assessment").sends(assessment());
        visitor("manager.heath").opens(path + "/sign-off").sends(Map.of("result", "AGREED", "comment", ""));
        var panel = scheduled();
        visitor("chair.rowan").opens(path + "/listing").sends(Map.of("panel", panel.substring("/panels/".length())));
        attended(panel);
        return path;
    }

    private void attended(String panel) throws Exception {
        var came = Map.of("chair.rowan", "youth-justice", "decider.oak", "police", "education.hazel", "education");
        visitor("chair.rowan").opens(panel).sends(panel + "/attendance", seats("present", came));
    }

    /** The path of a new panel's page; the chair, a decision-maker and a teacher are asked to come. */
    private String scheduled() throws Exception {
        var form = new HashMap<String, Object>();
        form.put("sitsOn", date(today()));
        form.put("startsAt", "09:30");
        form.put("place", "Room 3");
        form.put("chair", "chair.rowan");
        form.putAll(seats(
                "invited",
                Map.of("chair.rowan", "youth-justice", "decider.oak", "police", "education.hazel", "education")));
        return visitor("chair.rowan").opens("/panels/new").sends(form).path();
    }

    private static Map<String, String> seats(String list, Map<String, String> members) {
        var fields = new LinkedHashMap<String, String>();
        members.forEach((member, agency) -> {
            var row = list + "[" + fields.size() / 2 + "]";
            fields.put(row + ".agency", agency);
            fields.put(row + ".member", member);
        });
        return fields;
    }

    private Map<String, Object> recommendation() {
        var form = new HashMap<String, Object>();
        form.put("satOn", date(today()));
        form.put("outcome", "community-resolution");
        form.put("rationale.narrative", "The child is sorry, and the gnome is back.");
        form.put("rationale.basis.clause", "4.3");
        for (var open : List.of(
                "no-further-action-cps",
                "no-further-action",
                "passed-to-another-body",
                "not-in-public-interest-other",
                "outcome-22",
                "outcome-22-deferred",
                "outcome-23",
                "youth-caution")) {
            form.put("rationale.setAside[" + open + "]", "It would do less for this child.");
        }
        form.put("rationale.weighed[victim-view].bearing", "TOWARDS_DIVERSION");
        form.put("rationale.weighed[victim-view].evidence", "The owner wants no more than the gnome.");
        form.put("rationale.dissent[education.hazel]", "I would have waited for the school.");
        form.putAll(seats(
                "sat",
                new LinkedHashMap<>(Map.of(
                        "chair.rowan", "youth-justice", "decider.oak", "police", "education.hazel", "education"))));
        return form;
    }

    private String recommended() throws Exception {
        var path = listed();
        visitor("chair.rowan").opens(path + "/recommendation").sends(recommendation());
        return path;
    }

    private String delivered() throws Exception {
        var path = recommended();
        visitor("decider.oak").opens(path + "/police-decision").sends(Map.of("outcome", "community-resolution"));
        visitor("worker.fern")
                .opens(path + "/delivery")
                .sends(Map.of(
                        "deliveredOn",
                        date(today()),
                        "explainedTo",
                        "The child and a grandmother",
                        "explanation",
                        "What was decided, in plain words.",
                        "whyNotUnderstood",
                        "The child did not want to say.",
                        "appropriateAdult.name",
                        "Gran Fictional",
                        "appropriateAdult.category",
                        "PARENT_OR_GUARDIAN",
                        "signatures[child].signed",
                        "YES",
                        "signatures[appropriate-adult].signed",
                        "YES"));
        return path;
    }

    @Test
    void a_case_goes_from_referral_to_closure_by_its_pages_alone() throws Exception {
        var path = delivered();
        var worker = visitor("worker.fern");
        assertThat(worker.opens(path).main()).contains("In time", "Add a follow-up note", "End the follow-up");
        worker.opens(path + "/follow-up")
                .sends(Map.of("occurredOn", date(today()), "engagement", "ATTENDED", "note", "Wrote a letter."));
        assertThat(worker.main()).contains("The note has been added to the follow-up.");
        worker.opens(path + "/follow-up/end")
                .sends(Map.of("endedOn", date(today()), "completed", "YES", "note", "All done."));
        worker.opens(path + "/closure").sends(Map.of("exitPlan", "Drum lessons.", "victimInformed", "INFORMED"));

        assertThat(worker.path()).isEqualTo(path);
        assertThat(worker.status()).isEqualTo(200);
        assertThat(worker.findsEveryLinkWithin().main())
                .contains(
                        "The case has been closed.",
                        NAME,
                        "Admission Admitted",
                        "Acceptance of responsibility Not accepted",
                        "Pat Pretend Contact: agreed",
                        "Accepted for panel",
                        "Safety and wellbeing Medium",
                        "I want the gnome back.",
                        "Signed off",
                        "Gravity score 2",
                        "Clause 4.3 of Demonstration protocol",
                        "The victim’s view , towards diversion: The owner wants no more than the gnome.",
                        "Sample Hazelgrove : I would have waited for the school.",
                        "Youth caution : It would do less for this child.",
                        "Police decision Outcome Community resolution",
                        "Gran Fictional, parent or guardian",
                        "Attended: Wrote a letter.",
                        "Drum lessons.");
        assertThat(worker.page()).contains("<h1").containsOnlyOnce("<h1 ");
    }

    @Test
    void an_on_the_spot_resolution_is_not_offered_where_every_child_is_referred_and_the_form_says_who_says_so()
            throws Exception {
        var blade = visitor("worker.fern").opens(referred(NAME, "XS09") + "/screening");
        assertThat(blade.page()).doesNotContain("value=\"ON_THE_SPOT\"").contains("value=\"ACCEPT\"");
        assertThat(blade.main())
                .contains(
                        "An on-the-spot resolution is not open. Carrying or threatening with a blade (fictional): every"
                                + " such child is referred, and nothing is decided on the spot (clause ");
        var other = visitor("worker.fern").opens(referred() + "/screening");
        assertThat(other.page()).contains("value=\"ON_THE_SPOT\"");
        assertThat(other.main()).doesNotContain("is not open");
    }

    @Test
    void a_case_that_must_have_a_plan_says_so_until_it_has_one() throws Exception {
        var path = referred(NAME, "XS09");
        var worker = visitor("worker.fern");
        assertThat(worker.opens(path).main())
                .contains(
                        "The plan Still to do Carrying or threatening with a blade (fictional): a plan, whatever the"
                                + " outcome. The case cannot be closed until the child’s or the professionals’ plan has"
                                + " a line.",
                        "guidance for child knife possession offences, 12 February 2026");
        worker.opens(path + "/plan")
                .sends(Map.of(
                        "part",
                        "CHILDS_PLAN",
                        "what",
                        "Three talks about stage daggers.",
                        "who",
                        "Fern",
                        "dueOn",
                        date(today().plusWeeks(4))));
        assertThat(worker.opens(path).main())
                .contains("Three talks about stage daggers.")
                .doesNotContain("Still to do");
    }

    @Test
    void the_conditions_of_a_conditional_caution_are_the_panels_first_and_the_delivery_form_begins_with_them()
            throws Exception {
        var path = listed(accepted(referred(NAME, "XS12")));
        var chair = visitor("chair.rowan").opens(path + "/recommendation");
        var form = recommendation();
        form.keySet().removeIf(name -> name.startsWith("rationale.setAside["));
        var outcomes = Pattern.compile("name=\"rationale\\.setAside\\[([a-z0-9-]+)]\"")
                .matcher(chair.page())
                .results()
                .map(found -> found.group(1))
                .filter(outcome -> !outcome.equals("youth-conditional-caution"))
                .toList();
        for (var outcome : outcomes) form.put("rationale.setAside[" + outcome + "]", "It would do less.");
        form.put("outcome", "youth-conditional-caution");
        chair.sends(form);
        assertThat(chair.status()).isEqualTo(422);
        assertThat(chair.page())
                .contains("A youth conditional caution cannot be recommended without.", "href=\"#conditions.0.what\"");

        form.put("conditions[0].what", "Sweep the gingerbread path.");
        form.put("conditions[0].purpose", "REPARATION");
        form.put("conditions[0].until", date(today().plusWeeks(5)));
        chair.opens(path + "/recommendation").sends(form);
        var decider = visitor("decider.oak").opens(path + "/police-decision");
        assertThat(decider.main()).contains("Conditions recommended Sweep the gingerbread path. (reparation; until ");
        decider.sends(Map.of("outcome", "youth-conditional-caution"));

        var until = today().plusWeeks(5);
        assertThat(visitor("worker.fern").opens(path + "/delivery").page())
                .contains(
                        ">Sweep the gingerbread path.</textarea>",
                        "name=\"conditions[0].until\" value=\"" + until.getDayOfMonth() + "\"",
                        "name=\"conditions[0].until\" value=\"" + until.getYear() + "\"");

        for (var police : List.of("officer.ash", "decider.oak")) {
            assertThat(visitor(police).opens("/").page())
                    .as("a caution that waits to be given is on the list of whoever may record it")
                    .containsPattern("(?s)Cautions to give: [0-9]+<.*" + path + "/delivery");
        }
        assertThat(visitor("worker.fern").opens("/").page())
                .as("it waits for the service in any case")
                .doesNotContain("Cautions to give");
    }

    @Test
    void each_form_that_is_refused_comes_back_with_what_was_typed_and_links_to_its_fields() throws Exception {
        var referred = referred();
        refused("worker.fern", referred + "/screening", Map.of("reason", "Kept words 1"), "Kept words 1");
        refused("worker.fern", referred + "/screening", Map.of("result", "RETURN", "reason", "K".repeat(4001)), "KKKK");
        var accepted = accepted();
        refused(
                "worker.fern",
                accepted + "/assessment",
                Map.of("strengths", "Kept words 2", "victimView", "NOT_SOUGHT"),
                "Kept words 2");
        refused("officer.ash", accepted + "/position", Map.of("reason", "Kept words P"), "Kept words P");
        visitor("worker.fern").opens(accepted + "/assessment").sends(assessment());
        refused("manager.heath", accepted + "/sign-off", Map.of("comment", "Kept words 3"), "Kept words 3");
        visitor("manager.heath").opens(accepted + "/sign-off").sends(Map.of("result", "AGREED"));
        refused("chair.rowan", accepted + "/listing", Map.of(), "Which panel");
        refused("chair.rowan", "/panels/new", Map.of("place", "Kept place", "startsAt", "noon"), "Kept place");
        var listed = listed();
        refused("chair.rowan", listed + "/deferral", Map.of(), "Why the panel does not decide");
        refused(
                "chair.rowan",
                listed + "/recommendation",
                Map.of(
                        "rationale.narrative", "Kept words 4",
                        "rationale.weighed[childs-needs].evidence", "Kept evidence",
                        "outcome", "charge",
                        "rationale.dissent[health.willow]", "Kept dissent"),
                "Kept words 4",
                "Kept evidence");
        var recommended = recommended();
        refused(
                "decider.oak",
                recommended + "/police-decision",
                Map.of("outcome", "youth-caution"),
                "value=\"youth-caution\"");
        visitor("decider.oak").opens(recommended + "/police-decision").sends(Map.of("outcome", "community-resolution"));
        refused(
                "worker.fern",
                recommended + "/delivery",
                Map.of("deliveredOn", List.of("31", "2", "2026"), "explanation", "Kept words 5"),
                "Kept words 5",
                "value=\"31\"",
                "href=\"#understood\"",
                "href=\"#signatures.child.signed\"");
        refused("worker.fern", recommended + "/delivery", Map.of("deliveredOn", date(today())), "Appropriate adult");
        var delivered = delivered();
        refused("worker.fern", delivered + "/follow-up", Map.of("note", "Kept words 6"), "Kept words 6");
        refused("worker.fern", delivered + "/follow-up/end", Map.of("note", "Kept words 7"), "Kept words 7");
        refused("worker.fern", delivered + "/information", Map.of("text", "Kept words 8"), "Kept words 8");
        visitor("worker.fern")
                .opens(delivered + "/follow-up/end")
                .sends(Map.of("endedOn", date(today()), "completed", "YES", "note", "Moved away."));
        refused("worker.fern", delivered + "/closure", Map.of(), "Exit plan");
    }

    private void refused(String account, String path, Map<String, ?> form, String... kept) throws Exception {
        var somebody = visitor(account);
        assertThat(somebody.opens(path).status()).as(path).isEqualTo(200);
        somebody.findsEveryLinkWithin();
        somebody.sends(form);
        assertThat(somebody.status()).as(path).isEqualTo(422);
        assertThat(somebody.page())
                .contains("There is a problem", "<title>Error: ")
                .contains(kept);
        assertThat(somebody.findsEveryLinkWithin().all(Pattern.compile("error-summary__list\">\\s*<li><(a) href=\"#")))
                .as(path)
                .hasSize(1);
    }

    @Test
    void what_cannot_be_read_and_what_the_rules_ask_for_are_told_at_once() throws Exception {
        var chair = visitor("chair.rowan").opens("/panels/new").sends(Map.of("startsAt", "noon"));
        assertThat(chair.main())
                .contains(
                        "When the panel sits: enter the date",
                        "When the panel starts: enter a real time",
                        "Enter where the panel sits",
                        "Choose who chairs the panel",
                        "Choose who is invited");
        var path = recommended();
        visitor("decider.oak").opens(path + "/police-decision").sends(Map.of("outcome", "community-resolution"));
        assertThat(visitor("worker.fern")
                        .opens(path + "/delivery")
                        .sends(Map.of("explanation", ""))
                        .main())
                .contains("When it was delivered: enter the date", "Say to whom it was explained", "appropriate adult");
        var listed = visitor("chair.rowan").opens(listed() + "/recommendation").sends(Map.of());
        assertThat(listed.main())
                .contains(
                        "Outcome: choose one of the options",
                        "Clause relied on: choose one of the options",
                        "Say why the panel agreed this outcome");
    }

    @Test
    void the_score_and_the_options_are_worked_out_as_often_as_asked_and_nothing_is_recorded_by_it() throws Exception {
        var path = listed();
        var chair = visitor("chair.rowan").opens(path + "/recommendation");
        assertThat(chair.main()).contains("Gravity score 2 of 5", "Presumed at this score: Community resolution");
        chair.sends(Map.of(
                "work-out", "true",
                "factors[planned]", "They brought a bag.",
                "factors[lasting-harm]", "Tears for a week.",
                "rationale.narrative", "Typed so far"));

        assertThat(chair.status()).isEqualTo(200);
        assertThat(chair.main())
                .contains(
                        "Gravity score 3 of 5",
                        "the factors that apply would move it by +2, and do so by +1, the most this edition allows, and"
                                + " scores 3 of 5.",
                        "What raises it comes to 2 levels together, and this edition lets factors move a score by at"
                                + " most 1.",
                        "Presumed at this score: Youth caution");
        assertThat(chair.page()).contains("They brought a bag.", "Typed so far", "rationale.setAside[charge]");
        assertThat(visitor("chair.rowan").opens(path).main()).contains("Record the panel’s recommendation");
    }

    @Test
    void a_factor_may_be_found_for_one_of_several_offences_alone() throws Exception {
        var path = listed(accepted(referred(NAME, List.of("XS05", "XS07"), "WX/TEST/" + REFERENCES.incrementAndGet())));
        var chair = visitor("chair.rowan").opens(path + "/recommendation").findsEveryLinkWithin();
        assertThat(chair.main()).contains("Gravity score 3 of 5", "It applies to some of the offences only");
        chair.sends(Map.of(
                "work-out", "true",
                "factors[planned]", "They brought a bag.",
                "factorOffences[planned]", List.of("XS05")));
        assertThat(chair.main())
                .contains(
                        "Gravity score 3 of 5",
                        "It was planned, for XS05",
                        "XS05 starts at 2, the factors that apply would move it by +1, and scores 3 of 5.",
                        "XS07 starts at 3, and scores 3 of 5.");
        assertThat(chair.findsEveryLinkWithin().page()).containsPattern("value=\"XS05\" checked");
        assertThat(visitor("chair.rowan").opens(listed() + "/recommendation").main())
                .doesNotContain("It applies to some of the offences only");
    }

    @Test
    void an_admission_taken_back_is_shown_beside_what_was_referred_and_changes_what_the_police_can_decide()
            throws Exception {
        var path = recommended();
        var officer = visitor("officer.ash").opens(path + "/position");
        assertThat(officer.page()).containsPattern("value=\"ADMITTED\"[^>]*checked");
        officer.sends(Map.of(
                "admission", "DENIED", "occurredOn", date(today()), "reason", "Said so with a solicitor present."));
        assertThat(officer.findsEveryLinkWithin().main())
                .contains(
                        "The change has been recorded.",
                        "Admission Denied (as referred: admitted)",
                        "Changed since the referral",
                        "Said so with a solicitor present.",
                        "What the child says and the evidence, when the panel recommended Admission Admitted");
        assertThat(officer.opens(path + "/position").page()).containsPattern("value=\"DENIED\"[^>]*checked");

        var decider = visitor("decider.oak").opens(path + "/police-decision");
        assertThat(decider.main())
                .contains("What the child says and the evidence, now Admission Denied (as referred: admitted)");
        decider.sends(Map.of("outcome", "youth-caution", "reason", "As it was."));
        assertThat(decider.main()).contains("There is a problem", "the child has not admitted the offence");

        var inspector = visitor("inspector.larch").opens(path + "/history?sequence=5");
        var known = inspector.page().substring(0, inspector.page().indexOf("id=\"later\""));
        assertThat(known).doesNotContain("(as referred");
        assertThat(inspector.main()).contains("Changed since the referral: admission is now denied");
    }

    @Test
    void a_case_of_an_offence_for_which_an_outcome_stands_elsewhere_says_so_above_its_options() throws Exception {
        var first = delivered();
        var reference = visitor("worker.fern").opens(first).page().replaceAll("(?s).*<h1[^>]*>Case ([^<]+)<.*", "$1");
        var twice = referred(NAME, "XS05", "wx-test-" + REFERENCES.get());
        assertThat(visitor("worker.fern").opens(twice).main())
                .contains("An outcome stands for the same offence in case " + reference);
        assertThat(visitor("worker.fern").opens(first).main()).doesNotContain("An outcome stands for the same offence");
        visitor("worker.moss").opens(first + "/conflict").sends(Map.of("interest", "I am the child’s aunt."));
        assertThat(visitor("worker.moss").opens(twice).main())
                .contains("An outcome stands for the same offence in another case")
                .doesNotContain(reference);
    }

    @Test
    void a_case_whose_outcome_cannot_be_given_says_so_before_anybody_tries() throws Exception {
        var second = decidedTwice();
        var worker = visitor("worker.fern").opens(second);
        assertThat(worker.main())
                .contains("This outcome cannot be given: one stands for the same offence in case OOCD-");
        assertThat(worker.opens(second + "/delivery").main()).contains("This outcome cannot be given");
        visitor("decider.oak")
                .opens(second + "/police-decision")
                .sends(Map.of("outcome", "no-further-action", "reason", "The same crime, referred and decided twice."));
        assertThat(worker.opens(second + "/delivery").main()).doesNotContain("This outcome cannot be given");
    }

    /** The second of two cases of one crime, decided before it was known that the first was. */
    private String decidedTwice() throws Exception {
        var first = recommended();
        var second = listed(accepted(referred(NAME, "XS05", "wx-test-" + REFERENCES.get())));
        visitor("chair.rowan").opens(second + "/recommendation").sends(recommendation());
        visitor("decider.oak").opens(first + "/police-decision").sends(Map.of("outcome", "community-resolution"));
        var id = CaseFileId.of(second.replaceAll(".*/", ""));
        var decision = new PoliceDecisionPart("community-resolution", null, null);
        desk.send(
                people.find("decider.oak").orElseThrow(),
                Action.RECORD_POLICE_DECISION,
                id.toString(),
                by -> decision.toCommand(
                                CaseContext.of(id, by, history, protocols, Milestone.POLICE_DECIDED), List.of())
                        .orThrow());
        return second;
    }

    @Test
    void earlier_outcomes_of_the_child_stand_beside_the_options_and_are_said_to_close_none() throws Exception {
        var earlier = delivered();
        var reference = visitor("chair.rowan").opens(earlier).page().replaceAll("(?s).*<h1[^>]*>Case ([^<]+)<.*", "$1");
        var path = listed();
        var chair = visitor("chair.rowan").opens(path + "/recommendation");
        assertThat(chair.main())
                .contains(
                        "Earlier outcomes of this child",
                        reference + " (opens in a new tab) Community resolution " + wording.day(today())
                                + " Not a caution",
                        "An outcome that was given for another offence closes none of the options");
        chair.sends(recommendation());
        assertThat(visitor("decider.oak").opens(path + "/police-decision").main())
                .contains(
                        "Earlier outcomes of this child",
                        reference,
                        "An outcome that was given for another offence closes none of the options");
    }

    @Test
    void a_form_sent_on_what_somebody_else_has_changed_is_shown_again_beside_what_is_new() throws Exception {
        var path = referred();
        var slow = visitor("worker.moss").opens(path + "/screening");
        visitor("officer.ash")
                .opens(path + "/information")
                .sends(Map.of("topic", "FAMILY", "occurredOn", date(today().minusDays(3)), "text", "They moved."));
        slow.sends(Map.of("result", "ACCEPT", "reason", "Typed and kept"));

        assertThat(slow.status()).isEqualTo(409);
        assertThat(slow.findsEveryLinkWithin().page())
                .contains("Typed and kept", "Recorded since you opened this page", "Information learned: family");
        slow.sends(Map.of("result", "ACCEPT", "reason", "Typed and kept"));
        assertThat(slow.main()).contains("The case has been accepted for panel.");
    }

    @Test
    void a_step_that_is_not_possible_now_says_at_which_stage_the_case_is_and_what_is() throws Exception {
        var path = referred();
        var worker = visitor("worker.fern").opens(path + "/assessment");
        assertThat(worker.status()).isEqualTo(409);
        assertThat(worker.main()).contains("This cannot be done now.", "Referred", "Screen the referral");
    }

    @Test
    void whoever_sees_the_case_and_may_not_do_a_step_is_refused_it() throws Exception {
        var path = listed();
        assertThat(visitor("officer.ash").opens(path + "/screening").status()).isEqualTo(403);
        assertThat(visitor("worker.fern").opens(path + "/recommendation").status())
                .isEqualTo(403);
        assertThat(visitor("chair.rowan").opens(path + "/police-decision").status())
                .isEqualTo(403);
        assertThat(visitor("worker.fern").opens(path + "/history").status()).isEqualTo(403);
        assertThat(visitor("worker.fern").opens("/panels/new").status()).isEqualTo(403);
        assertThat(visitor("worker.fern").opens("/performance").status()).isEqualTo(403);
        assertThat(visitor("officer.ash").opens("/panels").status()).isEqualTo(403);
        assertThat(visitor("inspector.larch").opens(path).main()).doesNotContain("Record the", "Add information");
    }

    @Test
    void a_case_has_contents_that_lead_to_each_of_its_parts_and_to_no_other() throws Exception {
        var fresh = visitor("worker.fern").opens(referred()).findsEveryPartInTheContents();
        assertThat(fresh.page()).contains("href=\"#referral\"").doesNotContain("href=\"#listings\"");
        var listed = visitor("worker.fern").opens(listed()).findsEveryPartInTheContents();
        assertThat(listed.page()).contains("href=\"#listings\"").doesNotContain("href=\"#recommendation\"");
    }

    /** Walks every mapping that there is, so that one added tomorrow is walked too. */
    @Test
    void to_somebody_of_the_other_service_there_is_no_such_case_and_no_such_panel() throws Exception {
        var caseFile = listed().replaceFirst(".*/", "");
        var panel = scheduled().replaceFirst(".*/", "");
        var walked = new TreeSet<String>();
        for (var mapping : mappings.getHandlerMethods().keySet()) {
            for (var pattern : mapping.getPatternValues()) {
                if (!pattern.matches("/(cases|panels|referrals|drafts)/\\{id}.*")) continue;
                var path = pattern.replace("{id}", pattern.startsWith("/panels/") ? panel : caseFile);
                for (var method : mapping.getMethodsCondition().getMethods()) {
                    for (var account : List.of(
                            "officer.brook",
                            "decider.tarn",
                            "worker.beck",
                            "manager.lake",
                            "chair.river",
                            "inspector.marsh")) {
                        var stranger = visitor(account);
                        var status = (method == RequestMethod.GET
                                        ? stranger.opens(path)
                                        : stranger.sends(path, Map.of()))
                                .status();
                        boolean notTheirs = pattern.startsWith("/drafts/") && !account.startsWith("officer");
                        assertThat(status)
                                .as("%s %s by %s", method, path, account)
                                .isEqualTo(notTheirs ? 403 : 404);
                    }
                    walked.add(method + " " + pattern);
                }
            }
        }
        assertThat(walked).hasSizeGreaterThan(2 * StepPage.values().length);
        assertThat(visitor("chair.river").opens("/panels").main()).doesNotContain("Room 3");
        assertThat(visitor("worker.fern").opens("/cases/nothing-like-it").status())
                .isEqualTo(404);
    }

    @Test
    void the_history_shows_what_was_known_and_marks_apart_what_was_learned_later() throws Exception {
        var path = recommended();
        visitor("worker.fern")
                .opens(path + "/information")
                .sends(Map.of(
                        "topic", "FAMILY", "occurredOn", date(today().minusDays(9)), "text", "They had moved before."));
        var inspector = visitor("inspector.larch").opens(path + "/history?sequence=1");

        assertThat(inspector.status()).isEqualTo(200);
        assertThat(inspector.page()).contains("rel=\"prev\"", "rel=\"next\"", "moment 2 of 7");
        var known = inspector.page().substring(0, inspector.page().indexOf("id=\"later\""));
        var later = inspector.page().substring(inspector.page().indexOf("id=\"later\""));
        assertThat(known)
                .contains(
                        "Suitable.",
                        protocols.inForceOn("wessexshire-yjs", today()).title(),
                        "Example Fernsby")
                .doesNotContain("They had moved before.", "Words about strengths", "the gnome is back");
        assertThat(later)
                .contains(
                        "Learned later; not known at this moment",
                        "They had moved before.",
                        "Had already happened",
                        "Words about strengths");
        assertThat(inspector.opens(path + "/history").page())
                .contains("They had moved before.")
                .doesNotContain("rel=\"next\"");
        assertThat(inspector.opens(path + "/history?sequence=99").status()).isEqualTo(404);
        assertThat(inspector.opens(path + "/history?sequence=first").status()).isEqualTo(404);
    }

    @Test
    void what_was_erased_is_said_to_be_erased() throws Exception {
        var name = "Sam Erased-Pagetest";
        var path = referred(name);
        visitor("worker.fern")
                .opens(path + "/screening")
                .sends(Map.of("result", "ACCEPT", "reason", "Words about Sam"));
        assertThat(visitor("worker.fern").opens(path).page()).contains(name, "Words about Sam");
        var born = today().minusYears(14).toString();
        keys.destroy(new Subject("child:" + fingerprints.of("child", name, born)));

        var page = visitor("worker.fern").opens(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page())
                .doesNotContain(name, "Words about Sam")
                .contains("Erased", "Date of birth erased", "Pat Pretend");
        assertThat(visitor("inspector.larch").opens(path + "/history").status()).isEqualTo(200);
    }

    @Test
    void no_address_on_a_page_tells_anything_about_a_person() throws Exception {
        var path = recommended();
        for (var account : List.of("worker.fern", "decider.oak", "inspector.larch")) {
            assertThat(visitor(account).opens(path).all(Pattern.compile("(?:href|action)=\"([^\"]*)\"")))
                    .noneMatch(address -> address.matches(".*(?i)(robin|fictional-|pretend|nowhere|2012).*"));
        }
    }

    @Test
    void whoever_declares_an_interest_finds_the_papers_closed_until_somebody_lifts_it() throws Exception {
        var path = listed();
        refused("education.hazel", path + "/conflict", Map.of("interest", " "), "What ties them to the case");
        var member =
                visitor("education.hazel").opens(path + "/conflict").sends(Map.of("interest", "I teach the child."));
        assertThat(member.path()).startsWith("/panels/");
        assertThat(member.findsEveryLinkWithin().main())
                .contains("The interest has been recorded", "You stand back from case 1")
                .doesNotContain(NAME);
        assertThat(member.opens(path).status()).isEqualTo(403);
        assertThat(member.main()).contains("You stand back from this case").doesNotContain(NAME);
        var chair = visitor("chair.rowan").opens(path);
        assertThat(chair.findsEveryLinkWithin().main())
                .contains(
                        "Sample Hazelgrove Stands back from this case",
                        "I teach the child.",
                        "Interest declared: Sample Hazelgrove stands back from this case")
                .doesNotContain("education.hazel");
        assertThat(chair.opens(path + "/recommendation").main())
                .contains("Stood back from this case: Sample Hazelgrove");

        refused("chair.rowan", path + "/conflict/lifting", Map.of("member", "education.hazel"), "Why they may take");
        chair.opens(path + "/conflict/lifting").sends(Map.of("member", "education.hazel", "reason", "Another child."));
        assertThat(chair.main()).contains("Stood back, and may take part again", "Another child.");
        assertThat(member.opens(path).status()).isEqualTo(200);
    }

    @Test
    void what_a_panel_agreed_is_on_the_worklist_the_case_and_the_minutes() throws Exception {
        var path = listed();
        refused("chair.rowan", path + "/action", Map.of("what", "Kept action"), "Kept action");
        var panel = Pattern.compile("href=\"(/panels/[0-9a-f-]{36})\"");
        var at = visitor("chair.rowan").opens(path).all(panel).getFirst();
        var early = visitor("chair.rowan").opens(at + "/minutes").sends(Map.of());
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.main()).contains("has been heard or deferred. Still to deal with: 1.", "Agree the minutes");
        visitor("chair.rowan")
                .opens(path + "/action")
                .sends(Map.of("what", "Ask the school.", "owner", "worker.moss", "due", date(today().plusDays(3))));
        visitor("chair.rowan").opens(path + "/recommendation").sends(recommendation());
        var owner = visitor("worker.moss").opens("/");
        assertThat(owner.findsEveryLinkWithin().main())
                .contains("Actions that panels agreed you do", "Ask the school.");
        refused("worker.moss", path + "/action/conclusion", Map.of("note", "Kept ending"), "Kept ending");
        owner.opens(path + "/action/conclusion")
                .sends(Map.of(
                        "number", "1", "result", "DONE", "concludedOn", date(today()), "note", "They have room."));
        assertThat(owner.findsEveryLinkWithin().main()).contains("The action has been concluded.", "They have room.");
        assertThat(owner.opens("/").main()).doesNotContain("Ask the school.");

        assertThat(visitor("inspector.larch")
                        .opens(at + "/minutes")
                        .findsEveryLinkWithin()
                        .main())
                .contains("Minutes of the panel", NAME, "Ask the school.", "it is done", "Present", "As assessed then");
        var chair = visitor("chair.rowan").opens(at + "/minutes").sends(Map.of());
        assertThat(chair.main()).contains("The minutes have been agreed.", "Agreed by Example Rowanberry");
        assertThat(chair.page()).contains("Agree them again, with what was recorded since");
        assertThat(chair.sends(at + "/minutes", Map.of()).main()).contains("The minutes have been agreed.");
    }

    @Test
    void cases_that_belong_together_are_linked_by_their_reference() throws Exception {
        var path = listed();
        var other = referred("Merry Fictional-Sibling");
        var reference = Pattern.compile("(OOCD-[0-9A-Z]{4}-[0-9A-Z]{4})");
        var named = visitor("worker.fern").opens(other).all(reference).getFirst();
        refused("worker.fern", path + "/link", Map.of("other", "OOCD-0000-0000", "tie", "SIBLING"), "OOCD-0000-0000");
        var worker = visitor("worker.fern").opens(path + "/link").sends(Map.of("other", named, "tie", "SIBLING"));
        assertThat(worker.findsEveryLinkWithin().main()).contains("The cases have been linked.", named + " , siblings");
    }

    @Test
    void a_chair_goes_through_the_agenda_in_an_order_of_their_own_from_one_case_to_the_next() throws Exception {
        var panel = scheduled();
        var cases = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var path = accepted();
            visitor("worker.fern").opens(path + "/assessment").sends(assessment());
            visitor("manager.heath").opens(path + "/sign-off").sends(Map.of("result", "AGREED"));
            visitor("chair.rowan")
                    .opens(path + "/listing")
                    .sends(Map.of("panel", panel.substring("/panels/".length())));
            cases.add("case-file:" + path.substring("/cases/".length()));
        }
        var order = Pattern.compile("name=\"case\" value=\"([^\"]+)\"");
        var chair = visitor("chair.rowan").opens(panel);
        var before = chair.findsEveryLinkWithin().all(order);
        assertThat(before).containsExactlyInAnyOrderElementsOf(cases);
        assertThat(chair.main()).contains("Heard 0 of 3", "Due ", "Not recorded yet.");

        chair.sends(panel + "/order", Map.of("case", before.get(2), "move", "up"));
        assertThat(chair.all(order)).containsExactly(before.get(0), before.get(2), before.get(1));
        assertThat(chair.main()).contains("Placed by the chair");

        chair.opens(panel);
        visitor("chair.rowan")
                .opens(panel)
                .sends(panel + "/slots", Map.of("startsAt", "10:00", "minutesPerCase", "20"));
        chair.sends(panel + "/order", Map.of("version", "0", "case", before.get(0), "move", "down"));
        assertThat(chair.status()).isEqualTo(409);
        assertThat(chair.main()).contains("Somebody else has changed this panel", "10:20");

        chair.sends(panel + "/attendance", Map.of("present[0].agency", "police"));
        assertThat(chair.status()).isEqualTo(422);
        assertThat(chair.findsEveryLinkWithin().main()).contains("Choose who is present");
        chair.sends(
                panel + "/attendance",
                seats(
                        "present",
                        Map.of(
                                "chair.rowan",
                                "youth-justice",
                                "decider.oak",
                                "police",
                                "education.hazel",
                                "education")));
        assertThat(chair.main()).contains("The attendance has been recorded.");

        var first = "/cases/" + before.get(0).substring("case-file:".length());
        assertThat(chair.page()).contains(first + "/recommendation");
        assertThat(chair.opens(first + "/recommendation").page())
                .containsPattern("value=\"decider.oak\" checked")
                .doesNotContain("value=\"health.willow\"");
        chair.sends(recommendation());
        assertThat(chair.path()).isEqualTo(panel);
        assertThat(chair.main()).contains("Heard 1 of 3", "Hear the next case: 2");
    }

    @Test
    void a_chair_moves_a_panel_and_cancels_it_and_its_cases_follow() throws Exception {
        var panel = scheduled();
        var path = accepted();
        visitor("worker.fern").opens(path + "/assessment").sends(assessment());
        visitor("manager.heath").opens(path + "/sign-off").sends(Map.of("result", "AGREED"));
        visitor("chair.rowan").opens(path + "/listing").sends(Map.of("panel", panel.substring("/panels/".length())));
        visitor("education.hazel").opens(panel).sends(panel + "/invitation/reply", Map.of("reply", "ACCEPTED"));
        assertThat(visitor("education.hazel").opens("/").page()).doesNotContain(panel);

        refused("chair.rowan", panel + "/move", Map.of("place", "Kept place"), "Why is it moved?");
        refused("chair.rowan", panel + "/cancellation", Map.of(), "Why is it cancelled?");
        var chair = visitor("chair.rowan").opens(panel + "/move");
        assertThat(chair.findsEveryLinkWithin().main()).contains("The case listed on it goes with it.");
        var form = new HashMap<String, Object>();
        form.put("sitsOn", date(today().plusDays(7)));
        form.put("startsAt", "11:00");
        form.put("place", "Room 4");
        form.put("reason", "TOO_FEW_CAN_COME");
        chair.sends(form);
        assertThat(chair.path()).isEqualTo(panel);
        assertThat(chair.findsEveryLinkWithin().main())
                .contains("The panel has been moved", "It was to sit on", "Too few can come.", "Room 4");
        assertThat(visitor("education.hazel").opens("/").main()).contains("asked to come to", "Room 4");

        chair.opens(panel + "/cancellation").sends(Map.of("reason", "REPORTS_NOT_READY"));
        assertThat(chair.main())
                .contains("The panel has been cancelled.", "This panel was cancelled by", "It did not sit.")
                .doesNotContain("Record who came", "Move this panel", "Answer an invitation");
        assertThat(chair.opens(panel + "/minutes").main()).contains("Cancelled", "Moved");
        assertThat(chair.opens("/panels").main()).contains("Cancelled", "Room 4");
        assertThat(chair.opens(path).main()).contains("List on a panel", "was cancelled");
        assertThat(visitor("education.hazel").opens("/").page()).doesNotContain(panel);
        for (var change : List.of("/move", "/cancellation")) {
            chair.opens(panel + change);
            assertThat(chair.status()).isEqualTo(409);
            assertThat(chair.findsEveryLinkWithin().page()).doesNotContain("<form method=\"post\" action=\"" + panel);
            assertThat(chair.main())
                    .contains("This cannot be done now. The panel was cancelled by", "Go back to the panel");
        }
        chair.opens(panel).sends(panel + "/move", form);
        assertThat(chair.status()).isEqualTo(409);
        assertThat(chair.main()).contains("This panel was cancelled. Schedule another.");
    }

    @Test
    void what_was_signed_for_a_panel_short_of_its_quorum_must_be_signed_again_once_the_panel_is_moved()
            throws Exception {
        var panel = scheduled();
        var path = accepted();
        visitor("worker.fern").opens(path + "/assessment").sends(assessment());
        visitor("manager.heath").opens(path + "/sign-off").sends(Map.of("result", "AGREED"));
        visitor("chair.rowan").opens(path + "/listing").sends(Map.of("panel", panel.substring("/panels/".length())));
        for (var other : List.of("chair.rowan", "decider.oak")) {
            assertThat(visitor(other).opens(path).page())
                    .as("the protocol lets managers alone sign")
                    .doesNotContain(path + "/authority");
        }
        assertThat(visitor("manager.heath").opens(path).page()).contains(path + "/authority");
        visitor("manager.heath").opens(path + "/authority").sends(Map.of("reason", "It cannot wait."));
        var chair = visitor("chair.rowan").opens(path + "/recommendation");
        assertThat(chair.main())
                .contains("short of its quorum: It cannot wait.")
                .doesNotContain("signed for an earlier sitting");

        chair.opens(panel + "/move")
                .sends(Map.of(
                        "sitsOn",
                        date(today().plusDays(7)),
                        "startsAt",
                        "11:00",
                        "place",
                        "Room 4",
                        "reason",
                        "TOO_FEW_CAN_COME"));
        assertThat(chair.opens(path + "/recommendation").main())
                .contains("was signed for an earlier sitting and does not count")
                .doesNotContain("It cannot wait.");
        visitor("manager.heath").opens(path + "/authority").sends(Map.of("reason", "It still cannot wait."));
        assertThat(chair.opens(path + "/recommendation").main())
                .contains("short of its quorum: It still cannot wait.", "was signed for an earlier sitting");
    }

    @Test
    void performance_is_shown_in_tables_and_drawings_for_a_quarter_and_a_version() throws Exception {
        recommended();
        var manager = visitor("manager.heath").opens("/performance");
        assertThat(manager.status()).isEqualTo(200);
        assertThat(manager.findsEveryLinkWithin().page())
                .contains("<svg", "Cases by stage", "By quarter of referral", "Few")
                .doesNotContain("style=");
        assertThat(manager.opens("/performance?quarter=1999Q1&protocol=nonsense")
                        .main())
                .contains(" 0 cases");
        assertThat(manager.opens("/performance?quarter=nonsense").status()).isEqualTo(200);
    }
}
