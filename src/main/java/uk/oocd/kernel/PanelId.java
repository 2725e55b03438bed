package uk.oocd.kernel;

import java.util.UUID;

/** Names one sitting of a panel, and its stream: {@code panel:<uuid>}. */
public record PanelId(UUID value) {

    private static final String PREFIX = "panel:";

    public static PanelId of(String text) {
        return new PanelId(UUID.fromString(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text));
    }

    @Override
    public String toString() {
        return PREFIX + value;
    }
}
