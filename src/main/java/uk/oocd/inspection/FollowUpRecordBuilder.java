package uk.oocd.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileEvent.CaseClosed;
import uk.oocd.casefile.CaseFileEvent.OutcomeDelivered;
import uk.oocd.casefile.Condition;
import uk.oocd.casefile.ConditionStanding;
import uk.oocd.casefile.Delivery;
import uk.oocd.casefile.FollowUpEvent;
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
import uk.oocd.casefile.SpentDate;
import uk.oocd.casefile.VictimInformed;
import uk.oocd.inspection.CaseRecord.Fact;
import uk.oocd.inspection.FollowUpRecord.Breach;
import uk.oocd.inspection.FollowUpRecord.Feedback;
import uk.oocd.inspection.FollowUpRecord.Notice;

/** Lays one entry after the other into what came after the police decision. Lives for one fold only. */
final class FollowUpRecordBuilder {

    private HomeOfficeOutcome outcome = HomeOfficeOutcome.NONE;
    private @Nullable Delivery delivery;
    private boolean chargeOpen;
    private final List<Fact<Condition>> conditions = new ArrayList<>();
    private List<ConditionStanding> standings = List.of();
    private final List<Fact<ConditionVaried>> variations = new ArrayList<>();
    private final List<Breach> breaches = new ArrayList<>();
    private final List<Fact<ConsentWithdrawn>> withdrawals = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Fact<DecisionRevived>> revivals = new ArrayList<>();
    private @Nullable Feedback feedback;
    private final List<Fact<CaseReopened>> reopenings = new ArrayList<>();
    private final List<Fact<EntryCorrected>> corrections = new ArrayList<>();
    private final List<Fact<StatementAdded>> statements = new ArrayList<>();
    private @Nullable Fact<VictimInformed> victim;

    void add(Entry entry) {
        outcome = outcome.after(entry.event());
        standings = ConditionStanding.after(entry.event(), standings);
        if (entry.event() instanceof OutcomeDelivered e) {
            delivery = e.delivery();
            conditions.clear();
            e.delivery().conditions().forEach(condition -> conditions.add(entry.fact(condition)));
        }
        if (entry.event() instanceof CaseClosed e && e.victim() != null) victim = entry.fact(e.victim());
        if (entry.event() instanceof FollowUpEvent e) add(e, entry);
    }

    private void add(FollowUpEvent event, Entry entry) {
        switch (event) {
            case DecisionRevived e -> {
                chargeOpen = e.chargeOpen();
                revivals.add(entry.fact(e));
            }
            case ConditionVaried e -> {
                variations.add(entry.fact(e));
                if (e.number() <= conditions.size()) conditions.set(e.number() - 1, entry.fact(e.condition()));
            }
            case BreachReported e -> breaches.add(new Breach(entry.fact(e), null));
            case BreachDecided e -> {
                if (!breaches.isEmpty()) {
                    breaches.add(new Breach(breaches.removeLast().reported(), entry.fact(e)));
                }
            }
            case ConsentWithdrawn e -> withdrawals.add(entry.fact(e));
            case NonEngagementNotified e -> notices.add(new Notice(entry.fact(e), null));
            case NonEngagementAnswered e -> {
                if (!notices.isEmpty())
                    notices.add(new Notice(notices.removeLast().notified(), entry.fact(e)));
            }
            case FeedbackGiven e -> feedback = new Feedback(entry.fact(e), null);
            case FeedbackRead e -> {
                if (feedback != null) feedback = new Feedback(feedback.given(), entry.fact(e));
            }
            case CaseReopened e -> reopenings.add(entry.fact(e));
            case EntryCorrected e -> corrections.add(entry.fact(e));
            case StatementAdded e -> statements.add(entry.fact(e));
        }
    }

    FollowUpRecord build() {
        return new FollowUpRecord(
                outcome,
                spentOn(),
                chargeOpen,
                conditions,
                standings,
                variations,
                breaches,
                withdrawals,
                notices,
                revivals,
                feedback,
                reopenings,
                corrections,
                statements,
                victim);
    }

    /** By the conditions as they stand: a varied one may move it. */
    private @Nullable LocalDate spentOn() {
        var disposal = outcome.disposal();
        if (disposal == null || delivery == null || !outcome.settled()) return null;
        var agreed = conditions.stream().map(Fact::value).toList();
        return SpentDate.of(disposal, delivery.deliveredOn(), Condition.lastDay(agreed))
                .orElse(null);
    }
}
