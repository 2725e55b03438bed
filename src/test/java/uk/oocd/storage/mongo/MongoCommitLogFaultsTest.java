package uk.oocd.storage.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static uk.oocd.storage.log.LogEvents.append;
import static uk.oocd.storage.log.LogEvents.event;
import static uk.oocd.storage.log.LogEvents.loose;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.oocd.storage.log.CommitLog.CommitTooLarge;
import uk.oocd.storage.log.CommitLog.LogUnavailable;
import uk.oocd.storage.log.CommitLog.OutcomeUnknown;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.log.LogEvents;

/** One server that fails in every way it has; whatever it says, a commit that was acknowledged is there once. */
@NeedsMongod(ownNodes = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MongoCommitLogFaultsTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private static RealMongo mongo;

    private String application;
    private LogHandle handle;

    @BeforeAll
    static void start() {
        mongo = RealMongo.oneNode();
    }

    @AfterAll
    static void stop() {
        if (mongo != null) mongo.close();
    }

    @BeforeEach
    void open() {
        application = "faults-" + NAMES.incrementAndGet();
        handle = LogHandle.open(uri());
    }

    @AfterEach
    void close() {
        handle.close();
    }

    private String uri() {
        return mongo.uri(application) + "&heartbeatFrequencyMS=500&appName=" + application;
    }

    private FaultPoint onInserts(int times, Document how) {
        return FaultPoint.onInserts(mongo.addresses().getFirst(), application, times, how);
    }

    @ParameterizedTest
    @ValueSource(ints = {91, 112, 189, 262, 10107, 11600, 11602, 13388, 13435, 13436})
    void an_error_of_the_server_is_got_over(int code) {
        try (var _ = onInserts(3, new Document("errorCode", code))) {
            keptOnce();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 91, 100, 11602})
    void a_commit_whose_acknowledgement_fails_is_found_by_reading(int code) {
        try (var _ = onInserts(
                2, new Document("writeConcernError", new Document("code", code).append("errmsg", "for the test")))) {
            keptOnce();
        }
    }

    @Test
    void a_connection_that_is_closed_in_place_of_an_answer_is_got_over() {
        try (var _ = onInserts(3, new Document("closeConnection", true))) {
            keptOnce();
        }
    }

    @Test
    void reading_that_fails_while_an_outcome_is_looked_for_is_tried_again() {
        try (var _ = FaultPoint.onCommands(
                mongo.addresses().getFirst(),
                application,
                7,
                new Document("closeConnection", true),
                "insert",
                "find")) {
            keptOnce();
        }
    }

    @Test
    void an_insert_that_runs_after_its_caller_lost_patience_keeps_nothing_twice() {
        try (var hasty = LogHandle.open(uri() + "&socketTimeoutMS=300");
                var _ = onInserts(2, new Document("blockConnection", true).append("blockTimeMS", 1_200))) {
            UUID id = UUID.randomUUID();
            append(hasty.log(), event("argo", 0), event("argo", 1));
            assertThat(hasty.log().append(id, List.of(event("argo", 2))).firstPosition())
                    .isEqualTo(2);
            // Until whatever was late has run
            LockSupport.parkNanos(Duration.ofMillis(1_500).toNanos());
            assertThat(hasty.times(id)).isEqualTo(1);
            assertThat(hasty.log().head()).isEqualTo(2);
            assertThat(append(handle.log(), event("argo", 3)).firstPosition()).isEqualTo(3);
        }
    }

    @Test
    void a_time_limit_in_the_connection_string_makes_no_commit_that_may_be_kept_a_refused_one() {
        try (var hasty = LogHandle.open(uri() + "&timeoutMS=400", Duration.ofMillis(200));
                var _ = onInserts(1, new Document("blockConnection", true).append("blockTimeMS", 1_000))) {
            assertThatExceptionOfType(OutcomeUnknown.class).isThrownBy(() -> append(hasty.log(), event("argo", 0)));
        }
    }

    private void keptOnce() {
        append(handle.log(), event("other", 0), event("other", 1));
        UUID id = UUID.randomUUID();
        var commit = handle.log().append(id, List.of(event("argo", 0), loose(id.toString()), event("other", 2)));
        assertThat(commit.firstPosition()).isEqualTo(2);
        assertThat(append(handle.log(), event("argo", 1)).firstPosition()).isEqualTo(5);
        assertThat(handle.times(id)).isEqualTo(1);
        assertThat(handle.log().head()).isEqualTo(5);
    }

    @Test
    void those_who_wait_meanwhile_share_one_command() throws InterruptedException {
        append(handle.log(), event("argo", 0));
        List<Thread> callers = new ArrayList<>();
        long before = insertCommands();
        try (var slow = onInserts(1, new Document("blockConnection", true).append("blockTimeMS", 3_000))) {
            callers.add(Thread.ofPlatform().start(() -> append(handle.log(), event("argo", 1))));
            slow.awaitMet();
            for (int i = 0; i < 40; i++) {
                String stream = "ship-" + i;
                callers.add(Thread.ofPlatform().start(() -> append(handle.log(), event(stream, 0), event(stream, 1))));
            }
            await(() -> callers.stream().skip(1).allMatch(caller -> caller.getState() == Thread.State.WAITING));
            for (Thread caller : callers) caller.join();
        }
        assertThat(insertCommands() - before).isEqualTo(2);
        assertThat(handle.proven()).hasSize(42);
    }

    @Test
    void whatever_is_read_is_what_a_majority_has() {
        try (MongoClient watcher = MongoClients.create(mongo.uri("admin"))) {
            var database = watcher.getDatabase(application);
            append(handle.log(), event("argo", 0), event("other", 0));
            database.runCommand(new Document("profile", 2));
            try (var another = LogHandle.open(uri())) {
                another.log().readAfter(-1, 10);
                another.log().readAfter(0, 10);
                another.log().readStream("argo", 0, 10);
                another.log().lastSequence("argo");
                another.log().positionBefore(Instant.EPOCH);
                another.log().readCommits(0, 10);
                append(another.log(), event("argo", 1));
            }
            database.runCommand(new Document("profile", 0));
            List<Document> reads = database.getCollection("system.profile")
                    .find(new Document("ns", application + "." + CommitDocument.COLLECTION)
                            .append("op", new Document("$in", List.of("query", "command")))
                            .append("command.readConcern", new Document("$exists", true)))
                    .into(new ArrayList<>());
            assertThat(reads).hasSizeGreaterThanOrEqualTo(8);
            assertThat(reads.stream()
                            .map(read -> read.get("command", Document.class)
                                    .get("readConcern", Document.class)
                                    .getString("level"))
                            .collect(Collectors.toSet()))
                    .isEqualTo(Set.of("majority"));
            assertThat(database.getCollection("system.profile")
                            .countDocuments(new Document("ns", application + "." + CommitDocument.COLLECTION)
                                    .append("command.find", new Document("$exists", true))
                                    .append("command.readConcern", new Document("$exists", false))))
                    .isZero();
        }
    }

    @Test
    void an_interrupt_breaks_no_append_and_is_kept() throws InterruptedException {
        append(handle.log(), event("argo", 0));
        int callers = 24;
        Queue<String> trouble = new ConcurrentLinkedQueue<>();
        Queue<UUID> kept = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        var running = new CountDownLatch(callers);
        try (var _ = onInserts(3, new Document("blockConnection", true).append("blockTimeMS", 150))) {
            for (int i = 0; i < callers; i++) {
                String stream = "ship-" + i;
                boolean fromTheStart = i % 3 == 0;
                threads.add(Thread.ofPlatform().start(() -> {
                    running.countDown();
                    for (int sequence = 0; sequence < 3; sequence++) {
                        UUID id = UUID.randomUUID();
                        if (fromTheStart) Thread.currentThread().interrupt();
                        try {
                            handle.log().append(id, List.of(event(stream, sequence)));
                            kept.add(id);
                        } catch (RuntimeException e) {
                            trouble.add(e.toString());
                        }
                        if (fromTheStart && !Thread.interrupted()) trouble.add("the interrupt is lost");
                    }
                }));
            }
            running.await();
            for (int i = 0; i < 5; i++) {
                LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
                threads.forEach(Thread::interrupt);
            }
            for (Thread thread : threads) thread.join();
        }
        assertThat(trouble).isEmpty();
        assertThat(handle.proven().stream().skip(1).map(commit -> commit.id()))
                .containsExactlyInAnyOrderElementsOf(kept)
                .hasSize(3 * callers);
    }

    @Test
    void an_interrupt_breaks_no_reading_and_is_kept() throws InterruptedException {
        append(handle.log(), event("argo", 0), event("argo", 1));
        List<String> said = new ArrayList<>();
        var reader = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            said.add("stream " + handle.log().readStream("argo", 0, 10).size());
            said.add("all " + handle.log().readAfter(-1, 10).size());
            said.add("last " + handle.log().lastSequence("argo").orElseThrow());
            said.add("interrupted " + Thread.currentThread().isInterrupted());
        });
        reader.join(Duration.ofSeconds(30));
        assertThat(reader.isAlive()).as("still reading").isFalse();
        assertThat(said).isEqualTo(List.of("stream 2", "all 2", "last 1", "interrupted true"));
    }

    @Test
    void an_event_id_is_taken_once_over_all_programs() throws InterruptedException {
        try (var another = LogHandle.open(uri())) {
            for (int round = 0; round < 20; round++) {
                String id = "event-" + round;
                Queue<String> outcomes = new ConcurrentLinkedQueue<>();
                List<Thread> threads = Stream.of(handle, another, handle, another)
                        .map(each -> Thread.ofPlatform().start(() -> {
                            try {
                                append(each.log(), loose(UUID.randomUUID().toString()), loose(id));
                                outcomes.add("kept");
                            } catch (uk.oocd.storage.log.CommitLog.StreamConflict e) {
                                outcomes.add("refused " + e.index());
                            }
                        }))
                        .toList();
                for (Thread thread : threads) thread.join();
                assertThat(outcomes).containsExactlyInAnyOrder("kept", "refused 1", "refused 1", "refused 1");
            }
        }
        assertThat(handle.proven()).hasSize(20);
    }

    @Test
    void a_commit_of_the_greatest_size_is_kept_and_one_above_refused() {
        assertThat(handle.log()
                        .append(UUID.randomUUID(), LogEvents.run("argo", 0, 1_000))
                        .lastPosition())
                .isEqualTo(999);
        assertThatExceptionOfType(CommitTooLarge.class)
                .isThrownBy(() -> handle.log().append(UUID.randomUUID(), LogEvents.run("other", 0, 1_001)));
        LogEvent frame = sized("big", 0);
        int names = frame.id().length() + frame.payloadType().length() + frame.metadata().length + "big".length() + 4;
        assertThat(append(handle.log(), sized("big", (4 << 20) - names)).lastPosition())
                .isEqualTo(1_000);
        assertThatExceptionOfType(CommitTooLarge.class)
                .isThrownBy(() -> append(handle.log(), sized("more", (4 << 20) - names)));
        assertThat(handle.proven()).hasSize(2);
    }

    @Test
    void many_of_the_greatest_size_at_once_are_kept() throws InterruptedException {
        List<Thread> threads = IntStream.range(0, 12)
                .mapToObj(i -> Thread.ofPlatform().start(() -> append(handle.log(), sized("ship-" + i, 4_000_000))))
                .toList();
        for (Thread thread : threads) thread.join();
        assertThat(handle.proven()).hasSize(12);
    }

    private static LogEvent sized(String stream, int payload) {
        return new LogEvent(
                UUID.randomUUID().toString(),
                new LogEvent.StreamPlace("ship", stream, 0),
                Instant.EPOCH,
                "ship/departed",
                null,
                new byte[payload],
                "{}".getBytes(UTF_8));
    }

    @Test
    void a_server_that_stands_still_fails_all_who_wait_and_the_log_goes_on_afterwards() throws InterruptedException {
        try (var impatient =
                LogHandle.open(uri() + "&socketTimeoutMS=1000&serverSelectionTimeoutMS=1000", Duration.ofSeconds(2))) {
            append(impatient.log(), event("argo", 0));
            int callers = 1_500;
            Queue<UUID> unavailable = new ConcurrentLinkedQueue<>();
            Queue<UUID> unknown = new ConcurrentLinkedQueue<>();
            Queue<UUID> kept = new ConcurrentLinkedQueue<>();
            var done = new CountDownLatch(callers);
            mongo.suspend(0);
            try {
                for (int i = 0; i < callers; i++) {
                    String stream = "ship-" + i;
                    Thread.ofVirtual().start(() -> {
                        UUID id = UUID.randomUUID();
                        try {
                            impatient.log().append(id, List.of(event(stream, 0)));
                            kept.add(id);
                        } catch (LogUnavailable e) {
                            unavailable.add(id);
                        } catch (OutcomeUnknown e) {
                            unknown.add(id);
                        } finally {
                            done.countDown();
                        }
                    });
                }
                assertThatExceptionOfType(CommitTooLarge.class)
                        .as("said without the server")
                        .isThrownBy(() -> impatient.log().append(UUID.randomUUID(), LogEvents.run("big", 0, 1_001)));
                assertThat(done.await(60, TimeUnit.SECONDS))
                        .as("all were answered")
                        .isTrue();
            } finally {
                mongo.resume(0);
            }
            assertThat(kept).isEmpty();
            assertThat(unavailable).isNotEmpty();
            assertThat(unavailable.size() + unknown.size()).isEqualTo(callers);
            UUID after = UUID.randomUUID();
            await(() -> appended(impatient, after));
            List<UUID> there =
                    impatient.proven().stream().map(commit -> commit.id()).toList();
            assertThat(there).contains(after).doesNotContainAnyElementsOf(unavailable);
        }
    }

    private static boolean appended(LogHandle handle, UUID id) {
        try {
            handle.log().append(id, List.of(event("argo", 1)));
            return true;
        } catch (LogUnavailable e) {
            return false; // it has not noticed yet that the server is back
        }
    }

    private static long insertCommands() {
        try (MongoClient client = MongoClients.create(mongo.uri("admin"))) {
            return client.getDatabase("admin")
                    .runCommand(new Document("serverStatus", 1))
                    .get("metrics", Document.class)
                    .get("commands", Document.class)
                    .get("insert", Document.class)
                    .get("total", Number.class)
                    .longValue();
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("within 30 s").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
