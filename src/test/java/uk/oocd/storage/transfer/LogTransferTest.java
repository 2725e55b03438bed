package uk.oocd.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static uk.oocd.storage.log.LogEvents.append;
import static uk.oocd.storage.log.LogEvents.event;
import static uk.oocd.storage.log.LogEvents.loose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.contracts.Contracts;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.InMemoryCommitLog;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.log.Verifier;
import uk.oocd.storage.log.Verifier.Broken;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogTransferTest {

    private static final Verifier.Progress QUIET = (_, _) -> {};

    @TempDir
    Path folder;

    private final InMemoryCommitLog log = new InMemoryCommitLog();
    private Path file;

    @BeforeEach
    void fill() {
        file = folder.resolve("log.jsonl");
        for (int i = 0; i < 40; i++) append(log, event("argo", i), loose("loose-" + i));
        log.append(
                UUID.randomUUID(),
                List.of(
                        new LogEvent(
                                "\u00fcn\u00efcode-\u0000-\"\n",
                                new LogEvent.StreamPlace("", "\uD83D\uDEA2", 0),
                                Instant.parse("-1000000-01-01T00:00:00.000000001Z"),
                                "",
                                null,
                                new byte[0],
                                new byte[] {-1, 0, 10}),
                        new LogEvent(
                                "far",
                                null,
                                Instant.parse("+1000000-01-01T00:00:00Z"),
                                "t",
                                "",
                                new byte[1],
                                new byte[0])));
    }

    @Test
    void an_exported_log_is_imported_as_it_was() throws Exception {
        assertThat(LogExport.write(log, file, QUIET)).isEqualTo(new LogExport.Written(41, 82, 0));
        var other = new InMemoryCommitLog();
        assertThat(LogImport.read(file, other, QUIET)).isEqualTo(new LogImport.Kept(41, 82, 0));
        assertThat(commits(other)).usingRecursiveFieldByFieldElementComparator().isEqualTo(commits(log));
        assertThat(folder.resolve("log.jsonl.part")).doesNotExist();
        for (var line : Files.readAllLines(file))
            assertThat(Contracts.faults("log/export.v1.schema.json", line)).isEmpty();
    }

    @Test
    void an_empty_log_can_be_exported_and_imported() {
        LogExport.write(new InMemoryCommitLog(), file, QUIET);
        var other = new InMemoryCommitLog();
        assertThat(LogImport.read(file, other, QUIET)).isEqualTo(new LogImport.Kept(0, 0, 0));
        assertThat(verify(file)).isInstanceOf(Verifier.Sound.class);
    }

    @Test
    void an_export_verifies_as_the_log_does() {
        LogExport.write(log, file, QUIET);
        assertThat(verify(file)).usingRecursiveComparison().isEqualTo(Verifier.verify(log));
    }

    @Test
    void an_export_overwrites_nothing() throws Exception {
        Files.writeString(file, "mine");
        assertThatExceptionOfType(TransferRefused.class)
                .isThrownBy(() -> LogExport.write(log, file, QUIET))
                .withMessageContaining("already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void an_export_that_was_cut_short_anywhere_goes_on_where_it_stopped() throws Exception {
        LogExport.write(log, file, QUIET);
        var whole = Files.readAllBytes(file);
        var part = folder.resolve("log.jsonl.part");
        append(log, loose("later"));
        for (int length : new int[] {0, 1, 40, whole.length / 3, whole.length - 200, whole.length - 1, whole.length}) {
            Files.delete(file);
            Files.write(part, java.util.Arrays.copyOf(whole, length));
            var written = LogExport.write(log, file, QUIET);
            // Where the header was lost, too, the export is of the log as it is now
            assertThat(written.events()).isEqualTo(length < 45 ? 83 : 82);
            if (length >= 45) assertThat(file).hasBinaryContent(whole);
            assertThat(verify(file)).isInstanceOf(Verifier.Sound.class);
            assertThat(part).doesNotExist();
        }
    }

    @Test
    void what_is_left_of_the_export_of_another_log_or_was_changed_is_not_gone_on_from() throws Exception {
        LogExport.write(log, file, QUIET);
        var part = folder.resolve("log.jsonl.part");
        var lines = Files.readAllLines(file);
        Files.delete(file);
        Files.writeString(part, String.join("\n", lines.subList(0, 5)) + "\n");
        var other = new InMemoryCommitLog();
        for (int i = 0; i < 100; i++) append(other, loose("other-" + i));
        assertThatExceptionOfType(TransferRefused.class)
                .isThrownBy(() -> LogExport.write(other, file, QUIET))
                .withMessageContaining("not of this log");
        Files.writeString(part, lines.getFirst() + "\n" + lines.get(2) + "\n");
        assertThatExceptionOfType(TransferRefused.class)
                .isThrownBy(() -> LogExport.write(log, file, QUIET))
                .withMessageContaining("changed");
    }

    @Test
    void an_import_that_was_cut_short_goes_on_where_it_stopped() {
        LogExport.write(log, file, QUIET);
        var other = new InMemoryCommitLog();
        other.restore(commits(log).subList(0, 7));
        assertThat(LogImport.read(file, other, QUIET)).isEqualTo(new LogImport.Kept(34, 68, 14));
        assertThat(LogImport.read(file, other, QUIET)).isEqualTo(new LogImport.Kept(0, 0, 82));
        assertThat(commits(other)).usingRecursiveFieldByFieldElementComparator().isEqualTo(commits(log));
    }

    @Test
    void an_import_into_a_log_that_holds_anything_else_is_refused() {
        LogExport.write(log, file, QUIET);
        var longer = new InMemoryCommitLog();
        longer.restore(commits(log));
        append(longer, loose("more"));
        var other = new InMemoryCommitLog();
        append(other, loose("x"), loose("y"));
        var across = new InMemoryCommitLog();
        append(across, loose("x"));
        for (var target : List.of(longer, other, across)) {
            long head = target.head();
            assertThatExceptionOfType(TransferRefused.class)
                    .isThrownBy(() -> LogImport.read(file, target, QUIET))
                    .withMessageContaining("are not the start of the file");
            assertThat(target.head()).isEqualTo(head);
        }
    }

    @Test
    void each_bad_line_is_named_and_nothing_of_the_file_is_imported() throws Exception {
        var forged = exported(lines -> {
            lines.set(3, lines.get(3).replace("\"payload\":\"", "\"payload\":\"AAAA"));
            lines.set(9, "{}");
            lines.set(20, "no JSON");
            return lines;
        });
        var other = new InMemoryCommitLog();
        assertThatExceptionOfType(TransferRefused.class)
                .isThrownBy(() -> LogImport.read(forged, other, QUIET))
                .withMessageContaining("line 4: the content of the commit that begins here is not what its digest says")
                .withMessageContaining("line 10: no commit of an exported log")
                .withMessageContaining("line 21: ")
                .satisfies(
                        e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(4));
        assertThat(other.head()).isEqualTo(-1);
        assertThat(verify(forged)).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.position()).isEqualTo(4);
            assertThat(broken.what()).startsWith("line 4: ");
        });
    }

    @Test
    void a_line_that_is_missing_swapped_or_after_the_end_is_named() throws Exception {
        assertFault("line 6: missing: the next commit begins at position 10", lines -> {
            lines.remove(5);
            return lines;
        });
        assertFault("line 6: missing: the next commit begins at position 10", lines -> {
            lines.add(6, lines.remove(5));
            return lines;
        });
        assertFault("line 42: the closing line does not say what is before it", lines -> {
            lines.remove(lines.size() - 2);
            return lines;
        });
        assertFault("the file ends after line 42", lines -> {
            lines.removeLast();
            return lines;
        });
        assertFault("line 44: something follows after the closing line", lines -> {
            lines.add("{}");
            return lines;
        });
        assertFault("line 43: the closing line does not say what is before it", lines -> {
            lines.set(42, lines.get(42).replace("\"commits\":41", "\"commits\":42"));
            return lines;
        });
        assertFault("line 43: no closing line", lines -> {
            lines.set(42, lines.get(41));
            return lines;
        });
    }

    @Test
    void what_is_no_export_at_all_is_refused_in_words() throws Exception {
        for (var content : List.of(
                "",
                "hello\n",
                "{}\n",
                "{\"format\":\"oocd-log\",\"version\":2,\"head\":-1}\n",
                "{\"format\":\"x\",\"version\":1,\"head\":0}\n")) {
            Files.writeString(file, content);
            assertThatExceptionOfType(TransferRefused.class)
                    .isThrownBy(() -> LogImport.read(file, new InMemoryCommitLog(), QUIET))
                    .withMessageContaining("is no exported log");
        }
        assertThatExceptionOfType(TransferRefused.class)
                .isThrownBy(() -> LogImport.read(folder.resolve("nowhere"), new InMemoryCommitLog(), QUIET))
                .withMessageContaining("There is no file");
    }

    @Test
    void a_broken_log_is_not_exported() {
        var broken = new InMemoryCommitLog() {
            @Override
            public synchronized List<Commit> readCommits(long firstPosition, int limit) {
                return super.readCommits(firstPosition, limit).stream()
                        .filter(commit -> commit.firstPosition() != 10)
                        .toList();
            }
        };
        broken.restore(commits(log));
        assertThatExceptionOfType(TransferRefused.class)
                .isThrownBy(() -> LogExport.write(broken, file, QUIET))
                .withMessageContaining("broken at position 10");
        assertThat(file).doesNotExist();
    }

    @Test
    void the_example_of_the_contract_is_an_export_that_can_be_imported() throws Exception {
        var example = Path.of("contracts/log/export.v1.example.jsonl");
        for (var line : Files.readAllLines(example))
            assertThat(Contracts.faults("log/export.v1.schema.json", line)).isEmpty();
        var other = new InMemoryCommitLog();
        assertThat(LogImport.read(example, other, QUIET)).isEqualTo(new LogImport.Kept(2, 3, 0));
        LogExport.write(other, file, QUIET);
        assertThat(file).hasSameTextualContentAs(example);
    }

    private void assertFault(String fault, UnaryOperator<List<String>> forgery) throws IOException {
        var forged = exported(forgery);
        assertThatExceptionOfType(TransferRefused.class)
                .isThrownBy(() -> LogImport.read(forged, new InMemoryCommitLog(), QUIET))
                .withMessageContaining(fault);
        assertThat(verify(forged))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.what()).contains(fault));
    }

    /** An export with its lines changed. */
    private Path exported(UnaryOperator<List<String>> forgery) throws IOException {
        Files.deleteIfExists(file);
        LogExport.write(log, file, QUIET);
        var forged = folder.resolve("forged.jsonl");
        Files.writeString(forged, String.join("\n", forgery.apply(new ArrayList<>(Files.readAllLines(file)))) + "\n");
        return forged;
    }

    private static Verifier.Result verify(Path export) {
        try (var exported = ExportedLog.open(export)) {
            return Verifier.verify(exported);
        }
    }

    private static List<Commit> commits(CommitLog of) {
        return of.readCommits(0, 1_000);
    }
}
