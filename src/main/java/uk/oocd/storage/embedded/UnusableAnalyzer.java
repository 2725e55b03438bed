package uk.oocd.storage.embedded;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import uk.oocd.storage.heads.HeadsUnusable;
import uk.oocd.storage.keys.KeysUnusable;

/** Prints what keeps the store from opening as its own sentence, in place of a stack trace. */
class UnusableAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof StoreUnusable || cause instanceof KeysUnusable || cause instanceof HeadsUnusable)
                return new FailureAnalysis(Objects.requireNonNull(cause.getMessage()), null, cause);
        return null;
    }
}
