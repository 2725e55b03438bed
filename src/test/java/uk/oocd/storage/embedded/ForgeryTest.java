package uk.oocd.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.storage.log.LogEvents.append;
import static uk.oocd.storage.log.LogEvents.event;
import static uk.oocd.storage.log.LogEvents.loose;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.log.Chain;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.Head;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.log.Verifier;
import uk.oocd.storage.log.Verifier.Broken;
import uk.oocd.storage.log.Verifier.Sound;

/** Somebody with the file and plain SQL changes the log; the verifier names the first bad position. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForgeryTest {

    /** The first positions of the commits in {@link #fill}, and the end. */
    private static final long[] COMMITS = {0, 1, 4, 5, 7, 8, 9};

    @TempDir
    Path temporary;

    private DataFolder folder;
    private SqliteCommitLog log;
    private Connection forger;
    private Sound before;
    private final Map<Long, byte[]> chains = new HashMap<>();

    @BeforeEach
    void fill() throws SQLException {
        folder = DataFolder.open(temporary);
        log = new SqliteCommitLog(folder);
        append(log, event("argo", 0));
        append(log, event("argo", 1), loose("x"), event("argo", 2));
        append(log, event("argo", 3));
        append(log, event("other", 0), event("other", 1));
        append(log, event("argo", 4));
        append(log, event("other", 2));
        log.readCommits(0, 10).forEach(commit -> chains.put(commit.lastPosition(), commit.chain()));
        forger = Sqlite.another(folder.log(), Sqlite.Care.FOR_GOOD);
        before = (Sound) Verifier.verify(log);
    }

    @AfterEach
    void close() throws SQLException {
        forger.close();
        log.close();
        folder.close();
    }

    @Test
    void a_change_in_any_column_of_any_event_is_found_at_its_commit() throws SQLException {
        everyColumn("events", "position");
    }

    @Test
    void a_change_in_any_column_of_any_commit_is_found_at_it() throws SQLException {
        everyColumn("commits", "first_position");
    }

    @Test
    void a_deleted_event_is_missed() throws SQLException {
        sql("DELETE FROM events WHERE position = 2");
        assertBroken(1, "3 events, of which 1 are there");
    }

    @Test
    void the_deleted_last_event_is_missed() throws SQLException {
        sql("DELETE FROM events WHERE position = 8");
        assertBroken(8, "1 events, of which 0 are there");
    }

    @Test
    void a_deleted_commit_is_missed_with_its_events_and_without() throws SQLException {
        sql("DELETE FROM commits WHERE first_position = 4");
        assertBroken(4, "missing");
        sql("DELETE FROM events WHERE position = 4");
        assertBroken(4, "missing");
    }

    @Test
    void the_deleted_record_of_the_last_commit_leaves_a_stray_event() throws SQLException {
        sql("DELETE FROM commits WHERE first_position = 8");
        assertBroken(8, "belongs to no commit");
    }

    @Test
    void the_deleted_start_of_the_log_is_missed() throws SQLException {
        sql("DELETE FROM commits WHERE first_position = 0", "DELETE FROM events WHERE position = 0");
        assertBroken(0, "missing");
    }

    @Test
    void swapped_events_are_found() throws SQLException {
        swap("events", "position", 1, 2);
        assertBroken(1, "not what its digest says");
    }

    @Test
    void swapped_commits_are_found() throws SQLException {
        swap("events", "position", 7, 8);
        swap("commits", "first_position", 7, 8);
        assertBroken(7, "chain");
    }

    @Test
    void an_event_put_in_before_the_start_or_after_the_end_is_found() throws SQLException {
        String copy = "INSERT INTO events SELECT %d, 'forged', stream_type, stream, 99, seconds, nanos, payload_type,"
                + " payload_revision, payload, metadata FROM events WHERE position = 8";
        sql(copy.formatted(9));
        assertBroken(9, "belongs to no commit");
        sql("UPDATE events SET position = -5 WHERE position = 9");
        assertBroken(-5, "before the start");
        sql("DELETE FROM events WHERE position = -5", copy.formatted(1000));
        assertBroken(1000, "belongs to no commit");
    }

    @Test
    void a_commit_put_in_between_is_found_however_well_the_rest_is_renumbered() throws SQLException {
        for (String table : List.of("events", "commits")) {
            String position = table.equals("events") ? "position" : "first_position";
            sql("UPDATE " + table + " SET " + position + " = -1 - " + position + " WHERE " + position + " >= 4");
            sql("UPDATE " + table + " SET " + position + " = -" + position + " WHERE " + position + " < 0");
        }
        LogEvent forged = loose("forged");
        write(4, UUID.randomUUID(), forged, Chain.digest(UUID.randomUUID(), List.of(forged)), new byte[32]);
        assertBroken(4, "not what its digest says");

        sql("DELETE FROM events WHERE position = 4", "DELETE FROM commits WHERE first_position = 4");
        UUID id = UUID.randomUUID();
        byte[] digest = Chain.digest(id, List.of(forged));
        Commit previous = log.readCommits(1, 1).getFirst();
        write(4, id, forged, digest, Chain.next(previous.chain(), 4, digest));
        assertBroken(5, "chain");
    }

    @Test
    void a_commit_that_overlaps_the_one_before_it_is_found() throws SQLException {
        sql("UPDATE commits SET first_position = 3 WHERE first_position = 4");
        assertBroken(1, "3 events, of which 2 are there");
    }

    @Test
    void a_log_cut_off_at_its_end_is_missed_by_the_heads_alone() throws SQLException {
        sql("DELETE FROM commits WHERE first_position >= 7", "DELETE FROM events WHERE position >= 7");
        assertThat(Verifier.verify(log))
                .isInstanceOfSatisfying(
                        Sound.class, after -> assertThat(after.head()).isEqualTo(6));
        assertThat(verify(head(3), head(8), head(4)))
                .isEqualTo(new Broken(
                        7,
                        "the log ends at 6, but a head signed at 2026-03-02T12:00:08Z says it reached 8: events 7 to 8"
                                + " are missing"));
    }

    @Test
    void an_end_written_anew_with_valid_hashes_is_found_by_the_heads_alone() throws SQLException {
        Head third = head(3);
        Head seventh = head(7);
        Head eighth = head(8);
        sql("DELETE FROM commits WHERE first_position >= 7", "DELETE FROM events WHERE position >= 7");
        anew(7, event("argo", 4));
        anew(8, event("other", 2));
        assertThat(Verifier.verify(log))
                .isInstanceOfSatisfying(
                        Sound.class, after -> assertThat(after.head()).isEqualTo(8));
        assertThat(verify(eighth, third))
                .isEqualTo(new Broken(
                        8,
                        "the chain at position 8 is not the one that was signed at 2026-03-02T12:00:08Z: the log was"
                                + " rewritten at or before 8, after 3 (the last signed head that holds)"));
        assertThat(verify(eighth, seventh, third))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.position()).isEqualTo(7));
    }

    @Test
    void an_end_written_anew_in_other_commits_is_found_where_a_head_lies_within_one() throws SQLException {
        Head seventh = head(7);
        sql("UPDATE commits SET events = 2 WHERE first_position = 7", "DELETE FROM commits WHERE first_position = 8");
        Commit merged = log.readCommits(7, 1).getFirst();
        byte[] digest = Chain.digest(merged.id(), merged.events());
        try (PreparedStatement rechain =
                forger.prepareStatement("UPDATE commits SET digest = ?, chain = ? WHERE first_position = 7")) {
            rechain.setBytes(1, digest);
            rechain.setBytes(2, Chain.next(log.readCommits(5, 1).getFirst().chain(), 7, digest));
            rechain.executeUpdate();
        }
        assertThat(Verifier.verify(log)).isInstanceOf(Sound.class);
        assertThat(verify(seventh))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.position()).isEqualTo(7));
    }

    @Test
    void a_log_that_is_what_it_was_holds_by_all_its_heads() {
        assertThat(verify(head(0), head(3), head(8), head(8)))
                .usingRecursiveComparison()
                .isEqualTo(before);
    }

    private Verifier.Result verify(Head... heads) {
        return Verifier.verify(log, List.of(heads), (_, _) -> {});
    }

    /** The head of the log when it ended at a commit's last position, noted so many seconds after noon. */
    private Head head(long position) {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        return new Head(position, Objects.requireNonNull(chains.get(position)), noon.plusSeconds(position));
    }

    /** A commit of one event, with valid hashes. */
    private void anew(long position, LogEvent event) throws SQLException {
        UUID id = UUID.randomUUID();
        byte[] digest = Chain.digest(id, List.of(event));
        Commit previous = log.readCommits(COMMITS[position == 7 ? 3 : 4], 1).getFirst();
        write(position, id, event, digest, Chain.next(previous.chain(), position, digest));
    }

    /** Changes every column of every row in turn, and puts it back. */
    private void everyColumn(String table, String key) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = forger.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
            while (row.next()) {
                columns.add(row.getString("name"));
            }
        }
        assertThat(columns).hasSizeGreaterThanOrEqualTo(7);
        for (String column : columns) {
            for (int commit = 0; commit + 1 < COMMITS.length; commit++) {
                for (long position = COMMITS[commit]; position < COMMITS[commit + 1]; position++) {
                    if (table.equals("events") || position == COMMITS[commit]) {
                        change(table, key, column, position, COMMITS[commit]);
                    }
                }
            }
        }
        assertThat(Verifier.verify(log)).usingRecursiveComparison().isEqualTo(before);
    }

    private void change(String table, String key, String column, long position, long expected) throws SQLException {
        Object value = value(table, key, column, position);
        Object changed = switch (value) {
            case String none when none.isEmpty() -> column.equals("sequence") ? (Object) 7 : "forged";
            case String text -> (char) (text.charAt(0) ^ 1) + text.substring(1);
            case Number number -> number.longValue() + 1_000;
            case byte[] bytes -> flipped(bytes);
            default -> throw new AssertionError(value.getClass());
        };
        set(table, key, column, position, changed);
        long moved = column.equals(key) ? (Long) changed : position;
        try {
            assertThat(Verifier.verify(log))
                    .as("%s.%s at %d", table, column, position)
                    .isInstanceOfSatisfying(
                            Broken.class,
                            broken -> assertThat(broken.position()).isEqualTo(expected));
        } finally {
            set(table, key, column, moved, value.equals("") ? null : value);
        }
    }

    /** The value, or the empty text for null. */
    private Object value(String table, String key, String column, long position) throws SQLException {
        try (PreparedStatement select =
                forger.prepareStatement("SELECT " + column + " FROM " + table + " WHERE " + key + " = ?")) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                Object value = row.getObject(1);
                return value == null ? "" : value;
            }
        }
    }

    private void set(String table, String key, String column, long position, @Nullable Object value)
            throws SQLException {
        try (PreparedStatement update =
                forger.prepareStatement("UPDATE " + table + " SET " + column + " = ? WHERE " + key + " = ?")) {
            update.setObject(1, value);
            update.setLong(2, position);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private void swap(String table, String key, long one, long other) throws SQLException {
        String move = "UPDATE " + table + " SET " + key + " = %d WHERE " + key + " = %d";
        sql(move.formatted(999, one), move.formatted(one, other), move.formatted(other, 999));
    }

    /** A commit of one event that belongs to no stream, or to the stream "other". */
    private void write(long position, UUID id, LogEvent event, byte[] digest, byte[] chain) throws SQLException {
        try (PreparedStatement commit = forger.prepareStatement(
                        "INSERT INTO commits SELECT ?, ?, 1, high_water_seconds, high_water_nanos, ?, ? FROM commits"
                                + " WHERE first_position = 1");
                PreparedStatement insert =
                        forger.prepareStatement("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            commit.setLong(1, position);
            commit.setBytes(
                    2,
                    ByteBuffer.allocate(16)
                            .putLong(id.getMostSignificantBits())
                            .putLong(id.getLeastSignificantBits())
                            .array());
            commit.setBytes(3, digest);
            commit.setBytes(4, chain);
            commit.executeUpdate();
            LogEvent.StreamPlace place = event.stream();
            Instant at = event.timestamp();
            insert.setLong(1, position);
            insert.setString(2, event.id());
            insert.setObject(3, place == null ? null : place.type());
            insert.setObject(4, place == null ? null : place.stream());
            insert.setObject(5, place == null ? null : place.sequence());
            insert.setLong(6, at.getEpochSecond());
            insert.setInt(7, at.getNano());
            insert.setString(8, event.payloadType());
            insert.setString(9, event.payloadRevision());
            insert.setBytes(10, event.payload());
            insert.setBytes(11, event.metadata());
            insert.executeUpdate();
        }
    }

    private void sql(String... statements) throws SQLException {
        Sqlite.run(forger, statements);
    }

    private void assertBroken(long position, String what) {
        assertThat(Verifier.verify(log)).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.position()).isEqualTo(position);
            assertThat(broken.what()).contains(what);
        });
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[changed.length / 2] ^= 1;
        return changed;
    }
}
