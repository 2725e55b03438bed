package uk.oocd.casefile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment.Level;
import uk.oocd.casefile.CaseFileEvent.AssessmentRecorded;
import uk.oocd.casefile.CaseFileEvent.AssessmentSignedOff;
import uk.oocd.casefile.OversightEvent.Countersigned;
import uk.oocd.casefile.OversightEvent.Document;
import uk.oocd.casefile.ReviewEvent.AssessmentRevised;
import uk.oocd.casefile.ReviewEvent.LinesReviewed;
import uk.oocd.casefile.ReviewEvent.PlanLineAdded;
import uk.oocd.casefile.ReviewEvent.PlanLineChanged;
import uk.oocd.casefile.ReviewEvent.PlanLineEnded;
import uk.oocd.casefile.ReviewEvent.RiskChanged;
import uk.oocd.protocol.OversightRule;

/**
 * Which documents of a case a manager has agreed to as they stand. Rules and read models use this one fold.
 *
 * @param highest the highest of the three judgements, as assessed or as reported since; null before
 * @param assessment null until there is one
 * @param plan null until there is one
 */
public record Signatures(
        @Nullable Level highest,
        @Nullable Signable assessment,
        @Nullable Signable plan) {

    public static final Signatures NONE = new Signatures(null, null, null);

    /**
     * A document as it stands.
     *
     * @param author who wrote it, or changed it last
     * @param signed whether a manager agreed to it since
     */
    public record Signable(String author, boolean signed) {}

    @Nullable
    Signable of(Document document) {
        return switch (document) {
            case ASSESSMENT -> assessment;
            case PLAN -> plan;
        };
    }

    /** What a protocol's rule asks a manager to countersign, and nobody has. */
    public List<Document> missing(OversightRule rule) {
        var from = from(rule);
        if (highest == null || from == null || highest.compareTo(from) < 0) return List.of();
        var missing = new ArrayList<Document>();
        if (assessment != null && !assessment.signed()) missing.add(Document.ASSESSMENT);
        if (rule.plan() && plan != null && !plan.signed()) missing.add(Document.PLAN);
        return missing;
    }

    /**
     * The same for a case at a stage. Before a panel recommends, the assessment is signed off, whatever its level and
     * however often it is revised: a revision leads back to no sign-off, so that it is countersigned.
     */
    public List<Document> missing(OversightRule rule, Stage stage) {
        var missing = missing(rule);
        boolean awaited = stage == Stage.READY_FOR_PANEL || stage == Stage.LISTED;
        if (!awaited || agreed() || missing.contains(Document.ASSESSMENT)) return missing;
        return Stream.concat(Stream.of(Document.ASSESSMENT), missing.stream()).toList();
    }

    /** Whether a manager has agreed to the assessment as it stands, or there is none. */
    public boolean agreed() {
        return assessment == null || assessment.signed();
    }

    private static @Nullable Level from(OversightRule rule) {
        return switch (rule.countersignFrom()) {
            case LOW -> Level.LOW;
            case MEDIUM -> Level.MEDIUM;
            case HIGH -> Level.HIGH;
            case VERY_HIGH -> Level.VERY_HIGH;
            case NEVER -> null;
        };
    }

    public Signatures after(CaseFileEvent event) {
        if (event instanceof AssessmentRecorded e) return assessed(e.assessment(), e.by().actor());
        if (event instanceof AssessmentSignedOff) return signed(Document.ASSESSMENT);
        if (event instanceof Countersigned e) return signed(e.document());
        return event instanceof ReviewEvent review ? after(review) : this;
    }

    private Signatures after(ReviewEvent event) {
        var actor = event.by().actor();
        return switch (event) {
            case AssessmentRevised e -> assessed(e.assessment(), actor);
            case RiskChanged e -> new Signatures(higher(highest, e.level()), assessment, plan);
            case PlanLineAdded _, PlanLineChanged _ -> new Signatures(highest, assessment, new Signable(actor, false));
            case PlanLineEnded e -> e.done() ? this : new Signatures(highest, assessment, new Signable(actor, false));
            case LinesReviewed _ -> this;
        };
    }

    private Signatures assessed(Assessment next, String actor) {
        var levels = Stream.of(next.safetyAndWellbeing(), next.riskOfHarm(), next.likelihoodOfReoffending());
        return new Signatures(
                levels.max(Comparator.naturalOrder()).orElse(Level.LOW), new Signable(actor, false), plan);
    }

    private Signatures signed(Document document) {
        return switch (document) {
            case ASSESSMENT ->
                assessment == null ? this : new Signatures(highest, new Signable(assessment.author(), true), plan);
            case PLAN -> plan == null ? this : new Signatures(highest, assessment, new Signable(plan.author(), true));
        };
    }

    private static @Nullable Level higher(@Nullable Level one, @Nullable Level other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.compareTo(other) >= 0 ? one : other;
    }
}
