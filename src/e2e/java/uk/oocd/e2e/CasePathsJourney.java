package uk.oocd.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.e2e.Casework.NOTHING_ELSE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens on the way, whatever the outcome: to a panel, a referral, a plan, a clock, a protocol. */
class CasePathsJourney extends Paths {

    @TempDir
    Path files;

    @Test
    @Order(1)
    void a_panel_short_of_its_quorum_that_a_manager_lets_go_on() {
        var short_ = Casework.panel(browser, engine, OFFICE, List.of(OFFICE.chair(), OFFICE.education()));
        var child = aCase().bring("Gorse Pathexample", TAKING_A_GNOME, short_, NOTHING_ELSE);
        child.recommend("community-resolution", NOTHING_ELSE);
        assertThat(browser.problems()).contains("Nobody sat for police").contains("authorise");
        child.open(OFFICE.manager(), "authority");
        browser.fill("reason", "The police sent their view, and the family came far.");
        browser.press("Sign this");
        child.recommend("community-resolution");
        browser.goTo(short_ + "/minutes");
        assertThat(browser.text())
                .contains("Short of its quorum")
                .contains("2 sat and 2 are needed; nobody sat for police")
                .contains("Example Heathcliffe-Test, manager")
                .contains("The police sent their view, and the family came far.");
        child.decide("community-resolution").deliver().end("YES").closeAndTell();
    }

    @Test
    @Order(2)
    void a_member_with_an_interest_whose_papers_close() {
        var child = aCase().bring("Hyssop Pathexample", TAKING_A_GNOME, panel, NOTHING_ELSE);
        assertThat(child.seenBy(OFFICE.education())).contains("Hyssop Pathexample");
        child.open(OFFICE.education(), "conflict");
        browser.fill("interest", "I teach the child.");
        browser.press("Record the interest and close the papers");
        browser.goTo(child.path());
        assertThat(browser.heading()).isEqualTo("You stand back from this case");
        browser.goTo(panel);
        assertThat(browser.text()).contains("You stand back from case").doesNotContain("Hyssop");
        browser.find("Hyssop");
        assertThat(browser.text()).doesNotContain(child.reference());

        child.open(OFFICE.chair(), "recommendation");
        assertThat(browser.text()).contains("Stood back from this case: Sample Hazelgrove");
        child.recommend("community-resolution", NOTHING_ELSE);
        assertThat(browser.problems()).as("the school has a say without its teacher").contains("education");
        browser.unfold();
        browser.fill("views[education]", "Comes to school, and is doing well there.");
        browser.press("Record the recommendation");
        child.decide("community-resolution").deliver().end("YES");
        assertThat(child.seenBy(OFFICE.manager())).contains("Stood back").contains("I teach the child.");
        child.closeAndTell();
    }

    @Test
    @Order(3)
    void a_referral_that_was_returned_and_came_again() {
        var child = aCase().refer("Ivy Pathexample", HOPPING, NOTHING_ELSE)
                .screen(
                        "RETURN",
                        "The form does not say where it happened.",
                        form -> form.select("returnReason", "OTHER"));
        assertThat(browser.text()).contains("Returned to the police");
        assertThat(child.seenBy(OFFICE.officer())).contains("The form does not say where it happened.");
        child.open(OFFICE.officer(), "answer");
        browser.fill("answer", "In the fictional library, in its quiet zone.");
        browser.press("Send the answer");
        child.accept().assess().listOn(panel);
        child.recommend("no-further-action").decide("no-further-action").deliver().closeAndTell();
    }

    @Test
    @Order(4)
    void a_child_found_with_a_blade() {
        var child = aCase().refer("Juniper Pathexample", CARRYING_A_STAGE_DAGGER, NOTHING_ELSE);
        assertThat(child.seenBy(OFFICE.worker()))
                .as("the police had one working day")
                .contains("1 working day after ")
                .contains("within one working day. Nothing is decided on the spot.");
        child.open(OFFICE.worker(), "screening");
        assertThat(browser.offers("result")).contains("ACCEPT").doesNotContain("ON_THE_SPOT");
        child.accept().assess().listOn(panel);
        child.recommend(
                "community-resolution",
                form -> form.fill("departureReason", "It was part of a costume, and the child gave it up."));
        child.decide("community-resolution");
        assertThat(child.seenBy(OFFICE.worker()))
                .contains("Every child found with a blade gets a plan, and the police are told where they do not engage")
                .contains("Still to do")
                .contains("a plan, whatever the outcome");
        child.open(OFFICE.worker(), "plan");
        browser.choose("part", "CHILDS_PLAN");
        browser.fill("what", "Three talks about stage daggers.");
        browser.fill("who", "Example Fernsby");
        browser.fill("dueOn", today.plusWeeks(4));
        browser.press("Add the line");
        child.deliver().note("MISSED_WITHOUT_REASON", "Nobody came.").end("NO");
        child.close();
        assertThat(browser.problems()).as("the police are told first").contains("police");
        child.tellThePolice();
        child.open(OFFICE.decider(), "non-engagement-answer");
        assertThat(browser.text()).contains("Two visits and a letter.");
        browser.choose("reconsider", "NO");
        browser.fill("reason", "The outcome stands; the new area is told.");
        browser.press("Send the answer");
        child.closeAndTell();
    }

