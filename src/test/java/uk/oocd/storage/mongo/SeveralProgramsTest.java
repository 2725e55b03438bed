package uk.oocd.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.storage.log.LogEvents.append;
import static uk.oocd.storage.log.LogEvents.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Programs of their own that write and follow one log. What they reach is said on the standard output. */
@NeedsMongod(ownNodes = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeveralProgramsTest {

    private static final int THREADS = 8;
    private static final Duration RACE = Duration.ofSeconds(5);

    /** Far above what is aimed at (50 ms), for the sake of computers that have other things to do. */
    private static final Duration DELAY_BOUND = Duration.ofMillis(500);

    private final List<Child> children = new ArrayList<>();

    @BeforeEach
    void start() {
        for (int i = 0; i < 4; i++) children.add(new Child());
    }

    @AfterEach
    void end() {
        children.forEach(Child::close);
    }

    @Test
    void four_that_write_as_fast_as_they_can_get_about_the_same() {
        try (var mongo = RealMongo.oneNode()) {
            String uri = mongo.uri("race");
            children.forEach(child -> child.ask("open " + uri, "opened"));
            race(children, Duration.ofSeconds(1));
            for (int programs : new int[] {1, 2, 4}) {
                List<Long> appended = race(children.subList(0, programs), RACE);
                System.out.printf(
                        "%d programs with %d threads: %,d appends/s, shares %s, Jain's index %.2f%n",
                        programs,
                        THREADS,
                        appended.stream().mapToLong(Long::longValue).sum() / RACE.toSeconds(),
                        appended,
                        jain(appended));
                if (programs == 4) assertThat(jain(appended)).isGreaterThanOrEqualTo(0.8);
            }
            try (var handle = LogHandle.open(uri)) {
                assertThat(handle.proven()).isNotEmpty();
            }
        }
    }

    private static List<Long> race(List<Child> programs, Duration time) {
        List<Integer> said =
                programs.stream().map(child -> child.lines().size()).toList();
        programs.forEach(child -> child.tell("race " + THREADS + " " + time.toMillis()));
        List<Long> appended = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++)
            appended.add(Long.parseLong(
                    programs.get(i).answer("appended", said.get(i)).split(" ", 2)[1]));
        return appended;
    }

    /** 1 where all have the same, 1/n where one has all. */
    private static double jain(List<Long> shares) {
        double sum = shares.stream().mapToDouble(Long::doubleValue).sum();
        double squares =
                shares.stream().mapToDouble(share -> (double) share * share).sum();
        return sum * sum / (shares.size() * squares);
    }

    @Test
    void a_commit_reaches_another_program_soon_by_change_streams() {
        try (var mongo = RealMongo.oneNode()) {
            assertSoonKnown("open " + mongo.uri("delay"), "by change streams");
        }
    }

    @Test
    void a_commit_reaches_another_program_soon_where_there_are_no_change_streams() {
        try (var alone = RealMongo.standalone()) {
            assertSoonKnown("unsafe " + alone.uri("delay"), "by looking");
        }
    }

    private void assertSoonKnown(String open, String how) {
        Child writer = children.get(0);
        Child reader = children.get(1);
        Stream.of(writer, reader).forEach(child -> child.ask(open, "opened"));
        reader.ask("follow voyages", "following");
        writer.ask("one-by-one 300", "appended");
        reader.ask("reach 299", "reached");
        Duration median =
                Duration.ofNanos(Long.parseLong(reader.ask("delay", "delay").split(" ", 2)[1]));
        System.out.printf(
                "%s: from the call of append to a handler in another program %.1f ms (median)%n",
                how, median.toNanos() / 1e6);
        assertThat(median).isLessThan(DELAY_BOUND);
    }

    @Test
    void a_program_that_loses_its_change_stream_goes_on_to_see_what_others_write() throws InterruptedException {
        try (var mongo = RealMongo.oneNode()) {
            String node = mongo.addresses().getFirst();
            try (var writer = LogHandle.open(mongo.uri("lost"));
                    var reader = LogHandle.open(mongo.uri("lost") + "&appName=reader")) {
                append(writer.log(), event("argo", 0));
                assertThat(reader.log().await(-1, Duration.ofSeconds(30))).isTrue();
                // Neither can it be read on, nor another be opened
                try (var lost = FaultPoint.onCommands(
                        node, "reader", 1_000_000, new Document("errorCode", 286), "getMore", "aggregate")) {
                    lost.awaitMet();
                    append(writer.log(), event("argo", 1));
                    assertThat(reader.log().await(0, Duration.ofSeconds(30))).isTrue();
                }
                append(writer.log(), event("argo", 2));
                assertThat(reader.log().await(1, Duration.ofSeconds(30))).isTrue();
            }
        }
    }
}
