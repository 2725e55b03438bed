package uk.oocd.timeline;

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
 * One thing that happened to a case.
 *
 * @param position the event's place in the whole log, 0 for the first
 * @param by who recorded it, in what role, and when
 * @param happenedOn when it happened, in Europe/London; null where that was not said apart
 * @param stage where the case stood after it
 * @param protocol the version that applied; null where none did
 */
public record TimelineEntry(
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

    public String code() {
        return what.code();
    }

    /** What happened, without personal data. */
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
