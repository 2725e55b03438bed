package uk.oocd.storage.protocol;

import java.util.List;

/** A protocol cannot be used. Says of each fault in which file and field it is, and what is wrong there. */
public final class ProtocolUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProtocolUnusable(List<String> faults) {
        super("The protocol cannot be used: " + String.join(" ", faults));
    }

    ProtocolUnusable(String file, String field, String fault, Throwable cause) {
        super("The protocol cannot be used: " + sentence(file, field, fault), cause);
    }

    static String sentence(String file, String field, String fault) {
        return file + (field.isEmpty() ? "" : ", field " + field) + ": " + fault + ".";
    }
}
