package uk.oocd.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.log.Verifier;

/**
 * Looks at the system calls: between an append and its acknowledgement the write-ahead log is written and then synced.
 * Where {@code strace} is installed.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SyncTest {

    private static final Pattern SAID = Pattern.compile("write\\(1<.*\"(appending|acknowledged) ([-0-9a-f]+)\\\\n\"");
    private static final Pattern WRITTEN = Pattern.compile("pwrite64\\(\\d+<[^>]*/log\\.db-wal>");
    private static final Pattern SYNCED = Pattern.compile("f(data)?sync\\(\\d+<[^>]*/log\\.db-wal>\\) += 0");
    private static final Pattern BEGUN = Pattern.compile("^(\\d+) +(.*) <unfinished \\.\\.\\.>$");
    private static final Pattern RESUMED = Pattern.compile("^(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)$");

    @TempDir
    Path temporary;

    @BeforeEach
    void straceWorks() throws Exception {
        assumeThat(Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, "strace")))
                .as("strace is installed")
                .anyMatch(Files::isExecutable);
        Process tried = new ProcessBuilder(
                        "strace",
                        "-f",
                        "--seccomp-bpf",
                        "-o",
                        temporary.resolve("tried").toString(),
                        "true")
                .start();
        assumeThat(tried.waitFor()).as("strace may watch a program").isZero();
    }

    @Test
    void an_append_is_written_and_synced_before_it_is_acknowledged() throws Exception {
        List<String> calls = trace("one-by-one");
        assertThat(calls.stream().filter(SAID.asPredicate())).hasSize(40);
        assertThat(unsynced(calls)).isEmpty();
    }

    @Test
    void an_append_that_is_not_synced_does_not_get_past_this_test() throws Exception {
        assertThat(unsynced(trace("unsynced"))).hasSize(20);
    }

    @Test
    void appends_at_the_same_time_share_syncs() throws Exception {
        List<String> calls = trace("together");
        assertThat(calls.stream().filter(SAID.asPredicate())).hasSize(2 * 320);
        assertThat(calls.stream().filter(SYNCED.asPredicate())).hasSizeBetween(20, 240);
    }

    @Test
    void an_append_whose_sync_fails_is_not_acknowledged_nor_kept_and_the_next_one_is() throws Exception {
        Map<String, Set<String>> said = hinder("when=5");
        assertThat(said.get("acknowledged")).hasSize(19);
        assertThat(said.get("unavailable")).hasSize(1);
        assertThat(kept()).isEqualTo(said.get("acknowledged"));
    }

    @Test
    void while_every_sync_fails_nothing_is_acknowledged_and_the_first_is_said_to_be_unknown() throws Exception {
        Map<String, Set<String>> said = hinder("when=5+");
        Set<String> acknowledged = said.getOrDefault("acknowledged", Set.of());
        Set<String> unavailable = said.getOrDefault("unavailable", Set.of());
        assertThat(said.get("unknown")).hasSize(1);
        assertThat(acknowledged).hasSizeBetween(1, 5);
        assertThat(unavailable).hasSize(19 - acknowledged.size());
        assertThat(kept()).containsAll(acknowledged).doesNotContainAnyElementsOf(unavailable);
    }

    /** The appends between whose begin and acknowledgement the write-ahead log was not written, or not synced after. */
    private static List<String> unsynced(List<String> calls) {
        List<String> unsynced = new ArrayList<>();
        boolean written = false;
        boolean synced = false;
        for (String call : calls) {
            Matcher said = SAID.matcher(call);
            if (WRITTEN.matcher(call).find()) {
                written = true;
                synced = false;
            } else if (SYNCED.matcher(call).find()) {
                synced = true;
            } else if (said.find()) {
                if (said.group(1).equals("acknowledged") && !(written && synced)) {
                    unsynced.add(said.group(2));
                }
                written = false;
                synced = false;
            }
        }
        return unsynced;
    }

    /** The calls of {@link ChildLog} in the order of their ends, each on one line. */
    private List<String> trace(String work) throws Exception {
        Path calls = temporary.resolve("calls");
        run(List.of("-y", "-s", "100", "-e", "trace=fsync,fdatasync,write,pwrite64", "-o", calls.toString()), work);
        Map<String, String> begun = new HashMap<>();
        List<String> whole = new ArrayList<>();
        for (String line : Files.readAllLines(calls)) {
            Matcher begins = BEGUN.matcher(line);
            Matcher resumes = RESUMED.matcher(line);
            if (begins.matches()) {
                begun.put(begins.group(1), begins.group(2));
            } else if (resumes.matches()) {
                whole.add(begun.remove(resumes.group(1)) + resumes.group(2));
            } else {
                whole.add(line);
            }
        }
        return whole;
    }

    /** Has syncs of the write-ahead log fail; what the child said of which appends. */
    private Map<String, Set<String>> hinder(String when) throws Exception {
        return run(
                        List.of(
                                "-P",
                                temporary
                                        .toRealPath()
                                        .resolve("data/log.db-wal")
                                        .toString(),
                                "-e",
                                "trace=fsync,fdatasync",
                                "-e",
                                "inject=fsync,fdatasync:error=EIO:" + when,
                                "-o",
                                temporary.resolve("calls").toString()),
                        "one-by-one")
                .stream()
                .map(line -> line.split(" "))
                .collect(Collectors.groupingBy(
                        words -> words[0], Collectors.mapping(words -> words[1], Collectors.toSet())));
    }

    private List<String> run(List<String> options, String work) throws IOException, InterruptedException {
        Path said = temporary.resolve("said");
        List<String> command = new ArrayList<>(List.of("strace", "-f", "--seccomp-bpf"));
        command.addAll(options);
        command.addAll(ChildLog.command(temporary.resolve("data").toString(), work));
        Process child = new ProcessBuilder(command)
                .redirectError(temporary.resolve("errors").toFile())
                .redirectOutput(said.toFile())
                .start();
        assertThat(child.waitFor()).as("%s", temporary.resolve("errors")).isZero();
        return Files.readAllLines(said);
    }

    private Set<String> kept() {
        try (DataFolder folder = DataFolder.open(temporary.resolve("data"));
                SqliteCommitLog log = new SqliteCommitLog(folder)) {
            assertThat(Verifier.verify(log)).isInstanceOf(Verifier.Sound.class);
            return log.readAfter(-1, 1_000).stream()
                    .map(located -> located.event().id())
                    .collect(Collectors.toSet());
        }
    }
}
