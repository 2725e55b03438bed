package uk.oocd.storage.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterConnectionMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bson.Document;

/** Makes a replica set of nodes that were started for one. */
public final class ReplicaSet {

    private static final int ALREADY_INITIALIZED = 23;
    /** To an initiation: one of the others does not listen yet. */
    private static final int NODE_NOT_FOUND = 74;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ReplicaSet() {}

    /**
     * Has the nodes form a set, where they do not yet, and waits until one of them takes writes.
     *
     * @param nodes {@code host:port} each, as the others and the clients reach it
     * @param election how long a silent primary is waited for before another is elected
     * @throws StoreRefused there is no primary after a minute
     */
    public static void initiate(String name, List<String> nodes, Duration election) {
        var members = IntStream.range(0, nodes.size())
                .mapToObj(i -> new Document("_id", i).append("host", nodes.get(i)))
                .toList();
        var config = new Document("_id", name)
                .append("members", members)
                .append(
                        "settings",
                        new Document("electionTimeoutMillis", election.toMillis())
                                .append("heartbeatIntervalMillis", Math.min(2_000, election.toMillis() / 5)));
        long until = System.nanoTime() + PATIENCE.toNanos();
        alone(nodes.getFirst(), new Document("replSetInitiate", config), until);
        while (nodes.stream().noneMatch(ReplicaSet::writable)) {
            if (System.nanoTime() > until)
                throw new StoreRefused("None of " + nodes + " became the primary of " + name + " within "
                        + PATIENCE.toSeconds() + " s: see the nodes' own logs.");
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Runs a command on one node as it stands, again until the node answers. */
    private static void alone(String node, Document command, long until) {
        while (true) {
            try (var client = MongoClients.create(only(node))) {
                client.getDatabase("admin").runCommand(command);
                return;
            } catch (MongoCommandException e) {
                if (e.getErrorCode() == ALREADY_INITIALIZED) return;
                if (e.getErrorCode() != NODE_NOT_FOUND || System.nanoTime() > until) throw e;
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            } catch (MongoException e) {
                if (System.nanoTime() > until) throw e;
            }
        }
    }

    private static boolean writable(String node) {
        try (var client = MongoClients.create(only(node))) {
            return client.getDatabase("admin")
                    .runCommand(new Document("hello", 1))
                    .getBoolean("isWritablePrimary", false);
        } catch (MongoException e) {
            return false;
        }
    }

    private static MongoClientSettings only(String node) {
        return MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress(node)))
                        .mode(ClusterConnectionMode.SINGLE)
                        .serverSelectionTimeout(2, TimeUnit.SECONDS))
                .build();
    }
}
