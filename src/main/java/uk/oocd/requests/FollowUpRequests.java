package uk.oocd.requests;

import static uk.oocd.requests.Reading.personal;
import static uk.oocd.requests.Reading.personalOrNull;
import static uk.oocd.requests.Reading.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Agreement;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CaseFileCommand.CloseCase;
import uk.oocd.casefile.Delivery.Consent;
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
import uk.oocd.casefile.FollowUpEvent.BreachDecided.Response;
import uk.oocd.casefile.FollowUpEvent.CaseReopened.Resume;
import uk.oocd.casefile.FollowUpEvent.StatementAdded.Speaker;
import uk.oocd.casefile.FollowUpProblem;
import uk.oocd.casefile.VictimInformed;
import uk.oocd.kernel.Refusal;
import uk.oocd.requests.DeliveryPart.AdultPart;
import uk.oocd.requests.DeliveryPart.ConditionPart;

/** What may be sent about a case once its outcome was decided, each step's form, body and conversion. */
public final class FollowUpRequests {

    private FollowUpRequests() {}

    /**
     * @param number which condition, 1 for the first
     * @param condition as it is from now on
     * @param agreement what the child said of the change
     * @param exceptional why it lasts longer than it normally may
     */
    public record Variation(
            @Nullable String occurredOn,
            @Nullable String number,
            @Nullable ConditionPart condition,
            @Nullable String reason,
            @Nullable String exceptional,
            @Nullable String consent,
            @Nullable String agreement,
            @Nullable AdultPart appropriateAdult,
            @Nullable String authorisedPerson) {

        private static final ConditionPart BLANK = new ConditionPart(null, null, null, null, null, null);

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var which = reading.numberOrNull(number, "/number");
            if (text(number).isEmpty()) reading.refuse(Refusal.at("/number", RequestProblem.CHOICE_MISSING));
            var command = new VaryCondition(
                    c.caseFile(),
                    reading.date(occurredOn, "/occurredOn", c.today()),
                    which == null ? 0 : which,
                    (condition == null ? BLANK : condition).toCondition(c, reading, "/condition"),
                    personal(c.child(), reason),
                    personalOrNull(c.child(), exceptional),
                    agreement(reading, c),
                    c.protocol(),
                    c.by());
            reading.addWhereUnreadable(command.condition().problems("/condition"));
            reading.addWhereUnreadable(command.reason(), FollowUpProblem.VARIATION_REASON_MISSING);
            return reading.converted(command);
        }

