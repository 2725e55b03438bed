package uk.oocd.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.log.CommitLog.Located;
import uk.oocd.storage.log.Verifier;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrashTest {

    private static final int KILLS = 25;

    @TempDir
    Path temporary;

    private final Random random = new Random();
    private final Set<String> acknowledged = new HashSet<>();

    /** Of what was found in the log so far: it must stay there, at its position. */
    private final Map<Long, String> found = new HashMap<>();

    @Test
    void whatever_was_acknowledged_survives_kill_9_at_any_moment_and_the_chain_holds() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill();
            check();
        }
        assertThat(acknowledged).hasSizeGreaterThan(10 * KILLS);
    }

    /** Kills at some moment after the first acknowledgement, or, one time in five, after any. */
    private void runAndKill() throws Exception {
        int moments = random.nextInt(120);
        boolean atOnce = random.nextInt(5) == 0;
        Process child = new ProcessBuilder(ChildLog.command(temporary.toString(), "load"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread killer = Thread.ofPlatform().unstarted(() -> {
            try {
                Thread.sleep(Duration.ofMillis(moments));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            child.toHandle().destroyForcibly(); // leaves what it said to be read
        });
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                List<String> words = List.of(line.split(" "));
                assertThat(words.getFirst()).isEqualTo("acknowledged");
                acknowledged.addAll(words.subList(1, words.size()));
                if (atOnce) {
                    child.toHandle().destroyForcibly();
                } else if (killer.getState() == Thread.State.NEW) {
                    killer.start();
                }
            }
        }
        assertThat(child.waitFor()).as("ended by SIGKILL").isEqualTo(128 + 9);
    }

    private void check() {
        try (DataFolder folder = DataFolder.open(temporary);
                SqliteCommitLog log = new SqliteCommitLog(folder)) {
            List<Located> all = log.readAfter(-1, Integer.MAX_VALUE);
            assertThat(all.stream().map(Located::position))
                    .isEqualTo(LongStream.range(0, all.size()).boxed().toList());
            Map<Long, String> now = new HashMap<>();
            all.forEach(located -> now.put(located.position(), located.event().id()));
            assertThat(now).containsAllEntriesOf(found);
            found.putAll(now);
            assertThat(new HashSet<>(now.values())).containsAll(acknowledged).noneMatch(id -> id.startsWith("refused"));
            assertThat(Verifier.verify(log))
                    .isInstanceOfSatisfying(
                            Verifier.Sound.class,
                            sound -> assertThat(sound.events()).isEqualTo(all.size()));
        }
    }
}
