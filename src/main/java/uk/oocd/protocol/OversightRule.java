package uk.oocd.protocol;

/**
 * When a manager has to countersign. No national rule was found (thresholds of sign-off are local: domain specification
 * 4.4), so it is the protocol's own.
 *
 * @param countersignFrom from which level of any of the three judgements on the assessment is countersigned
 * @param plan whether the plan is countersigned then too
 * @param beforeClosing whether a case cannot be closed before that
 * @param clause where the protocol says so
 */
public record OversightRule(From countersignFrom, boolean plan, boolean beforeClosing, String clause) {

    /** The levels of the assessment, and none of them. */
    public enum From {
        LOW,
        MEDIUM,
        HIGH,
        VERY_HIGH,
        NEVER
    }
}
