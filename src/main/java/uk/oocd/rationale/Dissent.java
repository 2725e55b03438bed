package uk.oocd.rationale;

import uk.oocd.kernel.Personal;

/**
 * A member who did not agree, and why; kept beside the recommendation for good.
 *
 * @param member the staff account that sat
 */
public record Dissent(String member, Personal<String> reason) {}
