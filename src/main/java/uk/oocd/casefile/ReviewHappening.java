package uk.oocd.casefile;

import java.util.Locale;
import uk.oocd.casefile.Happening.Details;
import uk.oocd.casefile.ReviewEvent.AssessmentRevised;
import uk.oocd.casefile.ReviewEvent.LinesReviewed;
import uk.oocd.casefile.ReviewEvent.PlanLineAdded;
import uk.oocd.casefile.ReviewEvent.PlanLineChanged;
import uk.oocd.casefile.ReviewEvent.PlanLineEnded;
import uk.oocd.casefile.ReviewEvent.RiskChanged;

/** Tells what happened about risk and plan. */
final class ReviewHappening {

    private ReviewHappening() {}

    static String tell(ReviewEvent event, Details details) {
        return switch (event) {
            case RiskChanged e -> {
                details.add("What changed", e.what());
                yield "Risk changed: " + e.change().words()
                        + (e.level() == null
                                ? ""
                                : ", now "
                                        + e.level()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '));
            }
            case AssessmentRevised e -> {
                details.add(e.assessment());
                yield "Assessment revised";
            }
            case LinesReviewed e -> {
                e.lines().forEach(line -> details.add("No change to: " + Drift.label(line.line()), line.reason()));
                yield "Reviewed without change: " + e.lines().size()
                        + (e.lines().size() == 1 ? " line" : " lines");
            }
            case PlanLineAdded e -> {
                details.add("What", e.what());
                details.add("Who", e.who());
                yield e.part().label() + ": line " + e.line() + " added";
            }
            case PlanLineChanged e -> {
                details.add("What", e.what());
                details.add("Who", e.who());
                details.add("Why it was changed", e.reason());
                yield "Plan: line " + e.line() + " changed";
            }
            case PlanLineEnded e -> {
                details.add("Note", e.note());
                yield "Plan: line " + e.line() + (e.done() ? " done" : " given up");
            }
        };
    }
}
