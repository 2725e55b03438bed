package uk.oocd.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of free texts, so that every one of them is held to the same rules. */
public final class Texts {

    /** Characters (UTF-16 units). The forms' counters and the schemas' {@code maxLength} say the same. */
    public static final int LIMIT = 4_000;

    /** Characters that a name, a reference or a code may have. */
    public static final int SHORT = 200;

    private Texts() {}

    /** Adds a refusal where the text is missing, blank or too long. */
    public static void require(
            List<Refusal> refusals, @Nullable Personal<String> text, String pointer, Problem whenMissing) {
        if (isBlank(text)) refusals.add(Refusal.at(pointer, whenMissing));
        else limit(refusals, text, pointer);
    }

    /** Adds a refusal where the text is too long. */
    public static void limit(List<Refusal> refusals, @Nullable Personal<String> text, String pointer) {
        if (text != null && text.known().map(String::length).orElse(0) > LIMIT) {
            refusals.add(Refusal.at(pointer, TextProblem.TEXT_TOO_LONG, LIMIT));
        }
    }

    /** Adds a refusal where a name, a reference or a code is too long. */
    public static void limitShort(List<Refusal> refusals, String text, String pointer) {
        if (text.length() > SHORT) refusals.add(Refusal.at(pointer, TextProblem.TEXT_TOO_LONG, SHORT));
    }

    public static boolean isBlank(@Nullable Personal<String> text) {
        return text == null || text.known().map(String::isBlank).orElse(false);
    }
}
