package uk.oocd.casefile;

/**
 * Who sat, and for whom.
 *
 * @param member the staff account
 * @param agency for example {@code police}, {@code youth-justice}, {@code education}
 */
public record Seat(String member, String agency) {}
