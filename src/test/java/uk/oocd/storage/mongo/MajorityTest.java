package uk.oocd.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.storage.log.LogEvents.append;
import static uk.oocd.storage.log.LogEvents.event;
import static uk.oocd.storage.log.LogEvents.loose;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Three real nodes of which one has what the others have not yet. */
@NeedsMongod(ownNodes = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MajorityTest {

    private static RealMongo set;
    private static int databases;

    private LogHandle one;
    private LogHandle other;
    private final List<FaultPoint> halted = new ArrayList<>();

    @BeforeAll
    static void start() {
        set = RealMongo.threeNodes();
    }

    @AfterAll
    static void stop() {
        if (set != null) set.close();
    }

    @BeforeEach
    void open() {
        set.primary();
        String uri = set.uri("majority-" + ++databases);
        one = LogHandle.open(uri);
        other = LogHandle.open(uri);
        append(one.log(), event("argo", 0));
    }

    @AfterEach
    void close() {
        goOn();
        one.close();
        other.close();
    }

    /** What the primary is told from now on stays with it alone. */
    private int haltReplication() {
        int primary = set.primary();
        for (int node = 0; node < set.size(); node++) {
            if (node != primary)
                halted.add(FaultPoint.replicationHalted(set.addresses().get(node)));
        }
        return primary;
    }

    private void goOn() {
        halted.forEach(FaultPoint::close);
        halted.clear();
    }

    private static void awaitThat(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 60 s").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static void awaitOn(int node, String database, long position) {
        try (var client = MongoClients.create("mongodb://" + set.addresses().get(node) + "/?directConnection=true")) {
            var commits = client.getDatabase(database).getCollection(CommitDocument.COLLECTION, BsonDocument.class);
            awaitThat(() -> commits.withReadConcern(ReadConcern.LOCAL)
                            .find(Filters.eq("_id", position))
                            .first()
                    != null);
        }
    }

    @Test
    void what_no_majority_has_is_read_by_nobody_and_nobody_writes_after_it() throws Exception {
        int primary = haltReplication();
        var first = CompletableFuture.supplyAsync(() -> append(one.log(), event("argo", 1), event("argo", 2)));
        awaitOn(primary, one.connection().data().getName(), 1);
        var second = CompletableFuture.supplyAsync(() -> append(other.log(), loose("x")));
        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(other.log().readAfter(-1, 10)).hasSize(1);
        assertThat(other.log().readStream("argo", 0, 10)).hasSize(1);
        assertThat(other.log().lastSequence("argo")).hasValue(0);
        assertThat(one.log().head()).isZero();
        goOn();
        assertThat(first.get(60, TimeUnit.SECONDS).firstPosition()).isEqualTo(1);
        assertThat(second.get(60, TimeUnit.SECONDS).firstPosition()).isEqualTo(3);
        assertThat(one.proven()).hasSize(3);
    }

    @Test
    void a_commit_that_is_older_than_the_change_stream_is_noticed_when_a_majority_has_it() throws Exception {
        var collection = new CommitCollection(other.connection().data());
        int primary = haltReplication();
        var first = CompletableFuture.supplyAsync(() -> append(one.log(), event("argo", 1)));
        awaitOn(primary, one.connection().data().getName(), 1);
        var seen = new AtomicLong(-1);
        try (var _ = new Tailing(collection, position -> seen.accumulateAndGet(position, Math::max))) {
            awaitThat(() -> seen.get() == 0);
            goOn();
            awaitThat(() -> seen.get() == 1);
        }
        assertThat(first.get(60, TimeUnit.SECONDS).firstPosition()).isEqualTo(1);
    }
}
