package uk.oocd.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.e2e.Casework.NOTHING_ELSE;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A child for each outcome that something is agreed for, and one for whom the police decide otherwise than the panel. */
class OutcomePathsJourney extends Paths {

    @Test
    @Order(1)
    void a_community_resolution() {
        var child = aCase().bring("Avens Pathexample", TAKING_A_GNOME, panel, NOTHING_ELSE);
        child.open(OFFICE.chair(), "recommendation");
        assertThat(browser.text()).contains("Gravity score 2 of 5").contains("Presumed at this score: Community resolution");
        assertThat(browser.row("Charge"))
                .contains("Closed")
                .contains("The gravity score is below those at which it is open")
                .contains("What would change it: A ");
        child.recommend("community-resolution").decide("community-resolution");
        assertThat(child.seenBy(OFFICE.worker()))
                .contains("Home Office outcome 8")
                .contains("Not what this child needs.");
        child.deliver().note("ATTENDED", "Wrote a letter.").end("YES").closeAndTell();
    }

    @Test
    @Order(2)
    void a_youth_caution() {
        var child = aCase().bring(
                        "Bryony Pathexample",
                        BENDING_A_LAMP_POST,
                        panel,
                        form -> form.choose("admission", "NO_COMMENT"));
        child.open(OFFICE.chair(), "recommendation");
        assertThat(browser.row("Youth caution")).contains("Closed").contains("admit");
        child.admits();
        assertThat(browser.text()).contains("as referred");
        child.recommend("youth-caution").decide("youth-caution");
        assertThat(child.seenBy(OFFICE.worker())).contains("Provisional").contains("once it has been given");
        child.deliver(NOTHING_ELSE);
        assertThat(browser.problems())
                .as("what the law asks of a caution, all at once")
                .contains("evidence")
                .contains("admit")
                .contains("sign");
        child.deliver(child::caution);
        assertThat(browser.text()).contains("Final Home Office outcome 2").contains("Spent from ");
        child.closeAndTell();
    }

    @Test
    @Order(3)
    void a_youth_conditional_caution_with_a_breach() {
        var child = aCase().bring("Campion Pathexample", ENTERING_A_GINGERBREAD_HOUSE, panel, NOTHING_ELSE);
        child.recommend("youth-conditional-caution", NOTHING_ELSE);
        assertThat(browser.problems()).contains("at least one condition");
        child.recommend(
                "youth-conditional-caution",
                form -> child.condition(form, 0, "Mend the gingerbread house with its owner."));
        child.open(OFFICE.decider(), "police-decision");
        assertThat(browser.text())
                .as("the police read the conditions before they decide")
                .contains("Mend the gingerbread house with its owner.");
        child.decide("youth-conditional-caution");
        child.deliver(NOTHING_ELSE);
        assertThat(browser.problems())
                .as("the five requirements of section 66B, all at once")
                .contains("evidence")
                .contains("who decided")
                .contains("admit")
                .contains("explain")
                .contains("the offence, the admission, the consent, the conditions");
        child.deliver(form -> {
            child.caution(form);
            form.choose("consent", "SIGNED");
            form.choose("caution.decidedBy", "AUTHORISED_PERSON");
            form.choose("caution.warned", "YES");
            form.tickAll("caution.document");
        });
        assertThat(browser.text())
                .as("with the panel’s condition, which the form began with")
                .contains("Final Home Office outcome 2")
                .contains("Mend the gingerbread house with its owner.")
                .contains("Spent from ");

        child.end("YES");
        assertThat(browser.problems())
                .as("not completed while a condition is not met")
                .contains("Condition 1 has not been recorded as met");
        child.end("NO");
        assertThat(browser.problems()).as("a breach is reported first").contains("breach");
        child.open(OFFICE.worker(), "breach");
        browser.tick("conditions", "1");
        browser.fill("occurredOn", today);
        browser.fill("what", "Did not come on either day.");
        browser.fill("excuse", "I forgot.");
        browser.press("Report the breach");
        child.open(OFFICE.decider(), "breach-decision");
        assertThat(browser.text()).contains("I forgot.");
        browser.choose("reasonableExcuse", "NO");
        browser.choose("response", "PROSECUTE");
        browser.fill("reason", "Two chances were given.");
        browser.press("Record the decision");
        assertThat(browser.text()).contains("Back with the police for decision").contains("No outcome");
        child.decide("charge").deliver().closeAndTell();
    }

    @Test
    @Order(4)
    void outcome_22_without_an_admission() {
        var child = aCase().bring("Dill Pathexample", TAKING_A_GNOME, panel, form -> {
            form.choose("admission", "NO_COMMENT");
            form.choose("acceptance", "NOT_ACCEPTED");
        });
        child.open(OFFICE.chair(), "recommendation");
        assertThat(browser.row("Community resolution"))
                .contains("Closed")
                .contains("The child has neither accepted responsibility nor admitted the offence");
        child.recommend("outcome-22").decide("outcome-22").deliver();
        assertThat(browser.text())
                .as("not final before the activity is completed")
                .contains("Provisional")
                .contains("The crime has no outcome yet (Home Office 0). It becomes outcome 22");
        child.note("ATTENDED", "First session of the fictional brass band.").end("YES");
        assertThat(browser.text()).contains("Final Home Office outcome 22");
        child.closeAndTell();
    }

    @Test
    @Order(5)
    void outcome_23_that_is_not_kept() {
        var child = aCase().bring("Eyebright Pathexample", TAKING_A_GNOME, panel, NOTHING_ELSE)
                .recommend("outcome-23");
        child.decide("outcome-23", "Held while the child keeps to it.", NOTHING_ELSE);
        assertThat(browser.problems()).as("the decision to prosecute is made first").contains("prosecute");
        child.decide(
                "outcome-23",
                "Held while the child keeps to it.",
                form -> form.fill("conditions[prosecution-decided]", "The inspector decided to prosecute, today."));
        child.deliver(NOTHING_ELSE);
        assertThat(browser.problems()).as("what the child is to keep to").contains("at least one condition");
        child.deliver(form -> child.condition(form, 0, "Keep away from the fictional market at night."));
        assertThat(browser.problems()).isEmpty();
        assertThat(browser.text()).contains("Provisional").contains("It becomes outcome 23");
        child.note("MISSED_WITHOUT_REASON", "Nobody came.").end("NO");
        assertThat(browser.text())
                .as("the decision to prosecute stands again")
                .contains("Back with the police for decision")
                .contains("A charge is open whatever the gravity score");
        child.tellThePolice().decide("charge").deliver().closeAndTell();
    }

    @Test
    @Order(6)
    void a_police_decision_that_differs() {
        var child = aCase().bring("Fennel Pathexample", TAKING_A_GNOME, panel, NOTHING_ELSE)
                .recommend("community-resolution");
        child.decide("outcome-22", "", NOTHING_ELSE);
        assertThat(browser.problems()).contains("panel");
        child.decide("outcome-22", "The victim asked for more than an apology.", NOTHING_ELSE);
        assertThat(child.seenBy(OFFICE.worker()))
                .contains("Community resolution")
                .contains("Diversion activity (outcome 22)")
                .contains("The victim asked for more than an apology.");
        child.deliver().end("YES").closeAndTell();
    }
}
