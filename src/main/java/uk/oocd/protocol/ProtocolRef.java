package uk.oocd.protocol;

/** One version of one protocol, as every decision records it. */
public record ProtocolRef(String protocol, int version) {

    @Override
    public String toString() {
        return protocol + "/v" + version;
    }
}
