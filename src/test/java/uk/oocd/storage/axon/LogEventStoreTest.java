package uk.oocd.storage.axon;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Answers;
import org.mockito.Mockito;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import uk.oocd.storage.axon.LanternEvent.Lit;
import uk.oocd.storage.embedded.DataFolder;
import uk.oocd.storage.embedded.SqliteCommitLog;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.InMemoryCommitLog;

/** What our own event store promises beyond Axon's: word of new events at once, shared reading, no state to lose. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class LogEventStoreTest {

    private final InMemoryCommitLog log = Mockito.mock(
            InMemoryCommitLog.class,
            Mockito.withSettings()
                    .spiedInstance(new InMemoryCommitLog())
                    .defaultAnswer(Answers.CALLS_REAL_METHODS)
                    .stubOnly());
    private final AtomicInteger decoded = new AtomicInteger();
    private final LogEventStore store = store(log);
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private final List<PooledStreamingEventProcessor> processors = new ArrayList<>();

    @AfterEach
    void stop() {
        processors.forEach(PooledStreamingEventProcessor::shutDown);
        threads.shutdownNow();
    }

    private LogEventStore store(CommitLog log, EventUpcaster... upcasters) {
        return store(log, Duration.ZERO, upcasters);
    }

    private LogEventStore store(CommitLog log, Duration pace, EventUpcaster... upcasters) {
        var counting = JsonMapper.builder()
                .addModule(new SimpleModule().setDeserializerModifier(new ValueDeserializerModifier() {
                    @Override
                    public ValueDeserializer<?> modifyDeserializer(
                            DeserializationConfig config, BeanDescription.Supplier type, ValueDeserializer<?> plain) {
                        return type.getBeanClass() == Lit.class ? new Counting(plain) : plain;
                    }
                }))
                .build();
        return new LogEventStore(
                Engines.on(log)
                        .eventSerializer(new CataloguedSerializer(new EventCatalogue(LanternEvent.class), counting))
                        .upcasterChain(new EventUpcasterChain(upcasters))
                        .build(),
                log,
                pace);
    }

    @Test
    void an_idle_reader_is_called_at_the_next_append_and_only_once() throws Exception {
        var calls = new Semaphore(0);
        var stream = store.openStream(null);
        assertThat(stream.setOnAvailableCallback(calls::release)).isTrue();
        calls.acquire(); // the call at once that the contract promises
        assertThat(stream.hasNextAvailable()).isFalse();

        append("north", 0, 2);
        assertThat(calls.tryAcquire()).as("called by the appender itself").isTrue();
        append("south", 0, 1);
        assertThat(calls.tryAcquire()).as("not again before it has looked").isFalse();

        assertThat(payloads(stream, 3)).hasSize(3);
        assertThat(stream.hasNextAvailable()).isFalse();
        append("east", 0, 1);
        assertThat(calls.tryAcquire()).isTrue();
    }

    @Test
    void a_reader_that_was_called_just_now_is_called_later_and_meanwhile_finds_what_it_looks_for() throws Exception {
        var calls = new Semaphore(0);
        var never = store(log, Duration.ofHours(1)).openStream(null);
        never.setOnAvailableCallback(calls::release);
        calls.acquire();
        assertThat(never.hasNextAvailable()).isFalse();
        append("north", 0, 1);
        assertThat(calls.tryAcquire(50, MILLISECONDS))
                .as("called within the pace")
                .isFalse();
        assertThat(never.hasNextAvailable()).isTrue();

        var soon = store(log, Duration.ofMillis(50)).openStream(null);
        soon.setOnAvailableCallback(calls::release);
        calls.acquire();
        assertThat(payloads(soon, 1)).hasSize(1);
        assertThat(soon.hasNextAvailable()).isFalse();
        append("south", 0, 1);
        assertThat(calls.tryAcquire(20, SECONDS)).as("called after the pace").isTrue();
    }

    @Test
    void an_append_at_the_very_moment_of_going_idle_is_not_missed() throws Exception {
        var stream = store.openStream(null);
        // The first look finds nothing; the append comes before the second
        Mockito.doReturn(-1L)
                .doAnswer(call -> {
                    Mockito.doCallRealMethod().when(log).head();
                    append("north", 0, 1);
                    return -1L;
                })
                .when(log)
                .head();
        var calls = new Semaphore(0);
        stream.setOnAvailableCallback(calls::release);
        calls.acquire();
        assertThat(stream.peek()).isEmpty();
        assertThat(calls.tryAcquire()).isTrue();
        assertThat(stream.peek()).isPresent();
    }

    @Test
    void a_reader_that_waits_is_woken() throws Exception {
        var stream = store.openStream(null);
        var next = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return stream.hasNextAvailable(30, SECONDS)
                                ? stream.nextAvailable().getPayload()
                                : "nothing";
                    } catch (InterruptedException e) {
                        return "interrupted";
                    }
                },
                threads);
        append("north", 0, 1);
        assertThat(next.get(20, SECONDS)).isEqualTo(new Lit("north", 0));
    }

    @Test
    void closing_ends_the_wait() throws Exception {
        var stream = store.openStream(null);
        var more = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return stream.hasNextAvailable(50, SECONDS);
                    } catch (InterruptedException e) {
                        return true;
                    }
                },
                threads);
        stream.close();
        assertThat(more.get(20, SECONDS)).isFalse();
        assertThatThrownBy(stream::nextAvailable).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_stream_goes_on_from_any_token() throws Exception {
        append("north", 0, 600);
        for (long position : new long[] {-1, 0, 254, 255, 256, 511, 598}) {
            var token = CommitLogEventStorageEngine.tokenAt(position);
            try (var stream = store.openStream(token)) {
                assertThat(stream.peek().orElseThrow().trackingToken())
                        .isEqualTo(new GlobalSequenceTrackingToken(position + 1));
                assertThat(payloads(stream, (int) (599 - position)).getLast()).isEqualTo(new Lit("north", 599));
                assertThat(stream.hasNextAvailable()).isFalse();
            }
        }
    }

    @Test
    void several_readers_decode_each_event_once_between_them() throws Exception {
        var streams = List.of(store.openStream(null), store.openStream(null), store.openStream(null));
        append(store(log), "north", 0, 700); // by another program, as it were
        for (int i = 0; i < 700; i++) {
            for (var stream : streams)
                assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Lit("north", i));
        }
        assertThat(decoded).hasValue(700);
    }

    @Test
    void the_page_after_the_one_that_is_read_is_decoded_meanwhile_and_no_more() throws Exception {
        append(store(log), "north", 0, 5 * RecentEvents.PAGE);
        var stream = store.openStream(null);
        assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Lit("north", 0));
        while (decoded.get() < 2 * RecentEvents.PAGE) Thread.sleep(1); // the test's timeout is the bound
        assertThat(payloads(stream, RecentEvents.PAGE - 1)).hasSize(RecentEvents.PAGE - 1);
        assertThat(decoded).hasValue(2 * RecentEvents.PAGE);
        assertThat(payloads(stream, 4 * RecentEvents.PAGE)).hasSize(4 * RecentEvents.PAGE);
        assertThat(decoded).hasValue(5 * RecentEvents.PAGE);
    }

    @Test
    void what_was_appended_here_is_not_decoded_again_and_stays_in_its_place() throws Exception {
        var other = store(log);
        append(store, "north", 0, 100);
        append(other, "south", 0, 100);
        append(store, "north", 100, 100);
        assertThatThrownBy(() -> append(store, "south", 50, 1)).isInstanceOf(ConcurrencyException.class);
        append(other, "south", 100, 100);
        var expected = Stream.of(lit("north", 0), lit("south", 0), lit("north", 100), lit("south", 100))
                .flatMap(events -> events)
                .toList();
        assertThat(payloads(store.openStream(null), 400)).isEqualTo(expected);
        assertThat(decoded).hasValue(200);
        assertThat(payloads(store(log).openStream(null), 400)).isEqualTo(expected);
        assertThat(decoded).hasValue(600);
    }

    private static Stream<Object> lit(String lantern, int first) {
        return IntStream.range(first, first + 100).mapToObj(i -> new Lit(lantern, i));
    }

    @Test
    void a_slow_reader_gets_everything_and_holds_nobody_up(@TempDir Path folder) throws Exception {
        try (var data = DataFolder.open(folder);
                var embedded = new SqliteCommitLog(data)) {
            var stored = store(embedded);
            var slow = stored.openStream(null);
            var quick = stored.openStream(null);
            append(stored, "north", 0, 20_000); // more than is kept in memory
            assertThat(slow.nextAvailable().getPayload()).isEqualTo(new Lit("north", 0));
            assertThat(payloads(quick, 20_000)).hasSize(20_000);
            append(stored, "south", 0, 1);
            assertThat(quick.nextAvailable().getPayload()).isEqualTo(new Lit("south", 0));
            assertThat(payloads(slow, 20_000)).hasSize(20_000);
            assertThat(slow.hasNextAvailable()).isFalse();
        }
    }

    @Test
    void a_failing_read_is_told_to_whoever_read_and_is_over_when_it_is_over() throws Exception {
        append("north", 0, 300);
        var ahead = store.openStream(new GlobalSequenceTrackingToken(290));
        var behind = store.openStream(null);
        assertThat(ahead.hasNextAvailable()).isTrue();
        Mockito.doThrow(new IllegalStateException("the disk is away"))
                .when(log)
                .readAfter(Mockito.eq(-1L), Mockito.anyInt());
        assertThatThrownBy(behind::hasNextAvailable).hasMessage("the disk is away");
        assertThat(payloads(ahead, 9)).as("others are not stalled").hasSize(9);
        Mockito.doCallRealMethod().when(log).readAfter(Mockito.anyLong(), Mockito.anyInt());
        assertThat(payloads(behind, 300)).hasSize(300);
    }

    @Test
    void what_upcasting_drops_or_multiplies_keeps_its_place() throws Exception {
        var upcasting = store(
                log,
                events -> events.flatMap(event -> {
                    long position =
                            event.getTrackingToken().orElseThrow().position().orElseThrow();
                    return Stream.generate(() -> event).limit(position % 3);
                }));
        append("north", 0, 600); // by the other store, so that this one reads them as they are kept
        var stream = upcasting.openStream(null);
        var positions = new ArrayList<Long>();
        while (stream.hasNextAvailable())
            positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
        assertThat(positions)
                .isEqualTo(LongStream.range(0, 600)
                        .flatMap(p -> LongStream.generate(() -> p).limit(p % 3))
                        .boxed()
                        .toList());
    }

    @Test
    void projections_follow_without_any_polling_and_after_a_restart() throws Exception {
        var one = new Seen();
        var two = new Seen();
        var first = start("one", one);
        start("two", two);
        append("north", 0, 3);
        one.await(3);
        two.await(3);

        first.shutDown();
        append("north", 3, 3);
        two.await(6);
        assertThat(one.events).hasSize(3);
        first.start();
        one.await(6);
        append("north", 6, 1);
        one.await(7);
        two.await(7);
        assertThat(one.events).isEqualTo(two.events);
    }

    @Test
    void the_appender_is_not_bothered_by_a_reader_that_fails() {
        var stream = store.openStream(null);
        stream.setOnAvailableCallback(() -> {
            throw new IllegalStateException("shut down");
        });
        assertThat(stream.hasNextAvailable()).isFalse();
        append("north", 0, 1);
        assertThat(stream.hasNextAvailable()).isTrue();
    }

    /** With claim intervals this long nothing but the callback can bring an event to the handler in time. */
    private PooledStreamingEventProcessor start(String name, Object handler) {
        var processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(handler)
                        .build())
                .errorHandler(PropagatingErrorHandler.INSTANCE)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .messageSource(store)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(1)
                .tokenClaimInterval(20_000)
                .claimExtensionThreshold(20_000)
                .build();
        processors.add(processor);
        processor.start();
        return processor;
    }

    private void append(String lantern, int first, int count) {
        append(store, lantern, first, count);
    }

    private static void append(LogEventStore store, String lantern, int first, int count) {
        for (int from = first; from < first + count; from += 1_000) {
            store.publish(IntStream.range(from, Math.min(from + 1_000, first + count))
                    .<EventMessage<?>>mapToObj(sequence ->
                            new GenericDomainEventMessage<>("Lantern", lantern, sequence, new Lit(lantern, sequence)))
                    .toList());
        }
    }

    private static List<Object> payloads(TrackingEventStream stream, int count) throws InterruptedException {
        var found = new ArrayList<>();
        for (int i = 0; i < count; i++) found.add(stream.nextAvailable().getPayload());
        return found;
    }

    private final class Counting extends DelegatingDeserializer {

        private Counting(ValueDeserializer<?> plain) {
            super(plain);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> plain) {
            return new Counting(plain);
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            decoded.incrementAndGet();
            return super.deserialize(json, context);
        }
    }

    static final class Seen {

        final List<Object> events = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(LanternEvent event) {
            events.add(event);
        }

        void await(int count) throws InterruptedException {
            for (int tries = 0; events.size() < count && tries < 1_500; tries++) Thread.sleep(10);
            assertThat(events).hasSize(count);
        }
    }
}
