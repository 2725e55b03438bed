package uk.oocd.inspection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Condition;
import uk.oocd.casefile.ConditionStanding;
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
import uk.oocd.casefile.HomeOfficeOutcome;
import uk.oocd.casefile.VictimInformed;
import uk.oocd.inspection.CaseRecord.Fact;

/**
 * What came after the police decision, at one moment. Lists are in the order in which things were recorded.
 *
 * @param outcome what the crime counts as
 * @param spentOn from which day the caution is spent; null where there is none
 * @param chargeOpen whether a charge is open whatever the gravity score
 * @param conditions as they stand, each with the event that made it so; the first is condition 1
 * @param standings how each condition stands, in their order
 * @param feedback the last there was; null where there was none
 * @param victim whether the victim was told how the case ended; null where that was not said
 */
public record FollowUpRecord(
        HomeOfficeOutcome outcome,
        @Nullable LocalDate spentOn,
        boolean chargeOpen,
        List<Fact<Condition>> conditions,
        List<ConditionStanding> standings,
        List<Fact<ConditionVaried>> variations,
        List<Breach> breaches,
        List<Fact<ConsentWithdrawn>> withdrawals,
        List<Notice> notices,
        List<Fact<DecisionRevived>> revivals,
        @Nullable Feedback feedback,
        List<Fact<CaseReopened>> reopenings,
        List<Fact<EntryCorrected>> corrections,
        List<Fact<StatementAdded>> statements,
        @Nullable Fact<VictimInformed> victim) {

    public FollowUpRecord {
        conditions = List.copyOf(conditions);
        standings = List.copyOf(standings);
        variations = List.copyOf(variations);
        breaches = List.copyOf(breaches);
        withdrawals = List.copyOf(withdrawals);
        notices = List.copyOf(notices);
        revivals = List.copyOf(revivals);
        reopenings = List.copyOf(reopenings);
        corrections = List.copyOf(corrections);
        statements = List.copyOf(statements);
    }

    /**
     * @param decided null while the police have not
     */
    public record Breach(
            Fact<BreachReported> reported, @Nullable Fact<BreachDecided> decided) {}

    /**
     * @param answered null while the police have not, or were not asked to
     */
    public record Notice(
            Fact<NonEngagementNotified> notified, @Nullable Fact<NonEngagementAnswered> answered) {}

    /**
     * @param read null while the police have not
     */
    public record Feedback(
            Fact<FeedbackGiven> given, @Nullable Fact<FeedbackRead> read) {}

    /** Whether the child has withdrawn consent since this was recorded, so that it binds nobody and awaits nobody. */
    public boolean withdrawnSince(Fact<?> fact) {
        return withdrawals.stream().anyMatch(w -> w.sequence() > fact.sequence());
    }

    /** What was put right in an entry; empty where nothing was. */
    public List<Fact<EntryCorrected>> corrections(long sequence) {
        return corrections.stream()
                .filter(c -> c.value().corrects() == sequence)
                .toList();
    }

    /** What was said to an entry; empty where nothing was. */
    public List<Fact<StatementAdded>> statements(long sequence) {
        return statements.stream().filter(s -> s.value().about() == sequence).toList();
    }
}
