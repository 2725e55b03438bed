package uk.oocd.api;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** How the service answers a request that it cannot or may not take, whatever the rules would say. */
enum Answer {
    NOTHING_SAVED(HttpStatus.SERVICE_UNAVAILABLE),
    OUTCOME_UNKNOWN(HttpStatus.SERVICE_UNAVAILABLE),
    ENTRY_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT),
    COMMAND_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Facts: line, column. */
    BODY_UNREADABLE(HttpStatus.BAD_REQUEST),
    /** Facts: line, column of the second. */
    FIELD_TWICE(HttpStatus.BAD_REQUEST),
    FIELD_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Facts: what it must be. */
    FIELD_MALFORMED(HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    PAPERS_CLOSED(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Facts: the method, those that there are. */
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    /** Facts: those that are read. */
    MEDIA_TYPE_NOT_SUPPORTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    /** Facts: those that are written. */
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    /** Facts: its name. */
    PARAMETER_MALFORMED(HttpStatus.BAD_REQUEST),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    UNEXPECTED(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    Answer(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    /** What clients branch on and messages are keyed by, for example {@code not-found}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
