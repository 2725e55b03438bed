package uk.oocd.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Happening;
import uk.oocd.casefile.Happening.Detail;
import uk.oocd.casefile.Stage;
import uk.oocd.kernel.Attribution;
import uk.oocd.protocol.ProtocolRef;

/**
 * A case as it stood at one moment, beside what came after it.
 *
 * @param asked the moment that was asked for
 * @param record what was known then
 * @param at the last thing that had been recorded
 * @param previous the moment before it; null at the first
 * @param next the moment after it; null at the last
 * @param moments every moment of the case that one can step to, oldest first
 * @param later what was recorded only after that, oldest first
 */
public record Replay(
        Instant asked,
        CaseRecord record,
        Moment at,
        @Nullable Moment previous,
        @Nullable Moment next,
        List<Moment> moments,
        List<LaterFact> later) {

    public Replay {
        moments = List.copyOf(moments);
        later = List.copyOf(later);
    }

    /** Nothing came after it. */
    public boolean latest() {
        return next == null;
    }

    /** What had happened by then, and was not yet known: where the record of that moment could mislead. */
    public List<LaterFact> notYetKnown() {
        return later.stream().filter(LaterFact::hadHappened).toList();
    }

    /**
     * A moment in a case: one event was recorded.
     *
     * @param sequence the event's place in the case's own stream, 0 for the first
     * @param position the event's place in the whole log, 0 for the first
     * @param by who recorded it, in what role, and when
     * @param what what was recorded, in words
     * @param happenedOn when it happened, in Europe/London; null where that was not said apart
     * @param stage where the case stood after it
     * @param protocol the version that applied; null where none did
     */
    public record Moment(
            long sequence,
            long position,
            Attribution by,
            Happening what,
            @Nullable LocalDate happenedOn,
            Stage stage,
            @Nullable ProtocolRef protocol) {

        /** When it was recorded. */
        public Instant at() {
            return by.at();
        }

        /** Without personal data, so it may stand anywhere. */
        public String sentence() {
            return what.sentence();
        }

        public List<Detail> details() {
            return what.details();
        }

        /** It had happened on an earlier day than the one on which we were told. */
        public boolean learnedLater() {
            return happenedOn != null && happenedOn.isBefore(by.day());
        }
    }

    /**
     * Something recorded after the moment looked at.
     *
     * @param hadHappened it had happened on an earlier day than that moment's, and was not yet known
     */
    public record LaterFact(Moment moment, boolean hadHappened) {}
}
