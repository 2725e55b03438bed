package uk.oocd.protocol;

import uk.oocd.rationale.OutcomeCode;

/**
 * One outcome as the protocol has it.
 *
 * @param label what people call it; may change without code
 * @param homeOffice the Home Office outcome number it counts as, for example {@code 8}; text, since some carry letters
 * @param needs what the child must have said for it to be open
 * @param consent whether it needs the child's signed consent when delivered (a youth conditional caution does: Crime and
 *     Disorder Act 1998 s.66B; a youth caution does not)
 * @param followUp whether something is to be done and followed after delivery
 * @param minimumScore and {@code maximumScore}: the final gravity scores at which it is open
 * @param onTheSpot whether the police may decide it without a panel where screening supports that
 * @param clause where the protocol says so
 */
public record OutcomeRule(
        OutcomeCode code,
        String label,
        String homeOffice,
        Needs needs,
        boolean consent,
        boolean followUp,
        int minimumScore,
        int maximumScore,
        boolean onTheSpot,
        String clause) {

    /**
     * Admission and acceptance of responsibility are two facts, not one. A caution needs an admission (s.66ZA, s.66B); a
     * community resolution acceptance or admission; outcomes 22 and 23 neither.
     */
    public enum Needs {
        NOTHING,
        ACCEPTANCE_OR_ADMISSION,
        ADMISSION
    }
}
