package uk.oocd.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.FollowUpSamples.*;
import static uk.oocd.FollowUpSamples.and;
import static uk.oocd.Samples.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.oocd.Samples;
import uk.oocd.casefile.CaseFileEvent.PoliceDecided;
import uk.oocd.casefile.FollowUpEvent.BreachDecided.Response;
import uk.oocd.casefile.FollowUpEvent.DecisionRevived.Cause;
import uk.oocd.casefile.Position;
import uk.oocd.casefile.Referral;
import uk.oocd.casefile.Stage;
import uk.oocd.protocol.ProtocolRef;

/**
 * The forms from the police decision to the end of a case: each shown, each wrong one answered with what is wrong and
 * what was typed, each right one recorded.
 */
class FollowUpPagesTest extends PagesTest {

    /** Sends a form that is wrong, and expects it back with links to its fields and the words that were typed. */
    private Visitor refused(String account, String path, Map<String, ?> form, String... shown) throws Exception {
        var somebody = visitor(account).opens(path);
        assertThat(somebody.status()).as(path).isEqualTo(200);
        somebody.findsEveryLinkWithin().sends(form);
        assertThat(somebody.status()).as(path).isEqualTo(422);
        assertThat(somebody.findsEveryLinkWithin().page())
                .as(path)
                .contains("There is a problem", "<title>Error: ")
                .contains(shown);
        return somebody;
    }

    /** Sends it again, right, and expects to be led back to the case. */
    private static Visitor recorded(Visitor somebody, String form, Map<String, ?> fields, String... shown)
            throws Exception {
        somebody.sends(fields);
        assertThat(somebody.status()).as(form).isEqualTo(200);
        assertThat(somebody.path()).as(somebody.main()).isEqualTo(form.replaceFirst("(/cases/[^/]+).*", "$1"));
        assertThat(somebody.findsEveryLinkWithin().findsEveryPartInTheContents().main())
                .contains(shown);
        return somebody;
    }

    @Test
    void what_closed_an_outcome_since_it_was_decided_is_told_before_and_beside_the_form() throws Exception {
        var back = new Position.Change(Referral.Admission.DENIED, null, null, null, null, null, null);
        var decided = then(Stage.RECOMMENDED, decidedOn(YOUTH_CAUTION));
        var path = standing(and(decided, with(positionUpdated(), "change", back)));
        var why =
                "This outcome cannot be given any more, because the child has not admitted the offence to a constable. The police can decide again.";
        assertThat(visitor("worker.fern").opens(path).main()).contains(why);
        assertThat(visitor("worker.fern").opens(path + "/delivery").main()).contains(why);
        assertThat(visitor("worker.fern").opens(standing(decided)).main()).doesNotContain("cannot be given any more");
    }

    @Test
    void what_the_protocol_sets_before_delivery_is_asked_for_on_the_form_and_shown_on_the_case() throws Exception {
        var path = standing(then(Stage.RECOMMENDED, decidedOn(COMMUNITY_RESOLUTION)), List.of(offence("XS09")));
        var sent = new LinkedHashMap<String, Object>();
        sent.put("deliveredOn", today());
        sent.put("explainedTo", "Kept listeners");
        sent.put("explanation", "What a plan is.");
        sent.put("understood", "I go there on Mondays.");
        sent.put("appropriateAdult.name", "Gran Fictional");
        sent.put("appropriateAdult.category", "PARENT_OR_GUARDIAN");
        sent.put("signatures[child].signed", "YES");
        sent.put("signatures[appropriate-adult].signed", "NO");
        sent.put("signatures[appropriate-adult].whyNot", "Her hand is in plaster.");
        var worker = refused(
                "worker.fern",
                path + "/delivery",
                sent,
                "How this was met: every child found with a blade gets a plan",
                "href=\"#conditionsMet.plan-mandatory\"");
        sent.put("conditionsMet[plan-mandatory]", "Made with her and her gran.");
        recorded(
                worker,
                path + "/delivery",
                sent,
                "Condition met",
                "Made with her and her gran.",
                "Tell the police of non-engagement");
    }

