package uk.oocd.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * One child's case, taken on step by step by those whose step it is, each in their own browser. A step takes what the
 * form asks beside the usual, and ends on the page that the person comes to.
 */
final class Casework {

    static final Consumer<Browser> NOTHING_ELSE = _ -> {};

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    private final Browser browser;
    private final Engine engine;
    private final Office office;
    private String path = "";
    private String reference = "";

    Casework(Browser browser, Engine engine, Office office) {
        this.browser = browser;
        this.engine = engine;
        this.office = office;
    }

    /** A panel that sits today, with those who came to it; its page. */
    static String panel(Browser browser, Engine engine, Office office, List<String> present) {
        browser.as(office.chair(), engine.passwordOf(office.chair()));
        browser.goTo("/panels/new");
        browser.fill("sitsOn", LocalDate.now(ZoneId.of("Europe/London")));
        browser.fill("startsAt", "09:30");
        browser.fill("place", "Room 1, the Journey Centre");
        browser.select("chair", office.chair());
        browser.tickAll("invited[");
        browser.press("Schedule the panel");
        var panel = browser.path();
        browser.unfold();
        browser.tickOnly("present[", present.toArray(String[]::new));
        browser.press("Record the attendance");
        return panel;
    }

    /** Turns to somebody's browser. */
    Browser as(String person) {
        browser.as(person, engine.passwordOf(person));
        return browser;
    }

    /** Somebody's view of the case, with all that is folded away. */
    String seenBy(String person) {
        as(person).goTo(path);
        browser.unfold();
        return browser.text();
    }

    /** Opens one of the case's forms. */
    Browser open(String person, String form) {
        as(person).goTo(path + "/" + form);
        return browser;
    }

    String path() {
        return path;
    }

    String reference() {
        return reference;
    }

    // The steps, in the order in which they come

    /** A child who admits the offence, with evidence enough to charge, unless the form is told otherwise. */
    Casework refer(String child, String offence, Consumer<Browser> otherwise) {
        as(office.officer()).goTo("/referrals/new");
        browser.fill("crimeReference", "WX/2026/" + child.replaceAll("[^A-Z]", "") + offence);
        browser.fill("officer", "DEMO1001");
        browser.fill("referredOn", today);
        browser.fill("child.name", child);
        browser.fill("child.dateOfBirth", today.minusYears(15));
        browser.choose("child.sex", "FEMALE");
        browser.select("offences[0].code", offence);
        browser.fill("offences[0].date", today);
        browser.choose("admission", "ADMITTED");
        browser.choose("acceptance", "ACCEPTED");
        browser.choose("aspects.evidence", "SUFFICIENT_TO_CHARGE");
        browser.choose("aspects.victimSupports", "YES");
        browser.choose("aspects.domesticAbuse", "NONE");
        browser.choose("aspects.hateCrime", "NO");
        browser.fill("victims[0].name", "Example Stores");
        browser.select("victims[0].contact", "AGREED");
        otherwise.accept(browser);
        browser.press("Send referral");
        assertThat(browser.heading()).isEqualTo("Referral sent");
        browser.follow("Open the case");
        path = browser.path();
        reference = browser.heading().replaceFirst("Case ", "");
        return this;
    }

    Casework screen(String result, String reason, Consumer<Browser> more) {
        open(office.worker(), "screening");
        browser.choose("result", result);
        browser.fill("reason", reason);
        more.accept(browser);
        browser.press("Save the screening");
        return this;
    }

    Casework accept() {
        return screen("ACCEPT", "Eligible, and an assessment would help.", NOTHING_ELSE);
    }

    /** Assesses the child and has a manager sign that off. */
    Casework assess() {
        open(office.worker(), "assessment");
        browser.fill("tool", "PDAT");
        browser.fill("toolVersion", "2024.1");
        browser.choose("safetyAndWellbeing", "MEDIUM");
        browser.choose("riskOfHarm", "LOW");
        browser.choose("likelihoodOfReoffending", "LOW");
        browser.fill("strengths", "Plays the fictional trombone.");
        browser.fill("needs", "Short written steps help.");
        browser.fill("diversity", "Asked; nothing to do differently.");
        browser.fill("childsWords", "I would say sorry.");
        browser.fill("parentsWords", "We have talked at home.");
        browser.choose("victimView", "RECORDED");
        browser.fill("victimsWords", "An apology would do.");
        browser.press("Save the assessment");

        open(office.manager(), "sign-off");
        browser.choose("result", "AGREED");
        browser.press("Save the review");
        return this;
    }

    /** The child admits after all, to a constable. */
    Casework admits() {
        open(office.officer(), "position");
        browser.choose("admission", "ADMITTED");
        browser.fill("occurredOn", today);
        browser.fill("reason", "Said so in a second interview, with an aunt there.");
        browser.press("Record the change");
        return this;
    }

