package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileEvent.AssessmentRecorded;
import uk.oocd.casefile.ReviewEvent.AssessmentRevised;
import uk.oocd.casefile.ReviewEvent.LinesReviewed;
import uk.oocd.casefile.ReviewEvent.PlanLineAdded;
import uk.oocd.casefile.ReviewEvent.PlanLineChanged;
import uk.oocd.casefile.ReviewEvent.PlanLineEnded;
import uk.oocd.casefile.ReviewEvent.RiskChanged;
import uk.oocd.kernel.Personal;

/**
 * The assessment and the plan as they stand, and which of their lines nobody has touched since the risk changed: an
 * inspection finds plans that were updated where the assessment was not, and reviews that were missing after new
 * information (Merton, Dudley). Rules and read models use this one fold.
 *
 * @param assessment the last version; null until there is one
 * @param plan the lines of the plan that have not ended, by number
 * @param lastLine the number of the last line that was ever added; 0 before
 * @param worked whether a line of the child's or the professionals' plan was ended as done
 * @param open the lines to be reconciled, by code, each with the day on which the risk last changed
 * @param planAlone the day on which the plan was changed without the assessment having been looked at since; null where it
 *     has been
 */
public record Drift(
        @Nullable Assessment assessment,
        Map<Integer, PlanLine> plan,
        int lastLine,
        boolean worked,
        Map<String, LocalDate> open,
        @Nullable LocalDate planAlone) {

    public static final Drift NONE = new Drift(null, Map.of(), 0, false, Map.of(), null);

    public Drift {
        plan = Collections.unmodifiableMap(new TreeMap<>(plan));
        open = Collections.unmodifiableMap(new LinkedHashMap<>(open));
    }

    /**
     * A line of the plan as it reads.
     *
     * @param who is to do it
     */
    public record PlanLine(int number, PlanPart part, Personal<String> what, Personal<String> who, LocalDate dueOn) {

        /** What the line is called where lines of the assessment stand beside it. */
        public String code() {
            return "plan-" + number;
        }
    }

    /** A part of the assessment that is looked at by itself. */
    public enum Section {
        SAFETY_AND_WELLBEING("Safety and wellbeing"),
        RISK_OF_HARM("Risk of harm to others"),
        LIKELIHOOD_OF_REOFFENDING("Likelihood of reoffending"),
        STRENGTHS("Strengths"),
        NEEDS("Needs"),
        DIVERSITY("Diversity"),
        CHILDS_WORDS("The child’s words"),
        PARENTS_WORDS("The parent’s or carer’s words"),
        VICTIM_VIEW("The victim’s view");

        private final String label;

        Section(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private Object of(Assessment assessment) {
            return switch (this) {
                case SAFETY_AND_WELLBEING -> assessment.safetyAndWellbeing();
                case RISK_OF_HARM -> assessment.riskOfHarm();
                case LIKELIHOOD_OF_REOFFENDING -> assessment.likelihoodOfReoffending();
                case STRENGTHS -> assessment.strengths();
                case NEEDS -> assessment.needs();
                case DIVERSITY -> assessment.diversity();
                case CHILDS_WORDS -> assessment.childsWords();
                case PARENTS_WORDS -> assessment.parentsWords();
                case VICTIM_VIEW -> assessment.victimView();
            };
        }
    }

    /** What a line is called, as a part of a sentence; the code itself where there is no such line. */
    public static String label(String code) {
        for (var section : Section.values()) if (section.code().equals(code)) return section.label();
        return code.startsWith("plan-") ? "Line " + code.substring("plan-".length()) + " of the plan" : code;
    }

    /** Every line is reconciled. */
    public boolean settled() {
        return open.isEmpty();
    }

    /** There is a plan to work with the child by, or there was one and it was done: not an exit plan, nor one given up. */
    public boolean planned() {
        return worked || plan.values().stream().anyMatch(line -> line.part() != PlanPart.EXIT_PLAN);
    }

    public Drift after(CaseFileEvent event) {
        if (event instanceof AssessmentRecorded e) return assessed(e.assessment());
        if (!(event instanceof ReviewEvent review)) return this;
        return switch (review) {
            case RiskChanged e -> {
                var lines = new LinkedHashMap<>(open);
                for (var code : codes()) lines.put(code, e.day());
                yield new Drift(assessment, plan, lastLine, worked, lines, planAlone);
            }
            case AssessmentRevised e -> assessed(e.assessment());
            case LinesReviewed e -> {
                var codes = e.lines().stream().map(ReviewEvent.Reviewed::line).toList();
                boolean assessmentToo = codes.stream().anyMatch(code -> !code.startsWith("plan-"));
                yield new Drift(assessment, plan, lastLine, worked, without(codes), assessmentToo ? null : planAlone);
            }
            case PlanLineAdded e ->
                withLine(new PlanLine(e.line(), e.part(), e.what(), e.who(), e.dueOn()), e.line(), planAlone);
            case PlanLineChanged e -> {
                var line = plan.get(e.line());
                if (line == null) yield this;
                var changed = new PlanLine(e.line(), line.part(), e.what(), e.who(), e.dueOn());
                yield withLine(changed, lastLine, e.day());
            }
            case PlanLineEnded e -> {
                var lines = new TreeMap<>(plan);
                var line = lines.remove(e.line());
                yield new Drift(
                        assessment,
                        lines,
                        lastLine,
                        worked || (e.done() && line != null && line.part() != PlanPart.EXIT_PLAN),
                        without(List.of("plan-" + e.line())),
                        e.done() ? planAlone : e.day());
            }
        };
    }

    /** In the order of the documents: the assessment's sections, then the plan. */
    private List<String> codes() {
        var codes = new ArrayList<String>();
        if (assessment != null) for (var section : Section.values()) codes.add(section.code());
        plan.values().forEach(line -> codes.add(line.code()));
        return codes;
    }

    /** A new version touches the sections that it says something else in; the others still wait. */
    private Drift assessed(Assessment next) {
        var before = assessment;
        var touched = new ArrayList<String>();
        for (var section : Section.values()) {
            if (before == null || !section.of(before).equals(section.of(next))) touched.add(section.code());
        }
        return new Drift(next, plan, lastLine, worked, without(touched), touched.isEmpty() ? planAlone : null);
    }

    private Drift withLine(PlanLine line, int last, @Nullable LocalDate alone) {
        var lines = new TreeMap<>(plan);
        lines.put(line.number(), line);
        return new Drift(assessment, lines, last, worked, without(List.of(line.code())), alone);
    }

    private Map<String, LocalDate> without(List<String> codes) {
        var lines = new LinkedHashMap<>(open);
        codes.forEach(lines::remove);
        return lines;
    }
}