        private Agreement agreement(Reading reading, CaseContext c) {
            return new Agreement(
                    reading.choiceOr(consent, Consent.class, "/consent", Consent.NOT_NEEDED),
                    personalOrNull(c.child(), agreement),
                    DeliveryPart.adult(appropriateAdult, reading, c),
                    text(authorisedPerson).isEmpty() ? null : text(authorisedPerson));
        }
    }

    /**
     * @param conditions which were not kept, 1 for the first
     * @param excuse what the child says about it; left out where the child could not be asked
     */
    public record BreachReport(
            @Nullable String occurredOn,
            @Nullable List<@Nullable String> conditions,
            @Nullable String what,
            @Nullable String excuse) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var command = new ReportBreach(
                    c.caseFile(),
                    reading.date(occurredOn, "/occurredOn", c.today()),
                    reading.numbers(conditions, "/conditions"),
                    personal(c.child(), what),
                    personalOrNull(c.child(), excuse),
                    c.protocol(),
                    c.by());
            reading.addWhereUnreadable(command.what(), FollowUpProblem.BREACH_WHAT_MISSING);
            return reading.converted(command);
        }
    }

    /**
     * @param reasonableExcuse {@code yes} or {@code no}
     * @param response {@code no-action}, {@code vary} or {@code prosecute}
     */
    public record BreachDecision(
            @Nullable String reasonableExcuse,
            @Nullable String response,
            @Nullable String reason) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var command = new DecideBreach(
                    c.caseFile(),
                    reading.choice(reasonableExcuse, YesNo.class, "/reasonableExcuse") == YesNo.YES,
                    reading.choice(response, Response.class, "/response"),
                    personal(c.child(), reason),
                    c.protocol(),
                    c.by());
            reading.addWhereUnreadable(command.reason(), FollowUpProblem.BREACH_REASON_MISSING);
            return reading.converted(command);
        }
    }

    /**
     * @param words what the child said of it; may be left out
     * @param appropriateAdult who was there; left out where nobody was
     */
    public record ConsentWithdrawal(
            @Nullable String occurredOn,
            @Nullable String words,
            @Nullable AdultPart appropriateAdult) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            return reading.converted(new WithdrawConsent(
                    c.caseFile(),
                    reading.date(occurredOn, "/occurredOn", c.today()),
                    personalOrNull(c.child(), words),
                    DeliveryPart.adult(appropriateAdult, reading, c),
                    c.protocol(),
                    c.by()));
        }
    }

    /**
     * @param manager whose decision it was, by staff account; a manager may leave out their own
     */
    public record NonEngagement(
            @Nullable String occurredOn,
            @Nullable String attempts,
            @Nullable String reason,
            @Nullable String manager,
            @Nullable String decision) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var command = new NotifyNonEngagement(
                    c.caseFile(),
                    reading.date(occurredOn, "/occurredOn", c.today()),
                    personal(c.child(), attempts),
                    personal(c.child(), reason),
                    text(manager),
                    personal(c.child(), decision),
                    c.protocol(),
                    c.by());
            reading.addWhereUnreadable(command.problems());
            return reading.converted(command);
        }
    }

    /**
     * @param reconsider {@code yes} or {@code no}
     */
    public record NonEngagementAnswer(
            @Nullable String reconsider, @Nullable String reason) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var command = new AnswerNonEngagement(
                    c.caseFile(),
                    reading.choice(reconsider, YesNo.class, "/reconsider") == YesNo.YES,
                    personal(c.child(), reason),
                    c.protocol(),
                    c.by());
            reading.addWhereUnreadable(command.reason(), FollowUpProblem.ANSWER_REASON_MISSING);
            return reading.converted(command);
        }
    }

    /**
     * @param victimInformed whether the victim was told how the case ended
     * @param feedback what the officer who referred the child is told; may be left for later
     */
    public record Closure(
            @Nullable String exitPlan,
            @Nullable String victimInformed,
            @Nullable String victimNote,
            @Nullable String feedback) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var victim = text(victimInformed).isEmpty()
                    ? null
                    : new VictimInformed(
                            reading.choice(victimInformed, VictimInformed.How.class, "/victimInformed"),
                            personalOrNull(c.victimOrChild(), victimNote));
            return reading.converted(new CloseCase(
                    c.caseFile(),
                    personal(c.child(), exitPlan),
                    victim,
                    personalOrNull(c.child(), feedback),
                    c.protocol(),
                    c.by()));
        }
    }

    public record FeedbackPart(@Nullable String text) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            return new Converted.Ready<>(
                    new GiveFeedback(c.caseFile(), personal(c.child(), text), c.protocol(), c.by()));
        }
    }

    /** Says that it was read; there is nothing to add. */
    public record FeedbackReceipt() {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            return new Converted.Ready<>(new ReadFeedback(c.caseFile(), c.protocol(), c.by()));
        }
    }

    /**
     * @param resume {@code follow-up} or {@code police-decision}
     */
    public record Reopening(
            @Nullable String resume, @Nullable String reason) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var command = new ReopenCase(
                    c.caseFile(),
                    reading.choice(resume, Resume.class, "/resume"),
                    personal(c.child(), reason),
                    c.protocol(),
                    c.by());
            reading.addWhereUnreadable(command.reason(), FollowUpProblem.REOPENING_REASON_MISSING);
            return reading.converted(command);
        }
    }

    /**
     * Puts an entry right, or adds what somebody says to it. The entry stays.
     *
     * @param kind {@code correction} or {@code statement}
     * @param entry the sequence number of the entry's event in the case, 0 for the referral
     * @param reason why it was wrong; only of a correction
     * @param speaker who says it; only of a statement
     */
    public record Correction(
            @Nullable String kind,
            @Nullable String entry,
            @Nullable String text,
            @Nullable String reason,
            @Nullable String speaker) {

        public enum Kind {
            CORRECTION,
            STATEMENT
        }

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var number = reading.numberOrNull(entry, "/entry");
            if (Reading.text(entry).isEmpty()) reading.refuse(Refusal.at("/entry", FollowUpProblem.ENTRY_UNKNOWN));
            long sequence = number == null ? -1 : number;
            return switch (reading.choice(kind, Kind.class, "/kind")) {
                case CORRECTION ->
                    reading.converted(new CorrectEntry(
                            c.caseFile(),
                            sequence,
                            personal(c.child(), text),
                            personal(c.child(), reason),
                            c.protocol(),
                            c.by()));
                case STATEMENT -> {
                    var who = reading.choice(speaker, Speaker.class, "/speaker");
                    yield reading.converted(new AddStatement(
                            c.caseFile(),
                            sequence,
                            who,
                            personal(who == Speaker.VICTIM ? c.victimOrChild() : c.child(), text),
                            c.protocol(),
                            c.by()));
                }
            };
        }
    }
}
