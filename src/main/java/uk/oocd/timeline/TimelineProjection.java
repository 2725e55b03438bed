package uk.oocd.timeline;

import static uk.oocd.views.ViewDefinition.index;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Happening;
import uk.oocd.casefile.Stage;
import uk.oocd.kernel.Attribution;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.views.Position;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.ViewStore;
import uk.oocd.views.Views;

/** Keeps a document an event, under its position, so that a long case costs no more to follow than a short one. */
@Component
@ProcessingGroup(TimelineProjection.NAME)
class TimelineProjection {

    static final String NAME = "timeline";

    private static final ViewDefinition<Kept> DEFINITION = new ViewDefinition<>(
            NAME,
            Kept.class,
            new Kept(null),
            List.of(index(
                    "case_file",
                    kept -> kept.line() == null ? null : key(kept.line().caseFile()))));

    /**
     * A line as it is kept.
     *
     * @param line null only in the blank that a document starts from
     */
    record Kept(@Nullable Line line) {}

    /**
     * @param reached where the event took the case; null where it left it as it stood
     */
    record Line(
            CaseFileId caseFile,
            long position,
            Attribution by,
            Happening what,
            @Nullable LocalDate happenedOn,
            @Nullable Stage reached,
            @Nullable ProtocolRef protocol) {}

    private final Views<Kept> lines;

    TimelineProjection(ViewStore store) {
        this.lines = store.open(DEFINITION);
    }

    Views<Kept> lines() {
        return lines;
    }

    @EventHandler
    void on(CaseFileEvent event, Position at) {
        lines.update(
                padded(at.value()),
                at,
                _ -> new Kept(new Line(
                        event.caseFile(),
                        at.value(),
                        event.by(),
                        Happening.of(event),
                        event.happenedOn(),
                        Stage.reachedBy(event),
                        event.underProtocol())));
    }

    @ResetHandler
    void reset() {
        lines.clear();
    }

    static String key(CaseFileId id) {
        return id.toString();
    }

    /** As wide as the longest position, so that the order of texts is the order of the log. */
    private static String padded(long position) {
        var digits = Long.toString(position);
        return "0".repeat(19 - digits.length()) + digits;
    }
}
