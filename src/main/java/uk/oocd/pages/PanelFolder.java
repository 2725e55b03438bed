package uk.oocd.pages;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.agenda.Sitting;
import uk.oocd.kernel.History;
import uk.oocd.kernel.PanelId;
import uk.oocd.panel.PanelEvent;

/** Opens a panel sitting from the log itself, so that a page always shows what was just recorded. */
@Component
class PanelFolder {

    private final History history;

    PanelFolder(History history) {
        this.history = history;
    }

    Optional<Sitting> find(PanelId id) {
        @Nullable Sitting sitting = null;
        for (var recorded : history.of(id.toString())) {
            if (recorded.event() instanceof PanelEvent event) sitting = Sitting.after(sitting, event);
        }
        return Optional.ofNullable(sitting);
    }

    /** The sequence number of the last event, which a form sends back. */
    long version(PanelId id) {
        return history.version(id.toString()).orElse(-1L);
    }
}
