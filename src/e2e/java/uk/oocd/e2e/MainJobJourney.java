package uk.oocd.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * The main job, by the people who do it, from a police referral to a closed case, with the program killed in the middle
 * of it. Each step goes on from the one before.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class MainJobJourney {

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    private static final String CHILD = "Tansy Journeyexample";

    @TempDir
    static Path data;

    private Engine engine;
    private Browser browser;
    private String caseFile = "";

    @BeforeAll
    void start() {
        engine = Engine.start(data);
        browser = Browser.open(engine.address(), getClass());
    }

    @AfterAll
    void stop() {
        if (browser != null) browser.close();
        if (engine != null) engine.close();
    }

    @Test
    @Order(1)
    void an_officer_uploads_a_file_of_referrals_and_each_row_is_answered_for() {
        signIn("officer.ash");
        browser.goTo("/imports/new");
        browser.upload("file", Path.of("src/main/resources/demonstration/referrals.csv"));
        browser.press("Upload");
        assertThat(browser.text()).contains("Taken").contains("Every referral in the file is here");

        browser.goTo("/imports/new");
        browser.upload("file", Path.of("src/main/resources/demonstration/referrals.csv"));
        browser.press("Upload");
        assertThat(browser.text()).as("the same file again takes nothing twice").contains("Taken\n0\nAlready here");
    }

    @Test
    @Order(2)
    void an_officer_is_told_everything_that_is_wrong_with_a_referral_at_once() {
        browser.goTo("/referrals/new");
        browser.fill("child.name", CHILD);
        browser.press("Send referral");
        assertThat(browser.text())
                .contains("There is a problem")
                .contains("Enter the crime reference")
                .contains("Date of birth: enter the date");
        assertThat(browser.value("child.name")).as("what was typed is kept").isEqualTo(CHILD);
    }

    @Test
    @Order(3)
    void a_half_filled_referral_outlives_a_kill() {
        browser.fill("crimeReference", "WX/2026/JOURNEY");
        browser.press("Save and finish later");
        engine.kill();
        engine = engine.again();
        signIn("officer.ash");
        browser.goTo("/drafts");
        browser.follow("WX/2026/JOURNEY");
        assertThat(browser.value("child.name")).isEqualTo(CHILD);
    }

    @Test
    @Order(4)
    void an_officer_finishes_the_referral_and_sees_where_it_stands() {
        browser.fill("officer", "DEMO1001");
        browser.fill("referredOn", today);
        browser.fill("child.dateOfBirth", today.minusYears(15));
        browser.choose("child.sex", "FEMALE");
        browser.selectFirst("offences[0].code");
        browser.fill("offences[0].date", today.minusDays(9));
        browser.choose("admission", "ADMITTED");
        browser.choose("acceptance", "ACCEPTED");
        browser.choose("aspects.evidence", "SUFFICIENT_TO_CHARGE");
        browser.choose("aspects.victimSupports", "YES");
        browser.choose("aspects.domesticAbuse", "NONE");
        browser.choose("aspects.hateCrime", "NO");
        browser.fill("victims[0].name", "Example Stores");
        browser.select("victims[0].contact", "AGREED");
        browser.fill("circumstances", "Took a fictional item from a fictional shop, and gave it back.");
        browser.press("Send referral");
        assertThat(browser.text()).contains("OOCD-");

        browser.find("WX/2026/JOURNEY");
        browser.follow("OOCD-");
        assertThat(browser.text()).contains("Referred").contains(CHILD);
        caseFile = browser.path();
    }

    @Test
    @Order(5)
    void a_worker_asks_the_police_for_more_and_they_answer() {
        signIn("worker.fern");
        browser.goTo(caseFile + "/screening");
        browser.choose("result", "ASK_POLICE");
        browser.fill("reason", "Was an appropriate adult there when the child was interviewed?");
        browser.press("Save the screening");

        signIn("officer.ash");
        browser.goTo(caseFile + "/answer");
        browser.fill("answer", "Yes: an aunt, named in the interview record.");
        browser.press("Send the answer");
    }

    @Test
    @Order(6)
    void a_worker_accepts_the_case_and_assesses_the_child() {
        signIn("worker.fern");
        browser.goTo(caseFile + "/screening");
        browser.choose("result", "ACCEPT");
        browser.fill("reason", "Eligible, and the child would gain from an assessment.");
        browser.press("Save the screening");

        browser.goTo(caseFile + "/assessment");
        browser.fill("tool", "PDAT");
        browser.fill("toolVersion", "2024.1");
        browser.choose("safetyAndWellbeing", "MEDIUM");
        browser.choose("riskOfHarm", "LOW");
        browser.choose("likelihoodOfReoffending", "LOW");
        browser.fill("strengths", "Plays the fictional trombone in a fictional band.");
        browser.fill("needs", "Short written steps help.");
        browser.fill("diversity", "Asked; nothing to do differently.");
        browser.fill("childsWords", "I would say sorry if they let me.");
        browser.fill("parentsWords", "We have talked about it at home.");
        browser.choose("victimView", "RECORDED");
        browser.fill("victimsWords", "An apology would mean something.");
        browser.press("Save the assessment");
        assertThat(browser.text()).contains("Assessed, waiting for sign-off");
    }

    @Test
    @Order(7)
    void a_manager_signs_the_assessment_off() {
        signIn("manager.heath");
        browser.goTo(caseFile + "/sign-off");
        browser.choose("result", "AGREED");
        browser.press("Save the review");
        assertThat(browser.text()).contains("Ready for panel");
    }

    @Test
    @Order(8)
    void a_chair_schedules_a_panel_lists_the_case_and_records_the_recommendation() {
        signIn("chair.rowan");
        browser.goTo("/panels/new");
        browser.fill("sitsOn", today);
        browser.fill("startsAt", "09:30");
        browser.fill("place", "Room 1, the Journey Centre");
        browser.select("chair", "chair.rowan");
        browser.tickAll("invited[");
        browser.press("Schedule the panel");
        assertThat(browser.heading()).startsWith("Panel of");
        var panel = browser.path();
        browser.tickOnly("present[", "chair.rowan", "police.alder", "education.hazel");
        browser.press("Record the attendance");

        browser.goTo(caseFile + "/listing");
        browser.choose("panel", panel.substring(panel.lastIndexOf('/') + 1));
        browser.press("List the case");
        browser.goTo(panel);
        assertThat(browser.text()).contains(CHILD);

        browser.goTo(caseFile + "/recommendation");
        browser.press("Work out the score and the options");
        browser.choose("outcome", "no-further-action");
        browser.fillEach("rationale.setAside[", "More than is needed for what happened.");
        browser.fill("rationale.setAside[" + browser.chosen("outcome") + "]", "");
        browser.fill("rationale.narrative", "The child took responsibility early and the victim’s wish can be met.");
        browser.selectFirst("rationale.basis.clause");
        browser.fill("departureReason", "The panel gave more weight to what is already being done.");
        browser.press("Record the recommendation");
        assertThat(browser.text()).contains("The panel’s recommendation has been recorded");
    }

    @Test
    @Order(9)
    void the_police_decide() {
        signIn("decider.oak");
        browser.goTo(caseFile + "/police-decision");
        browser.choose("outcome", "no-further-action");
        browser.fill("reason", "The panel’s reasons hold, and the evidence supports them.");
        browser.press("Record the decision");
        assertThat(browser.text()).contains("Decided, waiting for delivery");
    }

    @Test
    @Order(10)
    void a_worker_delivers_follows_up_and_closes() {
        signIn("worker.fern");
        browser.goTo(caseFile + "/delivery");
        browser.fill("deliveredOn", today);
        browser.fill("explainedTo", "The child and an aunt");
        browser.fill("appropriateAdult.name", "Aunt Journeyexample");
        browser.select("appropriateAdult.category", "PARENT_OR_GUARDIAN");
        if (browser.has("consent")) browser.choose("consent", "SIGNED");
        browser.press("Record the delivery");

        browser.goTo(caseFile + "/follow-up");
        if (browser.has("note")) {
            browser.fill("occurredOn", today);
            browser.choose("engagement", "ATTENDED");
            browser.fill("note", "First session.");
            browser.press("Add the note");
            browser.goTo(caseFile + "/follow-up/end");
            browser.fill("endedOn", today);
            browser.choose("completed", "YES");
            browser.fill("note", "All of it done.");
            browser.press("End the follow-up");
        }
        browser.goTo(caseFile + "/information");
        browser.choose("topic", "FAMILY");
        browser.fill("occurredOn", today.minusDays(12));
        browser.fill("text", "The family had moved before the referral was made.");
        browser.press("Add the information");
        browser.goTo(caseFile + "/closure");
        browser.fill("exitPlan", "The school knows whom to call.");
        browser.choose("victimInformed", "INFORMED");
        browser.press("Close the case");
        assertThat(browser.text()).contains("Closed");
    }

    @Test
    @Order(11)
    void an_inspector_steps_through_what_was_known() {
        signIn("inspector.larch");
        browser.goTo(caseFile + "/history?sequence=0");
        assertThat(browser.text())
                .contains("Learned later; not known at this moment")
                .contains("Had already happened")
                .contains("The family had moved before the referral was made.");
        browser.follow("Next");
        assertThat(browser.text()).contains("Was an appropriate adult there");
    }

    @Test
    @Order(12)
    void a_manager_sees_how_the_protocol_performs() {
        signIn("manager.heath");
        browser.goTo("/performance");
        assertThat(browser.text()).contains("gravity").containsIgnoringCase("victim");
    }

    @Test
    @Order(13)
    void an_administrator_sees_that_nothing_is_set_aside() {
        signIn("admin.birch");
        browser.follow("Set aside");
        assertThat(browser.text()).contains("Nothing is set aside.");
    }

    @Test
    @Order(14)
    void everything_acknowledged_is_there_after_another_kill_and_the_other_service_sees_none_of_it() {
        engine.kill();
        engine = engine.again();
        signIn("officer.ash");
        browser.find(CHILD);
        browser.follow("OOCD-");
        assertThat(browser.text()).contains("Closed");
        assertThat(browser.path()).isEqualTo(caseFile);

        signIn("worker.beck");
        browser.goTo(caseFile);
        assertThat(browser.heading()).contains("not found");
    }

    @Test
    @Order(15)
    void no_page_of_the_journey_has_a_fault_that_axe_can_find() {
        assertThat(browser.faults()).isEmpty();
        assertThat(browser.pages()).isGreaterThan(25);
    }

    private void signIn(String person) {
        browser.goTo("/sign-in");
        if (browser.canPress("Sign out")) {
            browser.press("Sign out");
            browser.goTo("/sign-in");
        }
        browser.fill("username", person);
        browser.fill("password", engine.passwordOf(person));
        browser.press("Sign in");
    }
}
