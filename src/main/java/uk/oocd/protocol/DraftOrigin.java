package uk.oocd.protocol;

/** What a draft began with. */
public sealed interface DraftOrigin {

    /** A copy of another version, most often the one in force. */
    record Copied(ProtocolRef version) implements DraftOrigin {}

    /** A file that its author had. */
    record Uploaded() implements DraftOrigin {}

    /** The least that a protocol holds, to be filled. */
    record Blank() implements DraftOrigin {}
}