    Casework listOn(String panel) {
        open(office.chair(), "listing");
        browser.choose("panel", panel.substring(panel.lastIndexOf('/') + 1));
        browser.press("List the case");
        return this;
    }

    /** From the referral to a panel's list. */
    Casework bring(String child, String offence, String panel, Consumer<Browser> otherwise) {
        return refer(child, offence, otherwise).accept().assess().listOn(panel);
    }

    /** What the panel recommends; every other outcome that it could is set aside with a reason. */
    Casework recommend(String outcome, Consumer<Browser> more) {
        open(office.chair(), "recommendation");
        browser.choose("outcome", outcome);
        browser.fillEach("rationale.setAside[", "Not what this child needs.");
        browser.fill("rationale.setAside[" + outcome + "]", "");
        browser.fill("rationale.narrative", "The child took their part in it seriously.");
        browser.selectFirst("rationale.basis.clause");
        more.accept(browser);
        browser.press("Record the recommendation");
        return this;
    }

    Casework recommend(String outcome) {
        recommend(outcome, NOTHING_ELSE);
        assertThat(browser.text()).contains("The panel’s recommendation has been recorded");
        return this;
    }

    Casework decide(String outcome, String reason, Consumer<Browser> more) {
        open(office.decider(), "police-decision");
        browser.choose("outcome", outcome);
        browser.fill("reason", reason);
        more.accept(browser);
        browser.press("Record the decision");
        return this;
    }

    Casework decide(String outcome) {
        decide(outcome, "The evidence supports it.", NOTHING_ELSE);
        assertThat(browser.text()).contains("Decided, waiting for delivery");
        return this;
    }

    /** Explains and gives the outcome with all that is asked of any; what a caution needs beside that is in {@code more}. */
    Casework deliver(Consumer<Browser> more) {
        open(office.worker(), "delivery");
        browser.fill("deliveredOn", today);
        browser.choose("place.where", "POLICE_STATION");
        browser.fill("explainedTo", "The child and an aunt");
        browser.fill("understood", "I know what I have to do.");
        browser.fill("appropriateAdult.name", "Aunt Journeyexample");
        browser.select("appropriateAdult.category", "PARENT_OR_GUARDIAN");
        sign(browser, "child");
        sign(browser, "appropriate-adult");
        more.accept(browser);
        browser.press("Record the delivery");
        return this;
    }

    Casework deliver() {
        deliver(NOTHING_ELSE);
        assertThat(browser.problems()).isEmpty();
        return this;
    }

    /** What the law asks of any caution (s.66ZA and 66B). */
    void caution(Browser form) {
        form.fill("caution.authorisedPerson", "DEMO2002");
        form.fill("caution.evidence", "Two witnesses and the fictional gnome itself.");
        form.fill("caution.admittedOn", today);
        form.choose("caution.explained", "YES");
        sign(form, "officer");
    }

    private static void sign(Browser form, String signer) {
        form.choose("signatures[" + signer + "].signed", "YES");
    }

    /** One that a panel recommends, or that is agreed when the outcome is given. */
    void condition(Browser form, int row, String what) {
        form.fill("conditions[" + row + "].what", what);
        form.select("conditions[" + row + "].purpose", "REPARATION");
        form.fill("conditions[" + row + "].until", today.plusWeeks(6));
    }

    Casework note(String engagement, String note) {
        open(office.worker(), "follow-up");
        browser.fill("occurredOn", today);
        browser.choose("engagement", engagement);
        browser.fill("note", note);
        browser.press("Add the note");
        return this;
    }

    Casework end(String completed) {
        open(office.worker(), "follow-up/end");
        browser.fill("endedOn", today);
        browser.choose("completed", completed);
        browser.fill("note", "As far as it went.");
        browser.press("End the follow-up");
        return this;
    }

    /** Tells the police that the child does not engage, as a manager decided. */
    Casework tellThePolice() {
        open(office.worker(), "non-engagement");
        browser.fill("occurredOn", today);
        browser.fill("attempts", "Two visits and a letter.");
        browser.fill("reason", "The family has moved.");
        browser.select("manager", office.manager());
        browser.fill("decision", "The police are told, as the protocol asks.");
        browser.press("Tell the police");
        return this;
    }

    /** Asks to close; the page says whether it was. */
    Casework close() {
        open(office.worker(), "closure");
        browser.fill("exitPlan", "The school knows whom to call.");
        browser.choose("victimInformed", "INFORMED");
        browser.press("Close the case");
        return this;
    }

    /** Closes, and has the officer who referred the child read what came of it. */
    Casework closeAndTell() {
        close();
        assertThat(browser.text()).contains("The case has been closed.");
        open(office.officer(), "feedback-receipt");
        browser.press("I have read it");
        assertThat(browser.text()).contains("Closed").contains("Read by the police");
        return this;
    }
}
