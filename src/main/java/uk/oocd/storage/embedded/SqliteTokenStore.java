package uk.oocd.storage.embedded;

import static uk.oocd.storage.views.Tokens.notOurs;
import static uk.oocd.storage.views.Tokens.place;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.embedded.ViewsDatabase.Session;
import uk.oocd.storage.views.AppliedPositions;
import uk.oocd.storage.views.Tokens;

/**
 * How far each projection has come, beside what it has made: {@link ViewsDatabase}. A token stored in a transaction is
 * written when that commits, together with the documents.
 *
 * <p>A projection's segment is worked on by one owner at a time. A claim that is not renewed lapses.
 */
public final class SqliteTokenStore implements TokenStore, AppliedPositions {

    private final ViewsDatabase database;
    private final Serializer serializer;
    private final InstantSource clock;
    private final String owner;
    private final Duration claimTimeout;

    /**
     * @param serializer of tokens: Axon's general one
     * @param owner who claims; another is another thread pool, since no other process has the file
     */
    public SqliteTokenStore(
            ViewsDatabase database, Serializer serializer, InstantSource clock, String owner, Duration claimTimeout) {
        this.database = database;
        this.serializer = serializer;
        this.clock = clock;
        this.owner = owner;
        this.claimTimeout = claimTimeout;
    }

    @Override
    public void initializeTokenSegments(String processor, int segments) {
        initializeTokenSegments(processor, segments, null);
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken initial) {
        database.write(session -> {
            if (!segments(session, processor).isEmpty())
                throw new UnableToClaimTokenException("the segments of " + processor + " are there already");
            for (int segment = 0; segment < segments; segment++) insert(session, processor, segment, initial);
        });
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        database.write(session -> {
            if (segments(session, processor).contains(segment))
                throw new UnableToInitializeTokenException(place(processor, segment) + " is there already");
            insert(session, processor, segment, token);
        });
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        database.writeAtCommit(session -> {
            if (update(session, token, processor, segment)) return;
            claim(session, processor, segment);
            update(session, token, processor, segment);
        });
    }

    /** False where the claim is not ours. */
    private boolean update(Session session, @Nullable TrackingToken token, String processor, int segment)
            throws SQLException {
        var update = session.prepare("""
                UPDATE tokens SET type = ?, token = ?, position = ?, claimed_at = ?
                WHERE owner = ? AND processor = ? AND segment = ?""");
        bindToken(update, 1, token);
        update.setLong(4, clock.millis());
        update.setString(5, owner);
        bindPlace(update, 6, processor, segment);
        return update.executeUpdate() == 1;
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        return database.<@Nullable TrackingToken>change(session -> claim(session, processor, segment));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        return database.<@Nullable TrackingToken>change(session -> {
            var all = segments(session, processor);
            if (all.contains(segment.splitSegmentId()))
                throw new UnableToClaimTokenException(place(processor, segment.getSegmentId()) + " has been split");
            if (!all.contains(segment.mergeableSegmentId()))
                throw new UnableToClaimTokenException(place(processor, segment.getSegmentId()) + " has been merged");
            return claim(session, processor, segment.getSegmentId());
        });
    }

    @Override
    public void extendClaim(String processor, int segment) {
        database.write(session -> {
            var update = session.prepare("""
                    UPDATE tokens SET claimed_at = ? WHERE owner = ? AND processor = ? AND segment = ?""");
            update.setLong(1, clock.millis());
            update.setString(2, owner);
            bindPlace(update, 3, processor, segment);
            if (update.executeUpdate() == 0) throw notOurs(processor, segment);
        });
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        database.write(session -> {
            var update =
                    session.prepare("UPDATE tokens SET owner = NULL WHERE owner = ? AND processor = ? AND segment = ?");
            update.setString(1, owner);
            bindPlace(update, 2, processor, segment);
            update.executeUpdate();
        });
    }

