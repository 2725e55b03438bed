package uk.oocd.pages;

import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.oocd.agenda.Sitting;
import uk.oocd.kernel.History;
import uk.oocd.kernel.PanelId;
import uk.oocd.security.NotFound;

/** Opens a panel sitting from the log itself, so that a page always shows what was just recorded. */
@Component
class PanelFolder {

    private final History history;

    PanelFolder(History history) {
        this.history = history;
    }

    Optional<Sitting> find(PanelId id) {
        return Sitting.now(id, history);
    }

    /** The sequence number of the last event, which a form sends back. */
    long version(PanelId id) {
        return history.version(id.toString()).orElse(-1L);
    }

    /** The panel of an address; whoever asks for something that is none finds nothing. */
    static PanelId idOf(String address) {
        try {
            return PanelId.of(address);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }
}
