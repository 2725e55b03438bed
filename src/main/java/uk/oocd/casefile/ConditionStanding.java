package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileEvent.Engagement;
import uk.oocd.casefile.CaseFileEvent.FollowUpEnded;
import uk.oocd.casefile.CaseFileEvent.OutcomeDelivered;
import uk.oocd.casefile.CaseFileEvent.ProgressNoted;
import uk.oocd.casefile.FollowUpEvent.BreachReported;
import uk.oocd.casefile.FollowUpEvent.ConditionVaried;

/**
 * How one condition stands, by what was noted about it. A child who fails without a reasonable excuse to keep to a
 * condition may be prosecuted (Crime and Disorder Act 1998 s.66E), so it must be plain which were kept.
 *
 * @param metOn since when it is met; null while it is not. A condition that is varied, reported as breached or
 *     found not to be met after all is to be met anew
 * @param attended how often the child came
 * @param missedWithReason how often not, with a reason
 * @param missedWithoutReason how often not, without one
 */
public record ConditionStanding(
        @Nullable LocalDate metOn, int attended, int missedWithReason, int missedWithoutReason) {

    private static final ConditionStanding UNTOUCHED = new ConditionStanding(null, 0, 0, 0);

    /** How each of the conditions stands after an event, in their order. What is delivered begins anew. */
    public static List<ConditionStanding> after(CaseFileEvent event, List<ConditionStanding> before) {
        if (event instanceof OutcomeDelivered e) {
            return Collections.nCopies(e.delivery().conditions().size(), UNTOUCHED);
        }
        if (event instanceof ProgressNoted e) {
            var noted = each(e.conditions(), before, standing -> standing.noted(e.engagement()));
            var undone = each(e.notMet(), noted, ConditionStanding::unmet);
            return each(e.met(), undone, standing -> standing.met(e.occurredOn()));
        }
        if (event instanceof FollowUpEnded e) return each(e.met(), before, standing -> standing.met(e.endedOn()));
        if (event instanceof ConditionVaried e) {
            return each(List.of(e.number()), before, ConditionStanding::unmet);
        }
        if (event instanceof BreachReported e) return each(e.conditions(), before, ConditionStanding::unmet);
        return before;
    }

    /** The numbers of those that are not met, 1 for the first. */
    public static List<Integer> unmet(List<ConditionStanding> standings) {
        return IntStream.rangeClosed(1, standings.size())
                .filter(number -> standings.get(number - 1).metOn() == null)
                .boxed()
                .toList();
    }

    private static List<ConditionStanding> each(
            List<Integer> numbers, List<ConditionStanding> before, UnaryOperator<ConditionStanding> change) {
        var after = new ArrayList<>(before);
        for (int number : numbers) {
            if (number >= 1 && number <= after.size()) after.set(number - 1, change.apply(after.get(number - 1)));
        }
        return List.copyOf(after);
    }

    private ConditionStanding noted(Engagement engagement) {
        return switch (engagement) {
            case ATTENDED -> new ConditionStanding(metOn, attended + 1, missedWithReason, missedWithoutReason);
            case MISSED_WITH_REASON ->
                new ConditionStanding(metOn, attended, missedWithReason + 1, missedWithoutReason);
            case MISSED_WITHOUT_REASON ->
                new ConditionStanding(metOn, attended, missedWithReason, missedWithoutReason + 1);
            case CONTACT -> this;
        };
    }

    private ConditionStanding met(LocalDate on) {
        return metOn == null ? new ConditionStanding(on, attended, missedWithReason, missedWithoutReason) : this;
    }

    private ConditionStanding unmet() {
        return new ConditionStanding(null, attended, missedWithReason, missedWithoutReason);
    }
}
