package uk.oocd.casefile;

import java.util.List;
import java.util.Locale;
import uk.oocd.protocol.OutcomeRule;
import uk.oocd.protocol.Protocol;

/**
 * What sort of outcome a police decision is in law. A service may name its outcomes as it likes; the law tells them
 * apart by the Home Office outcome number, and the two cautions, which share number 2, by the signed consent that only
 * the conditional one needs (Crime and Disorder Act 1998 s.66ZA and s.66B). Source of the numbers: Home Office crime
 * outcomes framework.
 */
public enum Disposal {
    NO_FORMAL_ACTION,
    COMMUNITY_RESOLUTION,
    OUTCOME_22,
    OUTCOME_23,
    YOUTH_CAUTION,
    YOUTH_CONDITIONAL_CAUTION,
    CHARGE;

    public static Disposal of(PoliceDecision decision) {
        return of(decision.homeOffice(), decision.consent());
    }

    public static Disposal of(OutcomeRule rule) {
        return of(rule.homeOffice(), rule.consent());
    }

    /**
     * @param homeOffice the outcome number, for example {@code 2}; the letter of a subset ({@code 2a}, for an alternate
     *     offence) changes nothing
     */
    public static Disposal of(String homeOffice, boolean consent) {
        return switch (homeOffice.toLowerCase(Locale.ROOT).replaceFirst("[a-z]$", "")) {
            case "1" -> CHARGE;
            case "2" -> consent ? YOUTH_CONDITIONAL_CAUTION : YOUTH_CAUTION;
            case "8" -> COMMUNITY_RESOLUTION;
            case "22" -> OUTCOME_22;
            case "23" -> OUTCOME_23;
            default -> NO_FORMAL_ACTION;
        };
    }

    /** The only two cautions that a child may be given (s.66ZA(6)). */
    public boolean caution() {
        return this == YOUTH_CAUTION || this == YOUTH_CONDITIONAL_CAUTION;
    }

    /**
     * Whether the child takes part in it, so that it is asked what they understood, and whether they and their
     * appropriate adult signed that it was explained, or why not: every outcome that is given to a child out of court.
     */
    public boolean agreed() {
        return this != NO_FORMAL_ACTION && this != CHARGE;
    }

    /** Whether a prosecution for the offence may follow where what was agreed is not done. */
    public boolean enforceable() {
        return this == YOUTH_CONDITIONAL_CAUTION || this == OUTCOME_23;
    }

    /**
     * Whether something is to be done and followed once it was given: where the outcome itself asks for it, and where the
     * protocol asks for a plan whatever the outcome, as for every child found with a knife, so that the police can be told
     * of a child who does not engage (Home Office and Ministry of Justice, guidance for child knife possession offences,
     * 12 February 2026). A charge takes the child to court: what is to be done then is for the court to say, and the case
     * ends here with the plan that was made.
     *
     * @param byOutcome whether the protocol says so of the outcome
     */
    public boolean followed(boolean byOutcome, Protocol protocol, List<String> offences) {
        return byOutcome || (this != CHARGE && !protocol.planMandatory(offences).isEmpty());
    }

    /** When the outcome may be recorded as the crime's own. Before that the crime has number 0: not yet assigned. */
    Settles settles() {
        return switch (this) {
            case NO_FORMAL_ACTION, COMMUNITY_RESOLUTION, CHARGE -> Settles.ON_DECISION;
            case YOUTH_CAUTION, YOUTH_CONDITIONAL_CAUTION -> Settles.ON_DELIVERY;
            case OUTCOME_22, OUTCOME_23 -> Settles.ON_COMPLETION;
        };
    }

    enum Settles {
        ON_DECISION,
        ON_DELIVERY,
        ON_COMPLETION
    }
}
