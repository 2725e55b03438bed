package uk.oocd.kernel;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value about a person, from the form to the store: names, dates of birth, addresses and every free text. It is
 * stored only as ciphertext under the subject's own key; destroying that key turns every {@link Known} of the subject
 * into {@link Erased}, in every event and every view, without changing a byte of the log.
 *
 * <p>Stored form: {@code {"subject": "child:…", "sealed": "<base64>"}}; see {@code contracts/shared/personal.v1}.
 * {@code toString} never shows the value, so that no log line can.
 */
public sealed interface Personal<T> {

    Subject subject();

    /** The value can be read. */
    record Known<T>(Subject subject, T value) implements Personal<T> {
        public Known {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return "Known[" + subject + "]";
        }
    }

    /** The subject's key was destroyed: that there was a value is known, what it was is gone for good. */
    record Erased<T>(Subject subject) implements Personal<T> {}

    static <T> Personal<T> of(Subject subject, T value) {
        return new Known<>(subject, value);
    }

    /** The value where it can still be read. */
    default Optional<T> known() {
        return switch (this) {
            case Known(var ignored, var value) -> Optional.of(value);
            case Erased<T> ignored -> Optional.empty();
        };
    }

    /** The same subject's value, changed where it is known. */
    default <R> Personal<R> map(Function<T, R> change) {
        return switch (this) {
            case Known(var subject, var value) -> new Known<>(subject, change.apply(value));
            case Erased(var subject) -> new Erased<>(subject);
        };
    }
}
