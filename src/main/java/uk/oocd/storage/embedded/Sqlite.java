package uk.oocd.storage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** Opens SQLite files the way this program keeps them: write-ahead log, owner only, whole, and of a known format. */
final class Sqlite {

    /** What would be lost with a file. */
    enum Care {
        /** Each commit is on disk when it returns; a damaged file is refused. */
        FOR_GOOD("full", "off"),
        /** As {@link #FOR_GOOD}, and what is deleted is overwritten. */
        SECRET("full", "on"),
        /** Whole after a crash, though its last commits may be gone; a damaged or newer file is made anew. */
        DISPOSABLE("normal", "off");

        private final String synchronous;
        private final String secureDelete;

        Care(String synchronous, String secureDelete) {
            this.synchronous = synchronous;
            this.secureDelete = secureDelete;
        }
    }

    /**
     * What a file holds.
     *
     * @param version of the format, from 1; kept in the file as {@code user_version}
     * @param schema the statements that make a new file of this version
     */
    record Format(int version, List<String> schema) {
        Format {
            schema = List.copyOf(schema);
        }
    }

    private Sqlite() {}

    /**
     * Opens a file for the first time in this process: makes it where it is missing, and checks that it is whole and of
     * this format.
     *
     * @throws StoreUnusable it is damaged, newer, or cannot be written; {@link Care#DISPOSABLE} files only the last
     */
    static Connection open(Path file, Care care, Format format) {
        try {
            return checked(file, care, format);
        } catch (StoreUnusable e) {
            if (care != Care.DISPOSABLE || !Files.isWritable(file)) {
                throw e;
            }
            delete(file);
            return checked(file, care, format);
        }
    }

    /** One more connection to a file that {@link #open} has checked; each is for one thread at a time. */
    static Connection another(Path file, Care care) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(30_000);
        config.setGetGeneratedKeys(false); // else the driver asks for one after each insert
        config.setPragma(SQLiteConfig.Pragma.SYNCHRONOUS, care.synchronous);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, care.secureDelete);
        config.setPragma(SQLiteConfig.Pragma.TEMP_STORE, "memory");
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** A connection that changes nothing, also to a file that another process writes to. */
    static Connection reading(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(30_000);
        config.setPragma(SQLiteConfig.Pragma.TEMP_STORE, "memory");
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /**
     * Leaves transactions to the caller, who begins and ends them in SQL. In its automatic mode the driver tries a
     * transaction of its own after each statement; in its manual one it begins the next as soon as one ends.
     */
    static void transactionsByHand(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "COMMIT");
    }

    /** Runs statements that answer nothing. */
    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Empties the write-ahead log into its file, so that what was deleted is not still to be read in it. */
    static void truncateLog(Connection connection) throws SQLException {
        if (!text(connection, "PRAGMA wal_checkpoint(TRUNCATE)").equals("0")) {
            throw new SQLException("the write-ahead log is in use and cannot be emptied");
        }
    }

    /** For a file that could be opened and now cannot be read or written. */
    static StoreUnusable failed(Path file, SQLException cause) {
        return new StoreUnusable(
                "The file " + file + " cannot be read or written now, so nothing was kept: check that the disk has room"
                        + " and works (" + cause.getMessage() + ").",
                cause);
    }

    /** The text of the first column of the first row; empty where there is no row. */
    static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    /** The primary code: what kind of error, without the finer distinctions of its high bits. */
    static SQLiteErrorCode kind(SQLException e) {
        return SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
    }

    private static Connection checked(Path file, Care care, Format format) {
        try {
            DataFolder.ownersOnly(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        try {
            Connection connection = another(file, care);
            try {
                check(connection, file, format);
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw switch (kind(e)) {
                case SQLITE_NOTADB, SQLITE_CORRUPT -> damaged(file, String.valueOf(e.getMessage()), e);
                default -> unwritable(file, e);
            };
        }
    }

    /** The version of the format of the file, which is not newer than {@code format}. */
    static int checkFormat(Connection connection, Path file, Format format) throws SQLException {
        int found = Integer.parseInt(text(connection, "PRAGMA user_version"));
        if (found > format.version()) {
            throw new StoreUnusable(
                    "The file " + file + " was written by a newer version of this program (format " + found
                            + ", this one knows " + format.version() + "): start that version, or restore a backup made"
                            + " by this one.",
                    null);
        }
        return found;
    }

    private static void check(Connection connection, Path file, Format format) throws SQLException {
        int found = checkFormat(connection, file, format);
        String check = text(connection, "PRAGMA quick_check(1)");
        if (!check.equals("ok")) {
            throw damaged(file, check, null);
        }
        if (found == 0) {
            if (!text(connection, "SELECT name FROM sqlite_schema").isEmpty()) {
                throw damaged(file, "it holds tables that are not this program's", null);
            }
            run(connection, "PRAGMA journal_mode = wal", "BEGIN IMMEDIATE");
            run(connection, format.schema().toArray(String[]::new));
            run(connection, "PRAGMA user_version = " + format.version(), "COMMIT");
        }
    }

    private static void delete(Path file) {
        try {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(Path.of(file + suffix));
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static StoreUnusable damaged(Path file, String what, @Nullable Throwable cause) {
        return new StoreUnusable(
                "The file " + file + " is damaged (" + what + "). Nothing in it was changed: keep a copy of it, and"
                        + " restore the newest backup in its place.",
                cause);
    }

    /** For a file that is only read. */
    static StoreUnusable unreadable(Path file, SQLException cause) {
        return switch (kind(cause)) {
            case SQLITE_NOTADB, SQLITE_CORRUPT -> damaged(file, String.valueOf(cause.getMessage()), cause);
            default ->
                new StoreUnusable(
                        "The file " + file + " cannot be read: check who may read it and its folder ("
                                + cause.getMessage() + ").",
                        cause);
        };
    }

    private static StoreUnusable unwritable(Path file, Exception cause) {
        return new StoreUnusable(
                "The file " + file + " cannot be opened for writing: let the account that runs this program own it, and"
                        + " check that the disk has room (" + cause.getMessage() + ").",
                cause);
    }
}
