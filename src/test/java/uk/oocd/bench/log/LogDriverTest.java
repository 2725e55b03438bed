package uk.oocd.bench.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.bench.log.BenchEvent.StepRecorded;
import uk.oocd.bench.measure.Settings;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogDriverTest {

    @TempDir
    Path folder;

    @Test
    void a_log_is_weighed_replayed_followed_and_appended_to() throws Exception {
        LogDriver.drive(new InMemory(), settings());

        assertThat(windows())
                .extracting(window -> window.get("unit").asString() + ", "
                        + window.get("threads").asInt())
                .containsExactly(
                        "bytes a commit, 1",
                        "events/s replayed by 1, 1",
                        "events/s replayed by 300, 1",
                        "ms from publish to handler, 1",
                        "ms from commit to handler, 1",
                        "commits/s of 1 event, 1",
                        "commits/s of 1 event, 2",
                        "commits/s of 5 events, 1",
                        "commits/s of 5 events, 2");
        assertThat(windows()).allMatch(window -> window.get("value").asDouble() >= 0);
        assertThat(windows().getFirst().get("value").asDouble()).isEqualTo(InMemory.BYTES);
    }

    @Test
    void a_log_that_gives_one_event_twice_and_another_never_is_found_out() {
        var log = new InMemory() {
            @Override
            List<StepRecorded> read() {
                var wrong = new ArrayList<>(events);
                wrong.set(1, events.getFirst());
                return wrong;
            }
        };

        assertThatThrownBy(() -> LogDriver.drive(log, settings()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("some events twice, others never");
    }

    private Settings settings() {
        return Settings.of(
                "--variant=in-memory",
                "--run=1",
                "--measures=bytes,replay,latency,appends",
                "--load=100",
                "--load-seconds=30",
                "--events=1,5",
                "--threads=1,2",
                "--seconds=0.05",
                "--out=" + folder.resolve("out"));
    }

    private List<JsonNode> windows() throws Exception {
        var json = JsonMapper.shared();
        return Files.readAllLines(folder.resolve("out")).stream()
                .map(json::readTree)
                .toList();
    }

    private static class InMemory implements Log.Streaming {

        static final long BYTES = 7;

        final List<StepRecorded> events = new CopyOnWriteArrayList<>();
        private final Numbered numbered = new Numbered();
        private Consumer<StepRecorded> handler = _ -> {};

        /** Slow enough for a list that is copied with each event. */
        @Override
        public List<Writer> writers(int threads, int size) {
            return Collections.nCopies(threads, () -> {
                Thread.sleep(1);
                events.addAll(numbered.take(size));
                return 1;
            });
        }

        @Override
        public void read(int batch, Predicate<StepRecorded> more, Duration atMost) {
            for (var event : read()) {
                if (!more.test(event)) return;
            }
        }

        List<StepRecorded> read() {
            return events;
        }

        @Override
        public void publish(StepRecorded event) {
            handler.accept(event);
        }

        @Override
        public AutoCloseable subscribe(Consumer<StepRecorded> subscriber) {
            handler = subscriber;
            return () -> {};
        }

        @Override
        public long bytesOnDisk() {
            return BYTES * events.size();
        }

        @Override
        public void close() {}
    }
}
