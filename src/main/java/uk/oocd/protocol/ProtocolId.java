package uk.oocd.protocol;

/**
 * Names the protocol of one youth justice service, and its stream: {@code protocol:<service>}.
 *
 * @param service the code of the service, which is also what its versions are called by ({@link ProtocolRef#protocol})
 */
public record ProtocolId(String service) {

    private static final String PREFIX = "protocol:";

    public ProtocolId {
        if (service.isBlank()) throw new IllegalArgumentException("a protocol is some service's");
    }

    public static ProtocolId of(String text) {
        return new ProtocolId(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    }

    public ProtocolRef version(int number) {
        return new ProtocolRef(service, number);
    }

    @Override
    public String toString() {
        return PREFIX + service;
    }
}
