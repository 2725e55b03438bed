package uk.oocd.storage.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.ReadableLog;

/** The log of a data folder, read by another program than the one that may be writing it. Changes nothing. */
public final class SqliteLogReader implements ReadableLog, AutoCloseable {

    private final LogReaders readers;

    private SqliteLogReader(LogReaders readers) {
        this.readers = readers;
    }

    /**
     * Opens the log of a data folder, whoever holds that.
     *
     * @throws StoreUnusable there is none, or it is none that this program can read
     */
    public static SqliteLogReader open(Path folder) {
        Path file = DataFolder.log(folder);
        if (!Files.isRegularFile(file)) {
            throw new StoreUnusable(
                    "There is no log in " + folder.toAbsolutePath().normalize() + ": name the data folder with --data.",
                    null);
        }
        try (Connection connection = Sqlite.reading(file)) {
            Sqlite.checkFormat(connection, file, LogFile.FORMAT);
        } catch (SQLException e) {
            throw Sqlite.unreadable(file, e);
        }
        return new SqliteLogReader(new LogReaders(() -> Sqlite.reading(file), 1));
    }

    @Override
    public long head() {
        return readers.read(-1, LogReaders.Reader::head);
    }

    @Override
    public List<CommitLog.Located> readAfter(long position, int limit) {
        return readers.read(position, reader -> reader.after(position, limit));
    }

    @Override
    public List<Commit> readCommits(long firstPosition, int limit) {
        return readers.read(firstPosition, reader -> reader.commits(firstPosition, limit));
    }

    @Override
    public void close() {
        readers.close();
    }
}