    @Test
    @Order(5)
    void a_clock_that_was_stopped_and_started_again_says_so_in_the_due_date() {
        var child = aCase().refer("Knapweed Pathexample", TAKING_A_GNOME, NOTHING_ELSE);
        child.open(OFFICE.worker(), "clock/stop");
        browser.choose("reason", "CHILD_UNWELL");
        browser.fill("occurredOn", today);
        browser.fill("explanation", "In the fictional hospital with a fictional cold.");
        browser.press("Stop the clock");
        assertThat(browser.text()).contains("the child is in hospital or not well enough");
        child.open(OFFICE.manager(), "clock/restart");
        browser.fill("occurredOn", today);
        browser.fill("explanation", "Home, and well.");
        browser.press("Restart the clock");
        assertThat(child.seenBy(OFFICE.worker()))
                .contains("How this date was worked out")
                .contains("2 working days after")
                .contains("Home, and well.");
    }

    @Test
    @Order(6)
    void a_change_of_risk_that_keeps_a_case_open_until_each_line_was_looked_at() {
        var child = aCase().bring("Lovage Pathexample", HOPPING, panel, NOTHING_ELSE)
                .recommend("no-further-action")
                .decide("no-further-action")
                .deliver();
        child.open(OFFICE.officer(), "risk");
        browser.choose("change", "EXPLOITATION");
        browser.choose("source", "POLICE");
        browser.fill("occurredOn", today);
        browser.fill("what", "Seen with fictional smugglers.");
        browser.press("Record the change");
        child.close();
        assertThat(browser.problems()).contains("Safety and wellbeing").contains("Needs").contains("The victim’s view");
        child.open(OFFICE.worker(), "reconciliation");
        browser.fillEach("lines[", "Known already, and in the plan.");
        browser.press("Record the review");
        child.closeAndTell();
    }

    @Test
    @Order(7)
    void a_protocol_whose_faulty_table_is_named_by_row_and_which_another_person_approves_refuses_a_panel_short_of_its_quorum()
            throws IOException {
        var office = Office.NORTHMERE;
        browser.as(office.author(), engine.passwordOf(office.author()));
        browser.goTo("/protocols");
        browser.follow("Begin a new version");
        browser.choose("begin", "IN_FORCE");
        browser.fill("effectiveFrom", today);
        browser.fill("changeNote", "No recommendation is made short of the quorum.");
        browser.press("Begin the version");
        var version = browser.path();

        var table = browser.fetch(version + "/tables/presumptive.dmn");
        upload(version, "presumptive", table.replace("<text>2</text>", "<text>java.lang.System.exit(1)</text>"));
        assertThat(browser.text())
                .contains("It cannot be submitted before these are put right.")
                .contains("presumptive")
                .contains("row 2");
        upload(version, "presumptive", table);
        var content = browser.fetch(version + "/content.yaml");
        upload(
                version,
                "whole",
                content.replace("ALLOW_WITH_AUTHORITY", "REFUSE")
                        .replaceFirst("authority:[\\s\\[\"-]*MANAGER[\\]\"]*", "authority: []"));
        assertThat(browser.text()).contains("Nothing is wrong with it and nothing is missing.");
        browser.press("Submit for approval");

        browser.as(office.approver(), engine.passwordOf(office.approver()));
        browser.goTo(version + "/approval");
        browser.press("Approve this version");
        assertThat(browser.text()).contains("In force");

        var few = Casework.panel(browser, engine, office, List.of(office.chair(), office.education()));
        var child = new Casework(browser, engine, office)
                .bring("Mallow Pathexample", TAKING_A_GNOME, few, NOTHING_ELSE);
        child.recommend("community-resolution", NOTHING_ELSE);
        assertThat(browser.problems()).contains("Nobody sat for police").doesNotContain("authorise");
        child.open(office.manager(), "authority");
        browser.fill("reason", "The family came far.");
        browser.press("Sign this");
        assertThat(browser.problems()).contains("lets nobody authorise");
    }

    private void upload(String version, String what, String content) throws IOException {
        browser.goTo(version + "/content");
        browser.choose("table", what);
        browser.upload("content", Files.writeString(files.resolve("uploaded"), content));
        browser.press("Upload");
    }
}
