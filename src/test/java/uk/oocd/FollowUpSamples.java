package uk.oocd;

import static uk.oocd.Samples.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.oocd.casefile.Agreement;
import uk.oocd.casefile.CaseFileCommand.EndFollowUp;
import uk.oocd.casefile.CaseFileCommand.RecordDelivery;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.casefile.CaseFileEvent.FollowUpEnded;
import uk.oocd.casefile.CaseFileEvent.OutcomeDelivered;
import uk.oocd.casefile.CautionChecks;
import uk.oocd.casefile.CautionChecks.DecidedBy;
import uk.oocd.casefile.CautionChecks.Part;
import uk.oocd.casefile.Condition;
import uk.oocd.casefile.Condition.Attendance;
import uk.oocd.casefile.Condition.Purpose;
import uk.oocd.casefile.Delivery;
import uk.oocd.casefile.Delivery.AppropriateAdult;
import uk.oocd.casefile.Delivery.Place;
import uk.oocd.casefile.Delivery.Signature;
import uk.oocd.casefile.Delivery.Signer;
import uk.oocd.casefile.FollowUpCommand.AddStatement;
import uk.oocd.casefile.FollowUpCommand.AnswerNonEngagement;
import uk.oocd.casefile.FollowUpCommand.CorrectEntry;
import uk.oocd.casefile.FollowUpCommand.DecideBreach;
import uk.oocd.casefile.FollowUpCommand.GiveFeedback;
import uk.oocd.casefile.FollowUpCommand.NotifyNonEngagement;
import uk.oocd.casefile.FollowUpCommand.ReadFeedback;
import uk.oocd.casefile.FollowUpCommand.ReopenCase;
import uk.oocd.casefile.FollowUpCommand.ReportBreach;
import uk.oocd.casefile.FollowUpCommand.VaryCondition;
import uk.oocd.casefile.FollowUpCommand.WithdrawConsent;
import uk.oocd.casefile.FollowUpEvent.BreachDecided;
import uk.oocd.casefile.FollowUpEvent.BreachDecided.Response;
import uk.oocd.casefile.FollowUpEvent.BreachReported;
import uk.oocd.casefile.FollowUpEvent.CaseReopened;
import uk.oocd.casefile.FollowUpEvent.CaseReopened.Resume;
import uk.oocd.casefile.FollowUpEvent.ConditionVaried;
import uk.oocd.casefile.FollowUpEvent.ConsentWithdrawn;
import uk.oocd.casefile.FollowUpEvent.DecisionRevived;
import uk.oocd.casefile.FollowUpEvent.DecisionRevived.Cause;
import uk.oocd.casefile.FollowUpEvent.EntryCorrected;
import uk.oocd.casefile.FollowUpEvent.FeedbackGiven;
import uk.oocd.casefile.FollowUpEvent.FeedbackRead;
import uk.oocd.casefile.FollowUpEvent.NonEngagementAnswered;
import uk.oocd.casefile.FollowUpEvent.NonEngagementNotified;
import uk.oocd.casefile.FollowUpEvent.StatementAdded;
import uk.oocd.casefile.FollowUpEvent.StatementAdded.Speaker;
import uk.oocd.casefile.Stage;
import uk.oocd.kernel.Attribution;
import uk.oocd.rationale.OutcomeCode;

/** The case of {@link Samples} once it was decided, as each sort of outcome goes on. */
public final class FollowUpSamples {

    public static final OutcomeCode OUTCOME_23 = OutcomeCode.of("outcome-23");

    public static final Attribution WORKER = at(SCREENER, "2026-04-20T10:00:00Z");
    public static final Attribution POLICE = at(DECISION_MAKER, "2026-04-22T10:00:00Z");
    public static final LocalDate MISSED_ON = LocalDate.parse("2026-04-14");

    private FollowUpSamples() {}

    // Decided and delivered

    /** The police decided otherwise than the panel, at a score at which it is open. */
    public static CaseFileEvent decidedOn(OutcomeCode outcome) {
        var options = PROTOCOL.options(facts(true, true, 3, false));
        return Samples.decided(decision(outcome, COMMUNITY_RESOLUTION, options, ofChild("It fits this child better.")));
    }

    public static Delivery cautionDelivery() {
        return with(
                delivery(),
                "place",
                new Place(Place.Where.POLICE_STATION, null),
                "signatures",
                signatures(),
                "caution",
                checks());
    }

    public static Delivery conditionalDelivery() {
        return with(cautionDelivery(), "consent", Delivery.Consent.SIGNED, "conditions", conditions());
    }

