package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileEvent.FollowUpEnded;
import uk.oocd.casefile.CaseFileEvent.OutcomeDelivered;
import uk.oocd.casefile.CaseFileEvent.PoliceDecided;
import uk.oocd.casefile.CaseFileEvent.ProgressNoted;
import uk.oocd.casefile.FollowUpEvent.BreachDecided;
import uk.oocd.casefile.FollowUpEvent.BreachReported;
import uk.oocd.casefile.FollowUpEvent.CaseReopened;
import uk.oocd.casefile.FollowUpEvent.ConditionVaried;
import uk.oocd.casefile.FollowUpEvent.ConsentWithdrawn;
import uk.oocd.casefile.FollowUpEvent.DecisionRevived;
import uk.oocd.casefile.FollowUpEvent.EntryCorrected;
import uk.oocd.casefile.FollowUpEvent.FeedbackGiven;
import uk.oocd.casefile.FollowUpEvent.FeedbackRead;
import uk.oocd.casefile.FollowUpEvent.NonEngagementAnswered;
import uk.oocd.casefile.FollowUpEvent.NonEngagementNotified;
import uk.oocd.casefile.FollowUpEvent.StatementAdded;
import uk.oocd.protocol.OffenceClass;

/**
 * What the rules of delivery and follow-up read.
 *
 * @param last the sequence number of the latest event, 0 for the referral
 * @param decidedOn when the police last decided; null until they have
 * @param course since the outcome was last delivered; null until it was
 * @param unnotified the decision under which a child did not complete what was agreed and the police were not told; null
 *     where there is none
 * @param chargeOpen whether a charge is open whatever the gravity score
 * @param feedbackUnread whether the police were told what came of their referral and have not read it
 */
