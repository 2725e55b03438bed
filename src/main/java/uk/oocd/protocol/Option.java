package uk.oocd.protocol;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.oocd.rationale.ClauseRef;
import uk.oocd.rationale.OutcomeCode;

/**
 * Where one outcome stands for a case at a moment: open, open with conditions to meet first, or closed; with every
 * reason, who says so, and what would change it. Kept with each decision, so that what was open then can be read for
 * good.
 *
 * @param standing follows from the reasons; written down with them so that nobody has to work it out
 * @param reasons in the protocol's order; empty where nothing stands in its way
 */
public record Option(OutcomeCode outcome, String label, Standing standing, List<Reason> reasons) {

    public Option {
        reasons = List.copyOf(reasons);
    }

    public static Option of(OutcomeCode outcome, String label, List<Reason> reasons) {
        return new Option(outcome, label, standing(reasons), reasons);
    }

    private static Standing standing(List<Reason> reasons) {
        if (reasons.stream().anyMatch(r -> r.effect() == Effect.CLOSED)) return Standing.CLOSED;
        return reasons.stream().anyMatch(r -> r.effect() != Effect.NOTE)
                ? Standing.OPEN_WITH_CONDITIONS
                : Standing.OPEN;
    }

    /** Whether it can be chosen at all: open, or open with conditions. One that is not chosen is set aside. */
    public boolean available() {
        return standing != Standing.CLOSED;
    }

    /** The reasons that close it; none where it is available. */
    public List<Reason> closedBecause() {
        return reasons(Effect.CLOSED);
    }

    /** The reasons with one effect. */
    public List<Reason> reasons(Effect effect) {
        return reasons.stream().filter(r -> r.effect() == effect).toList();
    }

    public Optional<Reason> reason(String code) {
        return reasons.stream().filter(r -> r.code().equals(code)).findFirst();
    }

    public enum Standing {
        OPEN,
        OPEN_WITH_CONDITIONS,
        CLOSED
    }

    /** What a reason does to an outcome. */
    public enum Effect {
        /** It can be neither recommended nor decided. */
        CLOSED,
        /** It can be recommended; the police decide it only where they record how the condition was met. */
        BEFORE_DECISION,
        /** It can be recommended and decided; the condition is met when it is given to the child. */
        BEFORE_DELIVERY,
        /** Something to know. It stands in nobody's way. */
        NOTE
    }

    /**
     * One reason.
     *
     * @param code what it is, for programs, for example {@code needs-admission}; neutral and lasting
     * @param sentence a part of a sentence, after "because"
     * @param clause where the protocol says so
     * @param source the statute or document that the protocol follows there; null where a decision did not keep it
     * @param remedy what would change it; null where a decision did not keep it
     * @param row of the protocol's table that says so, from 1; null where no table did
     */
    public record Reason(
            Effect effect,
            String code,
            String sentence,
            ClauseRef clause,
            @Nullable String source,
            @Nullable String remedy,
            @Nullable Integer row) {}
}
