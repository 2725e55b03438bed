package uk.oocd.storage.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A real replica set in a temporary folder, on free ports of this computer. Its nodes end with this program, however that
 * ends: each is under the eye of a shell that kills it, and deletes its folder, when the pipe from here closes.
 */
public final class RealMongo implements AutoCloseable {

    /** A server that is there already, for the one-node tests. */
    static final String GIVEN = "OOCD_MONGODB_URI";

    private static final Duration ELECTION = Duration.ofSeconds(1);
    private static final String SET = "rs0";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static @Nullable RealMongo shared;

    private final List<Node> nodes;
    private final String hosts;

    private RealMongo(List<Node> nodes) {
        this.nodes = nodes;
        this.hosts = nodes.stream().map(Node::announced).collect(Collectors.joining(","));
    }

    /** Which mongod to run: see {@code ops/mongodb/get-mongod}, whose order this follows. */
    public static Optional<Path> mongod() {
        var named = System.getenv("OOCD_MONGOD");
        var onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mongod"));
        var fetched = Stream.of(Path.of("ops", "mongodb", "mongod-6.0.5", "mongod"));
        return (named == null ? Stream.concat(onPath, fetched) : Stream.of(Path.of(named)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toAbsolutePath);
    }

    /** Whether tests can run against one node. */
    static boolean available() {
        return System.getenv(GIVEN) != null || mongod().isPresent();
    }

    /**
     * The connection string of a database of its own, empty, on one node that the tests of this program share: the server
     * that {@value #GIVEN} names, or one that is started now.
     */
    public static synchronized String freshDatabase() {
        var name = "test-" + ProcessHandle.current().pid() + "-" + DATABASES.incrementAndGet();
        var given = System.getenv(GIVEN);
        if (given != null) return withDatabase(given, name);
        if (shared == null) shared = oneNode();
        return shared.uri(name);
    }

    /** The given server, whatever database its connection string names. */
    private static String withDatabase(String uri, String name) {
        var parts = uri.split("\\?", 2);
        var hosts = parts[0].replaceFirst("^(mongodb(?:\\+srv)?://[^/]+).*$", "$1");
        return hosts + "/" + name + (parts.length > 1 ? "?" + parts[1] : "");
    }

    public static RealMongo oneNode() {
        return start(1, port -> port);
    }

    public static RealMongo threeNodes() {
        return start(3, port -> port);
    }

    /** Three nodes that know each other, and are known to programs, by other ports than their own. */
    static RealMongo threeNodesAnnouncedAs(IntUnaryOperator ports) {
        return start(3, ports);
    }

    /** One node that is in no set. */
    static RealMongo standalone() {
        return new RealMongo(List.of(new Node(false, port -> port)));
    }

    private static RealMongo start(int count, IntUnaryOperator ports) {
        var nodes = new ArrayList<Node>();
        try {
            for (int i = 0; i < count; i++) nodes.add(new Node(true, ports));
            ReplicaSet.initiate(SET, nodes.stream().map(Node::announced).toList(), ELECTION);
            return new RealMongo(List.copyOf(nodes));
        } catch (RuntimeException e) {
            nodes.forEach(Node::close);
            throw e;
        }
    }

    /** The connection string of a database of this set. */
    public String uri(String database) {
        return "mongodb://" + hosts + "/" + database + (nodes.getFirst().inSet ? "?replicaSet=" + SET : "");
    }

    public int size() {
        return nodes.size();
    }

    /** {@code host:port} of each node. */
    public List<String> addresses() {
        return nodes.stream().map(Node::address).toList();
    }

    /** Which node takes writes now, as most of the nodes that answer see it; waits for one. */
    public int primary() {
        long until = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (System.nanoTime() < until) {
            for (int i = 0; i < nodes.size(); i++) {
                if (nodes.get(i).writable()) return i;
            }
        }
        throw new AssertionError("no node became primary within 90 s");
    }

    /** Ends a node without any warning; it can be started again on what it has on disk. */
    public void kill(int node) {
        nodes.get(node).signal("KILL");
        nodes.get(node).awaitEnd();
    }

    public void restart(int node) {
        nodes.get(node).launch();
    }

    /** Halts a node in the middle of whatever it does. */
    public void suspend(int node) {
        nodes.get(node).signal("STOP");
    }

    public void resume(int node) {
        nodes.get(node).signal("CONT");
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Node {

        /** The mongod runs under this shell, which says its process id and then waits for the pipe to close. */
        private static final String WATCH = """
                trap '' INT TERM HUP
                folder=$1; shift
                "$@" </dev/null >"$folder/out" 2>&1 &
                pid=$!
                echo "$pid"
                read -r keep
                kill -9 "$pid" 2>/dev/null
                wait "$pid" 2>/dev/null
                [ "$keep" = keep ] || rm -rf "$folder\"""";

        private final Path folder;
        private final int port = freePort();
        private final boolean inSet;
        private final int announced;
        private @Nullable Process watch;
        private long pid;

        Node(boolean inSet, IntUnaryOperator ports) {
            this.inSet = inSet;
            this.announced = ports.applyAsInt(port);
            try {
                folder = Files.createTempDirectory("oocd-mongod-");
                Files.createDirectory(folder.resolve("data"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            launch();
        }

        String address() {
            return "127.0.0.1:" + port;
        }

        String announced() {
            return "127.0.0.1:" + announced;
        }

        void launch() {
            var before = watch;
            if (before != null) end(before, "keep\n");
            var mongod = mongod().orElseThrow(() -> new IllegalStateException("there is no mongod"));
            var command = new ArrayList<>(List.of(
                    "bash",
                    "-c",
                    WATCH,
                    "watch",
                    folder.toString(),
                    mongod.toString(),
                    "--bind_ip",
                    "127.0.0.1",
                    "--port",
                    Integer.toString(port),
                    "--dbpath",
                    folder.resolve("data").toString(),
                    "--logpath",
                    folder.resolve("log").toString(),
                    "--logappend",
                    "--wiredTigerCacheSizeGB",
                    "0.3",
                    "--setParameter",
                    "diagnosticDataCollectionEnabled=false",
                    "--setParameter",
                    "enableTestCommands=1"));
            if (inSet) command.addAll(List.of("--replSet", SET));
            try {
                var started = new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                watch = started;
                pid = Long.parseLong(
                        new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8)).readLine());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void signal(String name) {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .inheritIO()
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void awaitEnd() {
            ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
        }

        boolean writable() {
            try (var client = MongoClients.create(
                    "mongodb://" + address()
                            + "/?directConnection=true&serverSelectionTimeoutMS=500&connectTimeoutMS=500&socketTimeoutMS=500")) {
                return client.getDatabase("admin")
                        .runCommand(new Document("hello", 1))
                        .getBoolean("isWritablePrimary", false);
            } catch (MongoException e) {
                return false;
            }
        }

        void close() {
            var running = watch;
            if (running != null) end(running, "");
        }

        /** A node that was suspended has to go on to be killed; SIGKILL does both. */
        private static void end(Process watch, String word) {
            try (var pipe = watch.getOutputStream()) {
                pipe.write(word.getBytes(UTF_8));
            } catch (IOException e) {
                // The shell is gone already
            }
            watch.onExit().join();
        }
    }
}