    public static List<Signature> signatures() {
        return List.of(
                new Signature(Signer.CHILD, true, null),
                new Signature(Signer.APPROPRIATE_ADULT, true, null),
                new Signature(Signer.OFFICER, true, null));
    }

    public static CautionChecks checks() {
        return new CautionChecks(
                "2217",
                ofChild("She was seen with the gnome, and said that she took it."),
                DecidedBy.AUTHORISED_PERSON,
                DELIVERED_ON.minusDays(20),
                true,
                true,
                List.of(Part.values()));
    }

    public static List<Condition> conditions() {
        return List.of(letter(), meetings());
    }

    public static Condition letter() {
        return new Condition(
                Purpose.REPARATION,
                false,
                ofChild("Write to the gnome’s owner."),
                LocalDate.parse("2026-04-30"),
                null,
                null);
    }

    public static Condition meetings() {
        return new Condition(
                Purpose.REHABILITATION,
                false,
                ofChild("Meet the worker once a week."),
                LocalDate.parse("2026-06-16"),
                new Attendance(ofChild("Room 3, Fictional House"), ofChild("Tuesdays at 4pm")),
                null);
    }

    public static RecordDelivery delivering(Delivery delivery) {
        return deliver(delivery);
    }

    public static OutcomeDelivered delivered(Delivery delivery, boolean followUp) {
        return new OutcomeDelivered(
                CASE, delivery, followUp, PROTOCOL.ref(), deliver().by());
    }

    /** Decided and delivered, so that what was agreed is being done. */
    public static List<CaseFileEvent> following(OutcomeCode outcome) {
        return then(
                Stage.RECOMMENDED,
                decidedOn(outcome),
                delivered(
                        outcome.equals(YOUTH_CONDITIONAL_CAUTION)
                                ? conditionalDelivery()
                                : with(delivery(), "conditions", conditions()),
                        true));
    }