    @Override
    public void deleteToken(String processor, int segment) {
        database.write(session -> {
            var delete = session.prepare("DELETE FROM tokens WHERE owner = ? AND processor = ? AND segment = ?");
            delete.setString(1, owner);
            bindPlace(delete, 2, processor, segment);
            if (delete.executeUpdate() == 0) throw notOurs(processor, segment);
        });
    }

    @Override
    public int[] fetchSegments(String processor) {
        return database.read(session -> segments(session, processor)).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        var all = fetchSegments(processor);
        return database.read(session -> {
            var available = new ArrayList<Segment>();
            var query = session.prepare(
                    "SELECT segment, owner, claimed_at FROM tokens WHERE processor = ? ORDER BY segment");
            query.setString(1, processor);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    if (mayClaim(row.getString(2), row.getLong(3)))
                        available.add(Segment.computeSegment(row.getInt(1), all));
                }
            }
            return available;
        });
    }

    /** The file's own: a file made anew holds other tokens. */
    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return Optional.of(database.identifier());
    }

    @Override
    public OptionalLong applied(String processor) {
        return database.read(session -> {
            var query = session.prepare("SELECT min(position) FROM tokens WHERE processor = ?");
            query.setString(1, processor);
            try (var row = query.executeQuery()) {
                row.next();
                long position = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(position);
            }
        });
    }

    private static List<Integer> segments(Session session, String processor) throws SQLException {
        var found = new ArrayList<Integer>();
        var query = session.prepare("SELECT segment FROM tokens WHERE processor = ? ORDER BY segment");
        query.setString(1, processor);
        try (var row = query.executeQuery()) {
            while (row.next()) found.add(row.getInt(1));
        }
        return found;
    }

    private void insert(Session session, String processor, int segment, @Nullable TrackingToken token)
            throws SQLException {
        var insert = session.prepare("""
                INSERT INTO tokens (type, token, position, processor, segment, claimed_at) VALUES (?, ?, ?, ?, ?, ?)""");
        bindToken(insert, 1, token);
        bindPlace(insert, 4, processor, segment);
        insert.setLong(6, clock.millis());
        insert.executeUpdate();
    }

    /** Claims the segment, or renews the claim, and says where it is. */
    private @Nullable TrackingToken claim(Session session, String processor, int segment) throws SQLException {
        var query = session.prepare(
                "SELECT owner, claimed_at, type, token FROM tokens WHERE processor = ? AND segment = ?");
        bindPlace(query, 1, processor, segment);
        @Nullable TrackingToken token;
        try (var row = query.executeQuery()) {
            if (!row.next())
                throw new UnableToClaimTokenException(place(processor, segment) + " has not been initialized");
            if (!mayClaim(row.getString(1), row.getLong(2)))
                throw new UnableToClaimTokenException(place(processor, segment) + " belongs to " + row.getString(1));
            token = token(row);
        }
        var update = session.prepare("UPDATE tokens SET owner = ?, claimed_at = ? WHERE processor = ? AND segment = ?");
        update.setString(1, owner);
        update.setLong(2, clock.millis());
        bindPlace(update, 3, processor, segment);
        update.executeUpdate();
        return token;
    }

    private @Nullable TrackingToken token(ResultSet row) throws SQLException {
        return Tokens.read(serializer, row.getString(3), row.getBytes(4));
    }

    private boolean mayClaim(@Nullable String holder, long claimedAt) {
        return holder == null || holder.equals(owner) || claimedAt + claimTimeout.toMillis() < clock.millis();
    }

    private void bindToken(PreparedStatement statement, int at, @Nullable TrackingToken token) throws SQLException {
        var stored = Tokens.write(serializer, token);
        statement.setString(at, stored.type());
        statement.setBytes(at + 1, stored.bytes());
        statement.setLong(at + 2, stored.position());
    }

    private static void bindPlace(PreparedStatement statement, int at, String processor, int segment)
            throws SQLException {
        statement.setString(at, processor);
        statement.setInt(at + 1, segment);
    }
}
