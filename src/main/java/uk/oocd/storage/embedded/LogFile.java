package uk.oocd.storage.embedded;

import java.util.List;

/** What the file of the log looks like. */
final class LogFile {

    /**
     * Format 1. The constraints hold whatever the program believes: positions and event ids are unique, and so is a
     * stream's sequence. Times are seconds since 1970 and nanoseconds of the second.
     */
    static final Sqlite.Format FORMAT = new Sqlite.Format(
            1,
            List.of(
                    """
                    CREATE TABLE commits (
                      first_position INTEGER PRIMARY KEY,
                      id BLOB NOT NULL,
                      events INTEGER NOT NULL,
                      high_water_seconds INTEGER NOT NULL,
                      high_water_nanos INTEGER NOT NULL,
                      digest BLOB NOT NULL,
                      chain BLOB NOT NULL) STRICT""",
                    """
                    CREATE TABLE events (
                      position INTEGER PRIMARY KEY,
                      id TEXT NOT NULL,
                      stream_type TEXT,
                      stream TEXT,
                      sequence INTEGER,
                      seconds INTEGER NOT NULL,
                      nanos INTEGER NOT NULL,
                      payload_type TEXT NOT NULL,
                      payload_revision TEXT,
                      payload BLOB NOT NULL,
                      metadata BLOB NOT NULL) STRICT""",
                    "CREATE UNIQUE INDEX events_by_id ON events (id)",
                    "CREATE UNIQUE INDEX events_by_stream ON events (stream, sequence) WHERE stream IS NOT NULL"));

    private LogFile() {}
}
