package uk.oocd.protocol;

/**
 * What a version of a protocol says, as its author wrote it: kept to the letter, faults and all, so that nothing that
 * was uploaded is lost and what was approved can be proved. What it means is read by {@link ProtocolContents}.
 *
 * <p>Its own id, version and effective date, where it has any, count for nothing: those are given by the register.
 *
 * @param form which {@code contracts/protocol/protocol.v<form>.schema.json} it is written to
 * @param text YAML
 * @param digest SHA-256 of the text's UTF-8 form, in hexadecimal
 */
public record ProtocolContent(int form, String text, String digest) {

    /** Characters of text: room for tables of many hundred rows, well within what one entry of the log may hold. */
    public static final int LIMIT = 1_000_000;
}