    @Test
    void the_police_record_a_caution_and_are_offered_no_other_delivery() throws Exception {
        var path = standing(then(Stage.RECOMMENDED, decidedOn(YOUTH_CAUTION)));
        assertThat(visitor("officer.ash").opens(path).main()).contains("Record the delivery of the outcome");
        var kept = new LinkedHashMap<String, Object>();
        kept.put("deliveredOn", date(today()));
        kept.put("explainedTo", "Kept listeners");
        kept.put("explanation", "What a caution is.");
        kept.put("whyNotUnderstood", "She did not want to say.");
        kept.put("appropriateAdult.name", "Gran Fictional");
        kept.put("appropriateAdult.category", "PARENT_OR_GUARDIAN");
        kept.put("place.where", "POLICE_STATION");
        for (var signer : List.of("child", "appropriate-adult", "officer")) {
            kept.put("signatures[" + signer + "].signed", "YES");
        }
        kept.put("caution.evidence", "She said so.");
        kept.put("caution.admittedOn", date(today()));
        kept.put("caution.explained", "YES");
        var officer = refused(
                "officer.ash", path + "/delivery", kept, "Kept listeners", "href=\"#caution.authorisedPerson\"");
        kept.put("caution.authorisedPerson", "4471");
        recorded(
                officer,
                path + "/delivery",
                kept,
                "The delivery of the outcome has been recorded.",
                "Officer 4471",
                "She did not want to say.");

        var resolution = standing(past(Stage.DECIDED));
        assertThat(visitor("decider.oak").opens(resolution).main())
                .doesNotContain("Record the delivery of the outcome")
                .contains("The next step is for somebody else");
        var decider = visitor("decider.oak").opens(resolution + "/delivery");
        assertThat(decider.status()).isEqualTo(403);
        assertThat(decider.main()).contains("You cannot do this");
        assertThat(decider.sends(Map.of("deliveredOn", date(today()))).status()).isEqualTo(403);
        assertThat(visitor("chair.rowan").opens(path + "/delivery").status()).isEqualTo(403);
    }

    @Test
    void a_draft_in_welsh_has_the_welsh_names_of_the_protocol_and_marks_what_is_in_english() throws Exception {
        var third = new ProtocolRef("demonstration", 3);
        var decision = (PoliceDecided) decidedOn(YOUTH_CAUTION);
        var path = standing(
                then(Stage.RECOMMENDED, with(decision, "decision", with(decision.decision(), "protocol", third))));
        assertThat(visitor("worker.fern")
                        .opens(path + "/delivery?language=WELSH")
                        .page())
                .contains("Enw’r penderfyniad yw: Rhybudd ieuenctid.")
                .contains("am hyn: “Taking a garden gnome (fictional)” (yn Saesneg).");
        assertThat(visitor("worker.fern").opens(path + "/delivery").page())
                .contains("What they decided is called: Youth caution.")
                .doesNotContain("yn Saesneg");
    }

    @Test
    void the_words_drafted_for_a_youth_caution_say_why_and_what_the_law_wants_explained() throws Exception {
        var path = standing(then(Stage.RECOMMENDED, decidedOn(YOUTH_CAUTION)));
        var draft = visitor("worker.fern").opens(path + "/delivery").page();
        assertThat(draft)
                .contains("name=\"template.version\" value=\"2\"")
                .contains("This is the reason that was written down: It fits this child better.")
                .contains(
                        draft.contains("The service must assess this child")
                                ? "so they must look at what would help you"
                                : "They may look at what would help you")
                .contains("the court can be told of that and of this caution")
                .contains("conditional discharge")
                .doesNotContain("This is what you are asked to do:");
        assertThat(visitor("worker.fern")
                        .opens(path + "/delivery?language=WELSH")
                        .page())
                .contains("“It fits this child better.” (yn Saesneg)")
                .contains("ni all y llys ddewis rhyddhad amodol");
    }

    @Test
    void the_words_drafted_say_what_the_child_is_asked_to_do_and_until_when() throws Exception {
        var recommended = with(
                recommended(),
                "recommendation",
                with(recommendation(), "hearing", with(hearing(), "conditions", conditions())));
        var path = standing(and(past(Stage.LISTED), recommended, decided()));
        assertThat(visitor("worker.fern").opens(path + "/delivery").page())
                .contains("1. Write to the gnome’s owner (last day: 30 April 2026)")
                .contains("2. Meet the worker once a week (last day: 16 June 2026) Where: Room 3, Fictional House."
                        + " When: Tuesdays at 4pm.");
        assertThat(visitor("worker.fern")
                        .opens(path + "/delivery?language=WELSH")
                        .page())
                .contains("1. “Write to the gnome’s owner” (yn Saesneg) (diwrnod olaf: 30 Ebrill 2026)");
    }

