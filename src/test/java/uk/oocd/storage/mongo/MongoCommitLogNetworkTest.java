package uk.oocd.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.storage.log.LogEvents.append;
import static uk.oocd.storage.log.LogEvents.event;
import static uk.oocd.storage.log.LogEvents.loose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One node behind a network that fails at the worst moments. */
@NeedsMongod(ownNodes = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MongoCommitLogNetworkTest {

    private static RealMongo mongo;
    private static int databases;

    private TcpProxy proxy;
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
        proxy = new TcpProxy(Integer.parseInt(mongo.addresses().getFirst().split(":", 2)[1]));
        handle = LogHandle.open("mongodb://127.0.0.1:" + proxy.port() + "/network-" + ++databases
                + "?directConnection=true&socketTimeoutMS=1000&heartbeatFrequencyMS=500");
    }

    @AfterEach
    void close() {
        handle.close();
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_commit_whose_connection_fails_is_kept_once(TcpProxy.Fault fault) {
        append(handle.log(), event("argo", 0), event("argo", 1));
        proxy.fail(fault, 2);
        UUID id = UUID.randomUUID();
        var commit = handle.log().append(id, List.of(event("argo", 2), loose(id.toString()), event("other", 0)));
        assertThat(commit.firstPosition()).isEqualTo(2);
        assertThat(append(handle.log(), event("argo", 3)).firstPosition()).isEqualTo(5);
        assertThat(proxy.met()).isEqualTo(2);
        LockSupport.parkNanos(TcpProxy.LATE.toNanos());
        assertThat(handle.times(id)).isEqualTo(1);
        assertThat(handle.log().head()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void a_late_commit_does_no_harm_to_those_who_wrote_meanwhile(TcpProxy.Fault fault) throws InterruptedException {
        var uri = mongo.uri(handle.connection().data().getName());
        Queue<String> trouble = new ConcurrentLinkedQueue<>();
        try (var rival = LogHandle.open(uri)) {
            proxy.fail(fault, 6);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                LogHandle one = i % 2 == 0 ? handle : rival;
                String stream = "ship-" + i;
                threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        for (int sequence = 0; sequence < 40; sequence += 2)
                            append(one.log(), event(stream, sequence), event(stream, sequence + 1));
                    } catch (RuntimeException e) {
                        trouble.add(e.toString());
                    }
                }));
            }
            for (Thread thread : threads) thread.join(Duration.ofSeconds(90));
            assertThat(trouble).isEmpty();
            LockSupport.parkNanos(TcpProxy.LATE.toNanos());
            assertThat(rival.proven()).hasSize(8 * 20);
        }
    }
}
