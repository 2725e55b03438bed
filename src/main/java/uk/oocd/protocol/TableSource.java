package uk.oocd.protocol;

/**
 * A decision table as a service wrote it in a DMN editor. Kept unchanged, so that what was uploaded can always be
 * downloaded again.
 *
 * @param name what the protocol calls the table, for example {@code eligibility}
 * @param xml one DMN 1.3 (or later) file with one decision that is one decision table
 */
public record TableSource(String name, String xml) {}