    @Test
    void a_condition_is_varied() throws Exception {
        var form = standing(following(YOUTH_CONDITIONAL_CAUTION)) + "/variation";
        assertThat(visitor("decider.oak").opens(form).page()).contains("Write to the gnome’s owner.");
        var kept = new LinkedHashMap<String, Object>();
        kept.put("number", "2");
        kept.put("condition.what", "Kept condition");
        kept.put("condition.purpose", "REHABILITATION");
        kept.put("condition.restrictive", "NO");
        kept.put("condition.until", List.of("31", "6", "2026"));
        kept.put("exceptional", "Kept exception");
        assertThat(visitor("worker.fern").opens(form).main())
                .contains("Ask a police decision-maker to record it.")
                .doesNotContain("Vary the condition");
        var police = refused(
                "decider.oak",
                form,
                kept,
                "Kept condition",
                "Kept exception",
                "value=\"31\"",
                "href=\"#condition.until\"",
                "href=\"#occurredOn\"");
        kept.put("consent", "SIGNED");
        kept.put("appropriateAdult.name", "Pat Fictional");
        kept.put("appropriateAdult.category", "PARENT_OR_GUARDIAN");
        kept.put("authorisedPerson", "2217");
        kept.put("condition.until", List.of("30", "6", "2026"));
        kept.put("occurredOn", date(today()));
        kept.put("reason", "The room is not free.");
        kept.put("exceptional", "");
        recorded(
                police,
                form,
                kept,
                "The condition has been varied.",
                "Kept condition",
                "The room is not free.",
                "Pat Fictional, parent or guardian",
                "Officer 2217");
    }

    @Test
    void a_breach_is_reported_and_decided() throws Exception {
        var path = standing(following(YOUTH_CONDITIONAL_CAUTION));
        var worker = refused(
                "worker.fern",
                path + "/breach",
                Map.of("excuse", "Kept excuse", "occurredOn", date(today())),
                "Kept excuse",
                "href=\"#conditions\"",
                "href=\"#what\"");
        recorded(
                worker,
                path + "/breach",
                Map.of(
                        "conditions",
                        List.of("1", "2"),
                        "occurredOn",
                        date(today()),
                        "what",
                        "Did neither.",
                        "excuse",
                        "I forgot."),
                "The police have been told of the breach.",
                "Conditions not kept 1, 2",
                "Did neither.");
        var police = refused(
                "decider.oak",
                path + "/breach-decision",
                Map.of("reasonableExcuse", "YES", "response", "PROSECUTE", "reason", "Kept reason"),
                "Kept reason",
                "I forgot.",
                "href=\"#response\"");
        recorded(
                police,
                path + "/breach-decision",
                Map.of("reasonableExcuse", "YES", "response", "NO_ACTION", "reason", "The bus did not run."),
                "The decision on the breach has been recorded.",
                "Reasonable excuse Yes",
                "No action: The bus did not run.");
    }

    @Test
    void a_child_withdraws_consent_and_the_police_see_it_where_they_decide_again() throws Exception {
        var path = standing(breachReported());
        var form = path + "/consent-withdrawal";
        assertThat(visitor("worker.fern").opens(path).main()).contains("Record that the child withdraws consent");
        var worker = refused(
                "worker.fern",
                form,
                Map.of("words", "Kept words", "appropriateAdult.name", "Kept adult"),
                "Kept words",
                "Kept adult",
                "href=\"#occurredOn\"",
                "href=\"#appropriateAdult.category\"");
        var sent = new LinkedHashMap<String, Object>();
        sent.put("occurredOn", date(today()));
        sent.put("words", "I would rather go to court.");
        sent.put("appropriateAdult.name", "Pat Fictional");
        sent.put("appropriateAdult.category", "PARENT_OR_GUARDIAN");
        recorded(
                worker,
                form,
                sent,
                "It is recorded that the child withdraws consent.",
                "The decision is the police’s again. A charge is open whatever the gravity score.",
                "Consent withdrawn",
                "I would rather go to court.",
                "Pat Fictional, parent or guardian",
                "No longer binds",
                "Not needed: the child withdrew consent");
        assertThat(visitor("worker.fern").opens(path).main())
                .doesNotContain("Tell the police of non-engagement", "Not recorded as met", "Not met yet");
        assertThat(visitor("decider.oak").opens(path + "/police-decision").main())
                .contains("I would rather go to court.", "It is no breach, and no failure to engage.");
        assertThat(visitor("decider.oak").opens(form).status()).isEqualTo(409);
    }

