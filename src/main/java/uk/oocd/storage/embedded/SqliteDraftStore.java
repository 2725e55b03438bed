package uk.oocd.storage.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import uk.oocd.kernel.DraftStore;
import uk.oocd.storage.keys.KeyVault;
import uk.oocd.storage.keys.SealedDrafts;

/** Half-filled forms in a file of their own; what was typed is sealed under a key for each draft. */
public final class SqliteDraftStore implements DraftStore, AutoCloseable {

    private static final Sqlite.Format FORMAT =
            new Sqlite.Format(1, List.of("""
            CREATE TABLE drafts (
              id TEXT PRIMARY KEY, owner TEXT NOT NULL, form TEXT NOT NULL, saved_at INTEGER NOT NULL,
              fields BLOB NOT NULL) STRICT""", "CREATE INDEX drafts_by_owner ON drafts (owner, saved_at)"));

    private final Path file;
    private final SealedDrafts sealed;
    private final Connection connection;

    /** Opens {@link DataFolder#drafts()}, or makes it. */
    public SqliteDraftStore(DataFolder folder, KeyVault vault) {
        sealed = new SealedDrafts(vault);
        file = folder.drafts();
        connection = Sqlite.open(file, Sqlite.Care.SECRET, FORMAT);
    }

    /** @throws IllegalArgumentException there is a draft of this id, and it is somebody else's */
    @Override
    public synchronized void save(Draft draft) {
        try (var save = connection.prepareStatement("""
                INSERT INTO drafts (id, owner, form, saved_at, fields) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET form = excluded.form, saved_at = excluded.saved_at, fields = excluded.fields
                WHERE owner = excluded.owner""")) {
            save.setString(1, draft.id().toString());
            save.setString(2, draft.owner());
            save.setString(3, draft.form());
            save.setLong(4, draft.savedAt().toEpochMilli());
            save.setBytes(5, sealed.seal(draft));
            if (save.executeUpdate() == 0) throw new IllegalArgumentException("the draft is another owner's");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized Optional<Draft> find(String owner, UUID id) {
        try (var find = connection.prepareStatement(
                "SELECT id, owner, form, saved_at, fields FROM drafts WHERE owner = ? AND id = ?")) {
            find.setString(1, owner);
            find.setString(2, id.toString());
            return read(find).stream().findFirst();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized List<Draft> of(String owner) {
        try (var find = connection.prepareStatement("""
                SELECT id, owner, form, saved_at, fields FROM drafts WHERE owner = ? ORDER BY saved_at DESC, id""")) {
            find.setString(1, owner);
            return read(find);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The key goes first: a draft whose row outlives its key by a crash is unreadable, and so as good as gone. */
    @Override
    public synchronized void erase(String owner, UUID id) {
        try (var find = connection.prepareStatement("SELECT 1 FROM drafts WHERE owner = ? AND id = ?");
                var delete = connection.prepareStatement("DELETE FROM drafts WHERE id = ?")) {
            find.setString(1, owner);
            find.setString(2, id.toString());
            try (var row = find.executeQuery()) {
                if (!row.next()) return;
            }
            sealed.destroy(id);
            delete.setString(1, id.toString());
            delete.executeUpdate();
            Sqlite.truncateLog(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<Draft> read(PreparedStatement query) throws SQLException {
        var drafts = new ArrayList<Draft>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                var id = UUID.fromString(row.getString(1));
                var fields = sealed.open(id, row.getBytes(5));
                if (fields.isPresent())
                    drafts.add(new Draft(
                            id,
                            row.getString(2),
                            row.getString(3),
                            Instant.ofEpochMilli(row.getLong(4)),
                            fields.get()));
            }
        }
        return drafts;
    }

    private StoreUnusable failed(SQLException cause) {
        return Sqlite.failed(file, cause);
    }
}