    public static List<CaseFileEvent> and(List<CaseFileEvent> past, CaseFileEvent... more) {
        var all = new ArrayList<>(past);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    // What follows

    public static VaryCondition vary() {
        return new VaryCondition(
                CASE,
                MISSED_ON,
                2,
                with(meetings(), "until", LocalDate.parse("2026-06-30")),
                ofChild("She was ill for two weeks."),
                null,
                signedAgreement(),
                PROTOCOL,
                POLICE);
    }

    public static ConditionVaried varied() {
        var c = vary();
        return new ConditionVaried(
                CASE,
                c.occurredOn(),
                c.number(),
                c.condition(),
                c.reason(),
                null,
                c.agreement(),
                PROTOCOL.ref(),
                POLICE);
    }

    public static Agreement signedAgreement() {
        return new Agreement(
                Delivery.Consent.SIGNED,
                null,
                new AppropriateAdult(ofChild("Pat Fictional"), AppropriateAdult.Category.PARENT_OR_GUARDIAN),
                "2217");
    }

    /** Outside a youth conditional caution: what the child said is what there is. */
    public static Agreement spokenAgreement() {
        return new Agreement(Delivery.Consent.NOT_NEEDED, ofChild("Tuesdays are fine."), null, null);
    }

    public static ReportBreach reportBreach() {
        return new ReportBreach(
                CASE,
                MISSED_ON,
                List.of(2),
                ofChild("Did not come three times."),
                ofChild("The tuba would not fit on the bus."),
                PROTOCOL,
                WORKER);
    }

    public static BreachReported reported() {
        var c = reportBreach();
        return new BreachReported(CASE, c.occurredOn(), c.conditions(), c.what(), c.excuse(), PROTOCOL.ref(), WORKER);
    }

    public static List<CaseFileEvent> breachReported() {
        return and(following(YOUTH_CONDITIONAL_CAUTION), reported());
    }

    public static DecideBreach decideBreach() {
        return new DecideBreach(
                CASE, true, Response.NO_ACTION, ofChild("The bus company confirms it."), PROTOCOL, POLICE);
    }

    public static BreachDecided breachDecided(boolean excused, Response response) {
        return new BreachDecided(
                CASE, POLICE.day(), excused, response, decideBreach().reason(), PROTOCOL.ref(), POLICE);
    }

    public static DecisionRevived revived(LocalDate on, Cause cause, boolean chargeOpen, Attribution by) {
        return new DecisionRevived(CASE, on, cause, chargeOpen, PROTOCOL.ref(), by);
    }

    public static WithdrawConsent withdrawConsent() {
        return new WithdrawConsent(
                CASE,
                MISSED_ON,
                ofChild("I do not want this any more. I will go to court."),
                new AppropriateAdult(ofChild("Pat Fictional"), AppropriateAdult.Category.PARENT_OR_GUARDIAN),
                PROTOCOL,
                WORKER);
    }

    public static ConsentWithdrawn consentWithdrawn() {
        var c = withdrawConsent();
        return new ConsentWithdrawn(CASE, c.occurredOn(), c.words(), c.appropriateAdult(), PROTOCOL.ref(), WORKER);
    }

    public static DecisionRevived withdrawnBack() {
        return revived(MISSED_ON, Cause.CONSENT_WITHDRAWN, true, WORKER);
    }

    public static NotifyNonEngagement notifyPolice() {
        return new NotifyNonEngagement(
                CASE,
                MISSED_ON,
                ofChild("Two letters, three calls and a visit."),
                ofChild("She does not want to talk."),
                "manager-1",
                ofChild("Tell the police; we keep our offer open."),
                PROTOCOL,
                WORKER);
    }

    public static NonEngagementNotified notified() {
        return notified(true);
    }

    public static NonEngagementNotified notified(boolean answerAwaited) {
        var c = notifyPolice();
        return new NonEngagementNotified(
                CASE,
                c.occurredOn(),
                c.attempts(),
                c.reason(),
                c.manager(),
                c.decision(),
                answerAwaited,
                PROTOCOL.ref(),
                WORKER);
    }

    public static AnswerNonEngagement answerNotice(boolean reconsider) {
        return new AnswerNonEngagement(CASE, reconsider, ofChild("We have spoken to her mother."), PROTOCOL, POLICE);
    }

    public static NonEngagementAnswered answered(boolean reconsider, boolean over) {
        return new NonEngagementAnswered(
                CASE, POLICE.day(), reconsider, over, answerNotice(reconsider).reason(), PROTOCOL.ref(), POLICE);
    }

    public static EndFollowUp notCompleting() {
        return with(endFollowUp(), "completed", false);
    }

    public static FollowUpEnded notCompletedEnd() {
        return with(followUpEnded(), "completed", false);
    }

    /** Outcome 22, whose activity was not completed. */
    public static List<CaseFileEvent> notCompleted() {
        return and(
                following(OUTCOME_22),
                notCompletedEnd(),
                revived(
                        FOLLOW_UP_ENDED_ON,
                        Cause.NOT_COMPLETED,
                        false,
                        endFollowUp().by()));
    }

    public static GiveFeedback giveFeedback() {
        return new GiveFeedback(CASE, ofChild("She wrote the letter and came every week."), PROTOCOL, WORKER);
    }

    public static FeedbackGiven feedbackGiven() {
        return new FeedbackGiven(CASE, WORKER.day(), giveFeedback().text(), PROTOCOL.ref(), WORKER);
    }

    public static ReadFeedback readFeedback() {
        return new ReadFeedback(CASE, PROTOCOL, at(OFFICER, "2026-04-23T08:00:00Z"));
    }

    public static FeedbackRead feedbackRead() {
        var by = readFeedback().by();
        return new FeedbackRead(CASE, by.day(), PROTOCOL.ref(), by);
    }

    public static ReopenCase reopen() {
        return new ReopenCase(
                CASE,
                Resume.FOLLOW_UP,
                ofChild("The letter was never sent."),
                PROTOCOL,
                at(MANAGER, "2026-07-08T09:00:00Z"));
    }

    public static CaseReopened reopened(Resume resume) {
        var c = reopen();
        return new CaseReopened(CASE, c.by().day(), resume, c.reason(), PROTOCOL.ref(), c.by());
    }

    public static CorrectEntry correct() {
        return new CorrectEntry(
                CASE, 0, ofChild("The gnome had a red hat, not a blue one."), ofChild("Misread."), PROTOCOL, WORKER);
    }

    public static EntryCorrected corrected() {
        var c = correct();
        return new EntryCorrected(CASE, WORKER.day(), c.corrects(), c.text(), c.reason(), PROTOCOL.ref(), WORKER);
    }

    public static AddStatement addStatement() {
        return new AddStatement(CASE, 0, Speaker.CHILD, ofChild("I did not run away, I went home."), PROTOCOL, WORKER);
    }

    public static StatementAdded statementAdded() {
        var c = addStatement();
        return new StatementAdded(CASE, WORKER.day(), c.about(), c.speaker(), c.text(), PROTOCOL.ref(), WORKER);
    }
}
