package uk.oocd.storage.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.keys.KeySource;

/** The wrapped keys of a data folder, read by another program than the one that may be using them. Changes nothing. */
public final class SqliteKeyReader implements KeySource, AutoCloseable {

    private final Path file;
    private final Connection connection;

    private SqliteKeyReader(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** @throws StoreUnusable there are none, or they cannot be read */
    public static SqliteKeyReader open(Path folder) {
        var file = DataFolder.keys(folder);
        if (!Files.isRegularFile(file))
            throw new StoreUnusable(
                    "There are no keys in " + folder.toAbsolutePath().normalize()
                            + ": name the data folder with --data.",
                    null);
        try {
            return new SqliteKeyReader(file, Sqlite.reading(file));
        } catch (SQLException e) {
            throw Sqlite.unreadable(file, e);
        }
    }

    @Override
    public List<Held> page(@Nullable Subject after, int limit) {
        try {
            return SqliteKeyStore.page(connection, after, limit);
        } catch (SQLException e) {
            throw Sqlite.unreadable(file, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Sqlite.unreadable(file, e);
        }
    }
}
