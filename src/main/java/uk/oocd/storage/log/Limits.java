package uk.oocd.storage.log;

import java.util.List;

/**
 * The bounds on one commit: the same for every log, so that an export of one fits into another.
 *
 * @param mostEvents in one call
 * @param mostBytes of names, payloads and metadata together, see {@link #bytes}
 */
public record Limits(int mostEvents, long mostBytes) {

    public static final Limits DEFAULT = new Limits(1_000, 4L << 20);

    /** @throws CommitLog.CommitTooLarge they are over one of the bounds */
    public void check(List<LogEvent> events) {
        long bytes = bytes(events);
        if (events.size() > mostEvents || bytes > mostBytes) {
            throw new CommitLog.CommitTooLarge("A commit of " + events.size() + " events and " + bytes
                    + " bytes is over the bound of " + mostEvents + " events and " + mostBytes + " bytes: split it.");
        }
    }

    /** What events add to a commit; of a name its characters count. */
    public static long bytes(List<LogEvent> events) {
        return events.stream().mapToLong(Limits::bytes).sum();
    }

    private static long bytes(LogEvent event) {
        LogEvent.StreamPlace place = event.stream();
        return (long) event.payload().length
                + event.metadata().length
                + event.id().length()
                + event.payloadType().length()
                + (place == null ? 0 : place.stream().length() + place.type().length());
    }
}
