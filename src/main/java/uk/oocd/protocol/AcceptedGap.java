package uk.oocd.protocol;

/**
 * A gap that the approver accepted: something of which the protocol says nothing, and why that is right.
 *
 * @param reason the approver's
 */
public record AcceptedGap(ContentFinding gap, String reason) {}
