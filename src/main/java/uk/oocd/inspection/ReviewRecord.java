package uk.oocd.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment;
import uk.oocd.casefile.Drift;
import uk.oocd.casefile.PlanPart;
import uk.oocd.casefile.ReviewEvent;
import uk.oocd.casefile.ReviewEvent.AssessmentRevised;
import uk.oocd.casefile.ReviewEvent.LinesReviewed;
import uk.oocd.casefile.ReviewEvent.PlanLineAdded;
import uk.oocd.casefile.ReviewEvent.PlanLineChanged;
import uk.oocd.casefile.ReviewEvent.PlanLineEnded;
import uk.oocd.casefile.ReviewEvent.RiskChanged;
import uk.oocd.casefile.RiskChange;
import uk.oocd.inspection.CaseRecord.Fact;
import uk.oocd.kernel.Personal;

/**
 * The plan, changes of risk, and what was done about them.
 *
 * @param risks every change of risk, in order
 * @param plan every line of the plan, in the order in which they were added
 * @param reviews what was looked at and stayed as it was, in order
 * @param open the lines of assessment and plan that nobody has touched since the risk changed: closing waits for them
 * @param planAlone since when the plan has been changed without the assessment having been looked at; null where it has
 */
public record ReviewRecord(
        List<Fact<Risk>> risks,
        List<Line> plan,
        List<Fact<Reviews>> reviews,
        List<OpenLine> open,
        @Nullable LocalDate planAlone) {

    public ReviewRecord {
        risks = List.copyOf(risks);
        plan = List.copyOf(plan);
        reviews = List.copyOf(reviews);
        open = List.copyOf(open);
    }

    /** Whether there is or was a plan to work with the child by, as {@link Drift#planned()} has it. */
    public boolean planned() {
        return plan.stream()
                .filter(line -> line.part() != PlanPart.EXIT_PLAN)
                .anyMatch(line -> line.ended() == null || line.ended().value().done());
    }

    /**
     * @param level the new level, where one of the three judgements changed; otherwise null
     */
    public record Risk(
            RiskChange change,
            Assessment.@Nullable Level level,
            ReviewEvent.Source source,
            LocalDate occurredOn,
            Personal<String> what) {}

    /**
     * A line of the plan.
     *
     * @param now as it reads
     * @param changes why it was changed, each time
     * @param ended whether it was done or given up; null while it stands
     */
    public record Line(
            int number,
            PlanPart part,
            Fact<Wording> now,
            List<Fact<Personal<String>>> changes,
            @Nullable Fact<Ending> ended) {

        public Line {
            changes = List.copyOf(changes);
        }
    }

    public record Wording(Personal<String> what, Personal<String> who, LocalDate dueOn) {}

    public record Ending(boolean done, Personal<String> note) {}

    public record Reviews(List<NoChange> lines) {

        public Reviews {
            lines = List.copyOf(lines);
        }
    }

    /** A line that stays as it is, and why. */
    public record NoChange(String line, String label, Personal<String> reason) {}

    /**
     * A line to be reconciled.
     *
     * @param line its code
     * @param since the day on which the risk last changed
     */
    public record OpenLine(String line, String label, LocalDate since) {}

    /** Lives for one fold only. */
    static final class Builder {

        private final List<Fact<Risk>> risks = new ArrayList<>();
        private final Map<Integer, Line> plan = new LinkedHashMap<>();
        private final List<Fact<Reviews>> reviews = new ArrayList<>();

        void add(Entry entry, ReviewEvent event) {
            switch (event) {
                case RiskChanged e ->
                    risks.add(entry.fact(new Risk(e.change(), e.level(), e.source(), e.occurredOn(), e.what())));
                case AssessmentRevised _ -> {}
                case LinesReviewed e ->
                    reviews.add(entry.fact(new Reviews(e.lines().stream()
                            .map(line -> new NoChange(line.line(), Drift.label(line.line()), line.reason()))
                            .toList())));
                case PlanLineAdded e ->
                    plan.put(
                            e.line(),
                            new Line(
                                    e.line(),
                                    e.part(),
                                    entry.fact(new Wording(e.what(), e.who(), e.dueOn())),
                                    List.of(),
                                    null));
                case PlanLineChanged e ->
                    plan.computeIfPresent(e.line(), (_, line) -> {
                        var changes = new ArrayList<>(line.changes());
                        changes.add(entry.fact(e.reason()));
                        var now = entry.fact(new Wording(e.what(), e.who(), e.dueOn()));
                        return new Line(line.number(), line.part(), now, changes, null);
                    });
                case PlanLineEnded e ->
                    plan.computeIfPresent(
                            e.line(),
                            (_, line) -> new Line(
                                    line.number(),
                                    line.part(),
                                    line.now(),
                                    line.changes(),
                                    entry.fact(new Ending(e.done(), e.note()))));
            }
        }

        ReviewRecord build(Drift drift) {
            var open = drift.open().entrySet().stream()
                    .map(line -> new OpenLine(line.getKey(), Drift.label(line.getKey()), line.getValue()))
                    .toList();
            return new ReviewRecord(risks, List.copyOf(plan.values()), reviews, open, drift.planAlone());
        }
    }
}
