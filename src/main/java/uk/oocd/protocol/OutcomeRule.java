package uk.oocd.protocol;

import uk.oocd.rationale.OutcomeCode;

/**
 * One outcome as the protocol has it. When it is open is said by the protocol's tables.
 *
 * @param label what people call it; may change without code
 * @param homeOffice the Home Office outcome number it counts as, for example {@code 8}; text, since some carry letters
 * @param consent whether it needs the child's signed consent when delivered (a youth conditional caution does: Crime and
 *     Disorder Act 1998 s.66B; a youth caution does not)
 * @param followUp whether something is to be done and followed after delivery
 * @param clause where the protocol says so
 */
public record OutcomeRule(
        OutcomeCode code, String label, String homeOffice, boolean consent, boolean followUp, String clause) {}
