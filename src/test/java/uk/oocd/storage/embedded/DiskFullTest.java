package uk.oocd.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static uk.oocd.storage.log.LogEvents.append;
import static uk.oocd.storage.log.LogEvents.event;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.log.CommitLog.LogUnavailable;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.log.Verifier;

/** SQLite is told that its file may not grow, which it reports as it reports a full disk. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiskFullTest {

    @TempDir
    Path temporary;

    private DataFolder folder;
    private SqliteCommitLog log;

    @BeforeEach
    void open() {
        folder = DataFolder.open(temporary);
        log = new SqliteCommitLog(folder);
    }

    @AfterEach
    void close() {
        log.close();
        folder.close();
    }

    @Test
    void nothing_is_acknowledged_while_the_disk_is_full_and_all_goes_on_when_there_is_room() {
        log.onWriter("PRAGMA max_page_count = 30");
        AtomicInteger kept = new AtomicInteger();
        assertThatExceptionOfType(LogUnavailable.class)
                .isThrownBy(() -> {
                    while (true) {
                        append(log, event("argo", kept.get()));
                        kept.incrementAndGet();
                    }
                })
                .withMessageContaining("disk is full")
                .withMessageContaining("make room");
        assertThat(kept).hasPositiveValue();
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(LogUnavailable.class).isThrownBy(() -> append(log, large()));
        }
        assertThat(log.readStream("argo", 0, 10_000)).hasSize(kept.get());
        assertThat(log.head()).isEqualTo(kept.get() - 1L);

        log.onWriter("PRAGMA max_page_count = 100000");
        append(log, event("argo", kept.get()));
        assertThat(log.head()).isEqualTo(kept.get());
        assertThat(Verifier.verify(log)).isInstanceOf(Verifier.Sound.class);
    }

    @Test
    void of_many_at_once_those_acknowledged_are_there_and_no_others() {
        log.onWriter("PRAGMA max_page_count = 60");
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int writer = 0; writer < 8; writer++) {
                String stream = "stream-" + writer;
                threads.execute(() -> {
                    for (int i = 0; i < 100; i++) {
                        LogEvent event = event(stream, i);
                        try {
                            append(log, event);
                        } catch (LogUnavailable e) {
                            return;
                        }
                        acknowledged.add(event.id());
                    }
                });
            }
        }
        log.close();
        log = new SqliteCommitLog(folder);
        assertThat(log.readAfter(-1, 10_000).stream()
                        .map(located -> located.event().id())
                        .collect(Collectors.toSet()))
                .isEqualTo(acknowledged)
                .hasSizeBetween(1, 799);
        assertThat(Verifier.verify(log)).isInstanceOf(Verifier.Sound.class);
    }

    /** More than finds room in what is left of the last pages. */
    private static LogEvent large() {
        return new LogEvent("large", null, Instant.EPOCH, "t", "1", new byte[50_000], new byte[0]);
    }
}
