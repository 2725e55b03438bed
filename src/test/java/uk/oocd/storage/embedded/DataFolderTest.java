package uk.oocd.storage.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DataFolderTest {

    private static final Sqlite.Format FORMAT = new Sqlite.Format(1, List.of("CREATE TABLE kept (what TEXT)"));

    @TempDir
    Path temporary;

    @Test
    void is_made_for_its_owner_only_and_so_are_its_files() throws Exception {
        Path wanted = temporary.resolve("a/b");
        try (DataFolder folder = DataFolder.open(wanted);
                Connection connection = Sqlite.open(folder.log(), Sqlite.Care.FOR_GOOD, FORMAT)) {
            Sqlite.run(connection, "INSERT INTO kept VALUES ('x')");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(wanted)))
                    .isEqualTo("rwx------");
            try (var files = Files.list(wanted)) {
                assertThat(files)
                        .hasSize(4)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void is_refused_a_second_time_in_this_process_and_free_again_when_closed() {
        DataFolder first = DataFolder.open(temporary);
        assertThatThrownBy(() -> DataFolder.open(temporary)).isInstanceOf(StoreUnusable.class);
        first.close();
        DataFolder.open(temporary).close();
    }

    @Test
    void is_refused_to_a_second_process_even_after_this_one_tried_twice() throws Exception {
        try (DataFolder _ = DataFolder.open(temporary)) {
            assertThatThrownBy(() -> DataFolder.open(temporary)).isInstanceOf(StoreUnusable.class);
            assertThat(openElsewhere(temporary))
                    .contains("StoreUnusable")
                    .contains(temporary.toRealPath().toString())
                    .contains("stop that one first");
        }
        assertThat(openElsewhere(temporary)).isEqualTo("opened\n");
    }

    /** What a program of its own says of the folder. */
    private static String openElsewhere(Path folder) throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Opens.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), UTF_8);
        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    /** A second program. */
    static final class Opens {
        private Opens() {}

        public static void main(String... args) {
            DataFolder.open(Path.of(args[0])).close();
            System.out.print("opened\n");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused_with_what_to_do() throws IOException {
        Path file = Files.createFile(temporary.resolve("a-file"));
        assertThatThrownBy(() -> DataFolder.open(file.resolve("folder")))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("own it");
    }

    @Test
    void what_is_no_database_is_refused_and_left_alone() throws Exception {
        Path file = temporary.resolve("log.db");
        Files.writeString(
                file, "this is no database, though it is long enough to be taken for one by its length\n".repeat(99));
        assertThatThrownBy(() -> Sqlite.open(file, Sqlite.Care.FOR_GOOD, FORMAT))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("restore");
        assertThat(file).content().startsWith("this is no database");
    }

    @Test
    void a_damaged_file_is_refused() throws Exception {
        Path file = damaged();
        assertThatThrownBy(() -> Sqlite.open(file, Sqlite.Care.FOR_GOOD, FORMAT))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void a_damaged_file_that_is_disposable_is_made_anew() throws Exception {
        try (Connection again = Sqlite.open(damaged(), Sqlite.Care.DISPOSABLE, FORMAT)) {
            assertThat(Sqlite.text(again, "SELECT count(*) FROM kept")).isEqualTo("0");
        }
    }

    @Test
    void a_newer_file_is_refused_and_left_alone() throws Exception {
        Path file = temporary.resolve("log.db");
        Sqlite.open(file, Sqlite.Care.FOR_GOOD, new Sqlite.Format(2, FORMAT.schema()))
                .close();
        assertThatThrownBy(() -> Sqlite.open(file, Sqlite.Care.FOR_GOOD, FORMAT))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("newer version")
                .hasMessageContaining("format 2");
    }

    @Test
    void a_database_of_some_other_program_is_refused_and_left_alone() throws Exception {
        Path file = temporary.resolve("log.db");
        try (Connection other = Sqlite.another(file, Sqlite.Care.FOR_GOOD)) {
            Sqlite.run(other, "CREATE TABLE foreign_thing (x)");
        }
        assertThatThrownBy(() -> Sqlite.open(file, Sqlite.Care.FOR_GOOD, FORMAT))
                .isInstanceOf(StoreUnusable.class);
    }

    @Test
    void pragmas_are_those_that_keep_what_was_acknowledged() throws Exception {
        try (Connection log = Sqlite.open(temporary.resolve("log.db"), Sqlite.Care.FOR_GOOD, FORMAT);
                Connection keys = Sqlite.open(temporary.resolve("keys.db"), Sqlite.Care.SECRET, FORMAT)) {
            assertThat(Sqlite.text(log, "PRAGMA journal_mode")).isEqualTo("wal");
            assertThat(Sqlite.text(log, "PRAGMA synchronous")).isEqualTo("2");
            assertThat(Sqlite.text(keys, "PRAGMA secure_delete")).isEqualTo("1");
        }
    }

    private Path damaged() throws IOException, SQLException {
        Path file = temporary.resolve("damaged.db");
        try (Connection connection = Sqlite.open(file, Sqlite.Care.FOR_GOOD, FORMAT)) {
            Sqlite.run(
                    connection,
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                            + " INSERT INTO kept SELECT hex(randomblob(50)) FROM n");
        }
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 8192, 8192 + 4096, (byte) 0x7f);
        Files.write(file, bytes);
        return file;
    }
}
