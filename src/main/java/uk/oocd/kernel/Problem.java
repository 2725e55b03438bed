package uk.oocd.kernel;

import java.util.Locale;

/** A way to be turned down. Each module lists its own in one enum; {@code contracts/problems.yaml} lists them all. */
public interface Problem {

    /** What sort of no it is; the API's status follows from it. */
    enum Kind {
        /** What was sent cannot be taken as it is: 422. */
        INVALID,
        /** Right in itself, but not now: the thing is at another stage. 409. */
        WRONG_STAGE,
        /** Somebody else changed it since it was read: 412. */
        STALE
    }

    String name();

    /** JSON Pointer (RFC 6901) to the field at fault; empty where the whole request is. */
    String pointer();

    Kind kind();

    /** What clients branch on and message bundles are keyed by, for example {@code rationale-missing}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