    @Test
    void consent_is_withdrawn_with_whoever_hears_of_it_and_only_from_what_rests_on_it() throws Exception {
        var path = standing(following(YOUTH_CONDITIONAL_CAUTION));
        for (var account : List.of("worker.fern", "manager.heath", "officer.ash", "decider.oak")) {
            assertThat(visitor(account).opens(path).main()).contains("Record that the child withdraws consent");
        }
        assertThat(visitor("chair.rowan").opens(path + "/consent-withdrawal").status())
                .isEqualTo(403);
        recorded(
                visitor("officer.ash").opens(path + "/consent-withdrawal"),
                path + "/consent-withdrawal",
                Map.of("occurredOn", date(today())),
                "Consent withdrawn");

        var deferred = standing(following(OUTCOME_22));
        assertThat(visitor("worker.fern").opens(deferred).main()).doesNotContain("withdraws consent");
        refused(
                "worker.fern",
                deferred + "/consent-withdrawal",
                Map.of("occurredOn", date(today())),
                "tell the police of non-engagement or end the follow-up");
    }

    @Test
    void without_signed_consent_the_delivery_form_says_what_to_do() throws Exception {
        var path = standing(then(Stage.RECOMMENDED, decidedOn(YOUTH_CONDITIONAL_CAUTION)));
        refused(
                "worker.fern",
                path + "/delivery",
                Map.of("consent", "WITHHELD", "deliveredOn", date(today())),
                "do not record a delivery: ask a police decision-maker to decide again.");
        assertThat(visitor("decider.oak").opens(path).main()).contains("Record the police decision");
    }

    @Test
    void the_police_are_told_of_non_engagement_as_a_manager_who_is_chosen_by_name_decided() throws Exception {
        var path = standing(following(COMMUNITY_RESOLUTION));
        var worker = refused(
                "worker.fern",
                path + "/non-engagement",
                Map.of("attempts", "Kept attempts", "decision", "Kept decision"),
                "Kept attempts",
                "Kept decision",
                "href=\"#occurredOn\"",
                "<option value=\"manager.heath\">Example Heathcliffe-Test</option>");
        assertThat(worker.page()).doesNotContain("worker.moss", "manager.lake");
        assertThat(visitor("manager.heath").opens(path + "/non-engagement").page())
                .contains("<option value=\"manager.heath\" selected=\"selected\">");
        recorded(
                worker,
                path + "/non-engagement",
                Map.of(
                        "occurredOn",
                        date(today()),
                        "attempts",
                        "Two letters.",
                        "reason",
                        "Nobody answers.",
                        "manager",
                        "manager.heath",
                        "decision",
                        "Tell them."),
                "The police have been told that the child does not engage.",
                "Example Heathcliffe-Test: Tell them.");
        var police = refused(
                "decider.oak",
                path + "/non-engagement-answer",
                Map.of("reason", "Kept answer"),
                "Kept answer",
                "href=\"#reconsider\"");
        recorded(
                police,
                path + "/non-engagement-answer",
                Map.of("reconsider", "NO", "reason", "It is noted."),
                "The answer has been recorded.",
                "The outcome stands: It is noted.");
    }

    @Test
    void what_was_decided_without_a_panel_and_came_back_is_accepted_for_one_and_nothing_else() throws Exception {
        var onTheSpot = then(
                Stage.ON_THE_SPOT,
                Samples.decided(decision(
                        COMMUNITY_RESOLUTION,
                        null,
                        PROTOCOL.options(facts(true, true, 2, true)),
                        ofChild("Supported at screening."))));
        var path = standing(and(
                onTheSpot,
                delivered(delivery(), true),
                notified(),
                answered(true, false),
                revived(POLICE.day(), Cause.NON_ENGAGEMENT, false, POLICE)));
        assertThat(visitor("worker.fern").opens(path).page()).contains("href=\"" + path + "/screening\"");
        var worker = refused("worker.fern", path + "/screening", Map.of("reason", ""), "Say why");
        assertThat(worker.page()).contains("value=\"ACCEPT\"").doesNotContain("value=\"RETURN\"", "returnReason");
        recorded(
                worker,
                path + "/screening",
                Map.of("result", "ACCEPT", "reason", "The street did not hold."),
                "The case has been accepted for panel.");
        assertThat(worker.page()).contains("href=\"" + path + "/assessment\"");

        var decided = standing(onTheSpot);
        assertThat(visitor("worker.fern").opens(decided).page()).doesNotContain(decided + "/screening");
        var heard = standing(past(Stage.BACK_WITH_POLICE));
        assertThat(visitor("worker.fern").opens(heard).page()).doesNotContain(heard + "/screening");
        assertThat(visitor("worker.fern").opens(heard + "/screening").status()).isEqualTo(409);
    }

