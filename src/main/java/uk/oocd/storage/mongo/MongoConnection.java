package uk.oocd.storage.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.bson.UuidRepresentation;

/**
 * The way to one installation's databases. Whatever the connection string says, a write is acknowledged only when a
 * majority of the nodes has it in its journal, and reading goes to the primary and sees only what a majority has.
 *
 * <p>Three databases, so that each can have users and backups of its own: the one that the connection string names (the
 * log and what is made from it), {@code …-keys} (the keys of persons, wrapped) and {@code …-heads} (signed heads of the
 * log).
 */
public final class MongoConnection implements AutoCloseable {

    private static final String DEFAULT_DATABASE = "oocd";

    /** Clustered collections, on which the log stands, came with 5.3. */
    private static final int OLDEST_MAJOR_VERSION = 6;

    private final MongoClient client;
    private final String database;

    private MongoConnection(MongoClient client, String database) {
        this.client = client;
        this.database = database;
    }

    /**
     * Connects, and looks whether the servers can promise what the log promises.
     *
     * @param uri a connection string; it may hold a password, so it stands in no message
     * @param allowUnsafe for development: take a server whose acknowledgement may not last
     * @throws StoreRefused they cannot be reached, or cannot promise it
     */
    public static MongoConnection open(String uri, boolean allowUnsafe) {
        ConnectionString parsed;
        try {
            parsed = new ConnectionString(uri);
        } catch (IllegalArgumentException e) {
            throw new StoreRefused(
                    "The connection string of MongoDB is not one: it begins with mongodb:// and names one node or more, a"
                            + " database and the replica set, for example"
                            + " mongodb://one.example:27017,two.example:27017/oocd?replicaSet=rs0.");
        }
        var client = MongoClients.create(settings(parsed));
        try {
            check(client.getDatabase("admin"), allowUnsafe);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
        return new MongoConnection(client, Objects.requireNonNullElse(parsed.getDatabase(), DEFAULT_DATABASE));
    }

    private static MongoClientSettings settings(ConnectionString uri) {
        return MongoClientSettings.builder()
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(3, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(10, TimeUnit.SECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(2, TimeUnit.SECONDS))
                .applicationName("oocd")
                .applyConnectionString(uri)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .retryWrites(true)
                .retryReads(true)
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build();
    }

    private static void check(MongoDatabase admin, boolean allowUnsafe) {
        try {
            int major = admin.runCommand(new Document("buildInfo", 1))
                    .getList("versionArray", Integer.class)
                    .getFirst();
            if (major < OLDEST_MAJOR_VERSION)
                throw new StoreRefused("The MongoDB server is of version " + major + "; the log needs version "
                        + OLDEST_MAJOR_VERSION + " or newer.");
            if (allowUnsafe) return;
            var hello = admin.runCommand(new Document("hello", 1));
            if ("isdbgrid".equals(hello.getString("msg")))
                throw unsafe("is a router of a sharded cluster, which keeps no order over all events");
            if (hello.getString("setName") == null)
                throw unsafe(
                        "is a single server outside any replica set, which acknowledges what a crash may take back");
            if (!hello.getList("arbiters", String.class, List.of()).isEmpty())
                throw unsafe("has an arbiter in its replica set, which makes up a majority but keeps no events");
            checkJournal(admin);
        } catch (MongoTimeoutException e) {
            throw new StoreRefused(
                    "No primary of the MongoDB replica set can be reached: most of its nodes have to run and see each"
                            + " other, and the connection string has to name one of them (and the set, by"
                            + " replicaSet=…).",
                    e);
        } catch (MongoSecurityException e) {
            throw new StoreRefused("MongoDB does not accept the user name or password of the connection string.", e);
        } catch (MongoException e) {
            throw new StoreRefused("MongoDB cannot be used: " + e.getMessage(), e);
        }
    }

    /** Asks only where this user may ask: the right to is not worth giving for it. */
    private static void checkJournal(MongoDatabase admin) {
        Document config;
        try {
            config = admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
        } catch (MongoCommandException e) {
            return;
        }
        if (!config.getBoolean("writeConcernMajorityJournalDefault", true))
            throw unsafe("is a replica set that counts a majority before it is on any disk"
                    + " (writeConcernMajorityJournalDefault is false)");
    }

    private static StoreRefused unsafe(String what) {
        return new StoreRefused("The MongoDB of the connection string " + what
                + ": use a replica set of three nodes that hold data. For development only,"
                + " oocd.mongodb-allow-unsafe=true takes it as it is.");
    }

    /** Does it all or none of it; for the little that is more than one document. */
    <T> T inTransaction(Function<ClientSession, T> work) {
        try (var session = client.startSession()) {
            return session.withTransaction(() -> work.apply(session));
        }
    }

    /** The log, and what is made from it. */
    MongoDatabase data() {
        return client.getDatabase(database);
    }

    /** The keys of persons, wrapped. */
    MongoDatabase keys() {
        return client.getDatabase(database + "-keys");
    }

    /** Signed heads of the log. */
    MongoDatabase heads() {
        return client.getDatabase(database + "-heads");
    }

    @Override
    public void close() {
        client.close();
    }
}
