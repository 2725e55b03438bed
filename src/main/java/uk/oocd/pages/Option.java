package uk.oocd.pages;

import org.jspecify.annotations.Nullable;

/**
 * One choice of radios, checkboxes or a select.
 *
 * @param value what is sent
 * @param label what is shown
 * @param hint a line below it; null for none
 */
public record Option(String value, String label, @Nullable String hint) {

    public static Option of(String value, String label) {
        return new Option(value, label, null);
    }

    public static Option of(String value, String label, String hint) {
        return new Option(value, label, hint);
    }
}