    @Test
    void notes_say_which_conditions_are_met_and_the_end_asks_for_the_rest() throws Exception {
        var path = standing(following(YOUTH_CONDITIONAL_CAUTION));
        var worker = refused(
                "worker.fern",
                path + "/follow-up",
                Map.of("note", "Kept note", "conditions", List.of("2"), "met", List.of("1")),
                "Kept note",
                "value=\"2\" checked",
                "href=\"#engagement\"");
        recorded(
                worker,
                path + "/follow-up",
                Map.of(
                        "occurredOn",
                        date(DELIVERED_ON.plusDays(7)),
                        "engagement",
                        "ATTENDED",
                        "note",
                        "Brought the letter.",
                        "conditions",
                        List.of("2"),
                        "met",
                        List.of("1")),
                "About conditions 1, 2",
                "Conditions met 1",
                "Met 31 March 2026",
                "Not recorded as met Attended 1, missed 0 with a reason and 0 without");
        takenBackAndMetAgain(path);
        refused(
                "worker.fern",
                path + "/follow-up/end",
                Map.of("completed", "YES", "note", "Kept end", "endedOn", List.of("31", "2", "2026")),
                "Kept end",
                "value=\"31\"",
                "href=\"#endedOn\"");
        var end = refused(
                "worker.fern",
                path + "/follow-up/end",
                Map.of("completed", "YES", "note", "Kept end", "endedOn", date(today())),
                "Kept end",
                "Condition 2 has not been recorded as met",
                "href=\"#met\"");
        assertThat(end.main()).doesNotContain("Condition 1 has not been recorded");
        recorded(
                end,
                path + "/follow-up/end",
                Map.of("completed", "YES", "note", "All done.", "endedOn", date(today()), "met", List.of("2")),
                "The follow-up has ended.",
                "Conditions met at the end 2");
    }

    private void takenBackAndMetAgain(String path) throws Exception {
        var form = visitor("worker.fern").opens(path + "/follow-up");
        assertThat(form.page()).contains("Which conditions are not met after all?");
        recorded(
                form,
                path + "/follow-up",
                note("CONTACT", "The wrong box was ticked.", "notMet"),
                "Conditions not met after all 1");
        var again = visitor("worker.fern").opens(path + "/follow-up");
        assertThat(again.page()).doesNotContain("name=\"notMet\"");
        recorded(again, path + "/follow-up", note("ATTENDED", "Brought it after all.", "met"), "Met 31 March 2026");
    }

    private static Map<String, Object> note(String engagement, String text, String conditions) {
        return Map.of(
                "occurredOn",
                date(DELIVERED_ON.plusDays(7)),
                "engagement",
                engagement,
                "note",
                text,
                conditions,
                List.of("1"));
    }

    @Test
    void a_case_without_conditions_is_asked_about_none() throws Exception {
        var path = standing(past(Stage.FOLLOW_UP));
        for (var form : List.of("/follow-up", "/follow-up/end")) {
            assertThat(visitor("worker.fern").opens(path + form).page())
                    .doesNotContain("name=\"met\"", "name=\"notMet\"", "Which condition");
        }
    }

    @Test
    void one_thing_at_most_is_offered_before_all_others() throws Exception {
        for (var stage : Stage.values()) {
            var page = visitor("worker.fern").opens(standing(past(stage))).page();
            assertThat(page.split("class=\"govuk-button\"", -1))
                    .as(stage.label())
                    .hasSizeLessThanOrEqualTo(2);
        }
        assertThat(visitor("worker.fern").opens(standing(past(Stage.FOLLOW_UP))).page())
                .containsPattern("class=\"govuk-button\" data-module=\"govuk-button\">Add a follow-up note")
                .containsPattern("govuk-button--secondary\" data-module=\"govuk-button\">End the follow-up");
    }

    @Test
    void a_case_is_closed_with_a_plan_and_a_word_of_the_victim_once_the_police_know() throws Exception {
        var untold = standing(and(following(COMMUNITY_RESOLUTION), notCompletedEnd())) + "/closure";
        var early = visitor("worker.fern")
                .opens(untold)
                .sends(Map.of("exitPlan", "Kept plan", "victimInformed", "INFORMED", "feedback", "Kept feedback"));
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.findsEveryLinkWithin().page())
                .contains("There is a problem", "Tell the police of the non-engagement", "Kept plan", "Kept feedback");