record FollowUp(
        Basis basis,
        long last,
        @Nullable LocalDate decidedOn,
        @Nullable Course course,
        @Nullable PoliceDecision unnotified,
        boolean chargeOpen,
        boolean feedbackUnread) {

    /**
     * What of the referral is needed.
     *
     * @param born null where it was erased
     * @param summaryOnlyTimeLimit as the police gave it; null where they did not
     */
    record Basis(
            @Nullable LocalDate born,
            List<Referral.Offence> offences,
            @Nullable LocalDate summaryOnlyTimeLimit) {

        /** Of the most serious offence. */
        OffenceClass offenceClass() {
            return offences.stream()
                    .map(Referral.Offence::offenceClass)
                    .max(Comparator.naturalOrder())
                    .orElse(OffenceClass.SUMMARY);
        }

        /** When the first of only summary offences was; null where another could be tried otherwise. */
        @Nullable
        LocalDate firstSummaryOffence() {
            return Referral.firstSummaryOffence(offences);
        }
    }

    /**
     * What has happened since the outcome was delivered.
     *
     * @param conditions as they stand
     * @param standings how each of them stands
     * @param latest the latest day of any progress; the day of delivery until there is some
     * @param ended whether the follow-up has ended
     * @param withdrawn whether the child has taken back the consent that the outcome rests on
     */
    record Course(
            LocalDate deliveredOn,
            List<Condition> conditions,
            List<ConditionStanding> standings,
            LocalDate latest,
            boolean ended,
            Breach breach,
            boolean notified,
            boolean withdrawn) {

        Course {
            conditions = List.copyOf(conditions);
            standings = List.copyOf(standings);
        }

        Course progressed(LocalDate on) {
            return new Course(
                    deliveredOn,
                    conditions,
                    standings,
                    on.isAfter(latest) ? on : latest,
                    ended,
                    breach,
                    notified,
                    withdrawn);
        }

        Course ended(boolean now) {
            return new Course(deliveredOn, conditions, standings, latest, now, breach, notified, withdrawn);
        }

        Course with(Breach next) {
            return new Course(deliveredOn, conditions, standings, latest, ended, next, notified, withdrawn);
        }

        Course with(List<ConditionStanding> next) {
            return new Course(deliveredOn, conditions, next, latest, ended, breach, notified, withdrawn);
        }

        Course toldThePolice() {
            return new Course(deliveredOn, conditions, standings, latest, ended, breach, true, withdrawn);
        }

        Course consentTakenBack() {
            return new Course(deliveredOn, conditions, standings, latest, ended, breach, notified, true);
        }

        Course varied(int number, Condition condition) {
            var next = new ArrayList<>(conditions);
            if (number >= 1 && number <= next.size()) next.set(number - 1, condition);
            return new Course(deliveredOn, next, standings, latest, ended, breach, notified, withdrawn);
        }
    }

    enum Breach {
        NONE,
        REPORTED,
        DECIDED
    }

    static FollowUp of(Referral r) {
        return new FollowUp(
                new Basis(r.child().dateOfBirth().known().orElse(null), r.offences(), r.summaryOnlyTimeLimit()),
                0,
                null,
                null,
                null,
                false,
                false);
    }

    /**
     * @param decision the police decision that stood before the event; null where there was none
     */
    FollowUp after(CaseFileEvent event, @Nullable PoliceDecision decision) {
        var next = stepped(event, decision);
        var running = next.course;
        return running == null ? next : next.on(running.with(ConditionStanding.after(event, running.standings())));
    }

    private FollowUp stepped(CaseFileEvent event, @Nullable PoliceDecision decision) {
        var next = counted();
        if (event instanceof FollowUpEvent e) return next.after(e);
        if (event instanceof PoliceDecided e) return next.decided(e.by().day());
        if (event instanceof OutcomeDelivered e) return next.on(started(e.delivery()));
        var running = course;
        if (running == null) return next;
        if (event instanceof ProgressNoted e) return next.on(running.progressed(e.occurredOn()));
        if (event instanceof FollowUpEnded e) {
            var over = next.on(running.ended(true));
            return e.completed() || running.notified() ? over : over.owing(decision);
        }
        return next;
    }

    private FollowUp after(FollowUpEvent event) {
        return switch (event) {
            case DecisionRevived e -> revived(e.chargeOpen());
            case ConditionVaried e -> on(course == null ? null : course.varied(e.number(), e.condition()));
            case BreachReported _ -> on(course == null ? null : course.with(Breach.REPORTED));
            case BreachDecided _ -> on(course == null ? null : course.with(Breach.DECIDED));
            case ConsentWithdrawn _ -> on(course == null ? null : course.consentTakenBack());
            case NonEngagementNotified _ ->
                on(course == null ? null : course.toldThePolice()).owing(null);
            case CaseReopened _ -> on(course == null ? null : course.ended(false));
            case FeedbackGiven _ -> unread(true);
            case FeedbackRead _ -> unread(false);
            case NonEngagementAnswered _, EntryCorrected _, StatementAdded _ -> this;
        };
    }

    private static Course started(Delivery delivery) {
        return new Course(
                delivery.deliveredOn(),
                delivery.conditions(),
                List.of(),
                delivery.deliveredOn(),
                false,
                Breach.NONE,
                false,
                false);
    }

    private FollowUp counted() {
        return new FollowUp(basis, last + 1, decidedOn, course, unnotified, chargeOpen, feedbackUnread);
    }

    private FollowUp decided(LocalDate on) {
        return new FollowUp(basis, last, on, course, unnotified, chargeOpen, feedbackUnread);
    }

    private FollowUp on(@Nullable Course next) {
        return new FollowUp(basis, last, decidedOn, next, unnotified, chargeOpen, feedbackUnread);
    }

    private FollowUp owing(@Nullable PoliceDecision decision) {
        return new FollowUp(basis, last, decidedOn, course, decision, chargeOpen, feedbackUnread);
    }

    private FollowUp revived(boolean charge) {
        return new FollowUp(basis, last, decidedOn, course, unnotified, charge, feedbackUnread);
    }

    private FollowUp unread(boolean now) {
        return new FollowUp(basis, last, decidedOn, course, unnotified, chargeOpen, now);
    }
}