        var form = standing(past(Stage.FOLLOWED_UP)) + "/closure";
        var worker = refused(
                "worker.fern",
                form,
                Map.of("exitPlan", "Kept plan", "victimInformed", "NOT_POSSIBLE"),
                "Kept plan",
                "href=\"#victimNote\"");
        recorded(
                worker,
                form,
                Map.of(
                        "exitPlan",
                        "Drum lessons.",
                        "victimInformed",
                        "NOT_POSSIBLE",
                        "victimNote",
                        "Moved away.",
                        "feedback",
                        "It went well."),
                "The case has been closed.",
                "Drum lessons.",
                "Moved away.",
                "It went well.");
    }

    @Test
    void the_officer_is_told_what_came_of_it_and_says_that_they_read_it() throws Exception {
        var path = standing(past(Stage.FOLLOW_UP));
        var worker = refused("worker.fern", path + "/feedback", Map.of("text", " "), "href=\"#text\"");
        refused("worker.fern", path + "/feedback", Map.of("text", "K".repeat(4001)), "KKKK");
        recorded(
                worker,
                path + "/feedback",
                Map.of("text", "She came every week."),
                "The officer who referred the child can now read what came of it.",
                "Read by the police No");
        var first = visitor("officer.ash").opens(path + "/feedback-receipt");
        var second = visitor("officer.elm").opens(path + "/feedback-receipt");
        assertThat(first.main()).contains("She came every week.");
        recorded(first, path + "/feedback-receipt", Map.of(), "Read by the police Yes");
        assertThat(second.sends(Map.of()).status()).isEqualTo(409);
        assertThat(second.page()).contains("There is a problem");
    }

    @Test
    void a_closed_case_is_reopened() throws Exception {
        var form = standing(past(Stage.CLOSED)) + "/reopening";
        var manager =
                refused("manager.heath", form, Map.of("reason", "Kept reason"), "Kept reason", "href=\"#resume\"");
        recorded(
                manager,
                form,
                Map.of("resume", "FOLLOW_UP", "reason", "The letter was lost."),
                "The case has been reopened.",
                "The letter was lost.");
    }

    @Test
    void an_entry_is_put_right_beside_what_it_says_and_the_history_leads_to_it() throws Exception {
        var path = standing(past(Stage.CLOSED));
        var form = path + "/correction";
        var worker = refused(
                "worker.fern", form, Map.of("kind", "CORRECTION", "text", "Kept text"), "Kept text", "href=\"#entry\"");
        refused(
                "worker.fern",
                form,
                Map.of("kind", "CORRECTION", "entry", "0", "text", "Kept text"),
                "Kept text",
                "href=\"#reason\"");
        refused(
                "worker.fern",
                form,
                Map.of("kind", "STATEMENT", "entry", "1", "text", "Kept statement"),
                "Kept statement",
                "href=\"#speaker\"");
        recorded(
                worker,
                form,
                Map.of("kind", "CORRECTION", "entry", "0", "text", "The hat was red.", "reason", "Misread."),
                "It now stands beside the entry, which is kept as it was.",
                "Corrected later The hat was red.");
        recorded(
                visitor("worker.fern").opens(form),
                form,
                Map.of("kind", "STATEMENT", "entry", "1", "text", "I went home.", "speaker", "CHILD"),
                "I went home.");

        var correction = past(Stage.CLOSED).size();
        var history = visitor("inspector.larch").opens(path + "/history?sequence=1");
        assertThat(history.findsEveryLinkWithin().main())
                .containsOnlyOnce("Corrected later by the correction of ")
                .containsOnlyOnce("Statement added on ");
        assertThat(history.page())
                .containsPattern("sequence=" + correction + "\"[^>]*>by the correction of ")
                .containsPattern("sequence=" + (correction + 1) + "\"[^>]*>added on ");
    }

    @Test
    void a_breach_that_was_excused_leaves_the_condition_to_be_met() throws Exception {
        var path = standing(and(
                following(YOUTH_CONDITIONAL_CAUTION),
                with(progressNoted(), "conditions", List.of(1, 2), "met", List.of(1, 2)),
                reported(),
                breachDecided(true, Response.NO_ACTION)));
        assertThat(visitor("worker.fern").opens(path + "/follow-up/end").page())
                .contains("Condition 2: Meet the worker once a week.")
                .doesNotContain("Condition 1: Write");
    }
}
