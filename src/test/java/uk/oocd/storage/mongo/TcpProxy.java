package uk.oocd.storage.mongo;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a program and a server of MongoDB, on this computer only, and fails for them as a network does. It passes
 * on whole messages of MongoDB's wire protocol, so that it can tell a commit from anything else: one fault is met by one
 * insert or, where that is wanted, by one update, which is how projections write.
 */
final class TcpProxy implements Closeable {

    /** What the next of some commands meet. */
    enum Fault {
        /** The connection breaks before the server hears of it. */
        BEFORE_THE_REQUEST,
        /** The server does it, and the connection breaks before it is heard. */
        BEFORE_THE_REPLY,
        /** The server does it, and is never heard of again, while the connection seems to stand. */
        HALF_OPEN,
        /** Half of the request comes through. */
        WITHIN_THE_REQUEST,
        /** Half of the reply comes through. */
        WITHIN_THE_REPLY,
        /** The request comes to the server long after the program gave up, and its connection with it. */
        LATE_REQUEST
    }

    static final Duration LATE = Duration.ofMillis(900);

    private static final int HEADER = 16;

    /** What is counted of one kind of command. */
    private static final class Target {

        private final byte[] beginning;
        private final AtomicInteger times = new AtomicInteger();
        private final AtomicInteger met = new AtomicInteger();

        Target(String command) {
            beginning = ("\2" + command + "\0").getBytes(StandardCharsets.US_ASCII);
        }

        boolean isHit(byte[] request) {
            if (!contains(request, beginning)) return false;
            if (times.getAndUpdate(left -> Math.max(0, left - 1)) == 0) return false;
            met.incrementAndGet();
            return true;
        }
    }

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Fault> fault = new AtomicReference<>();
    private final Target inserts = new Target("insert");
    private final Target updates = new Target("update");

    TcpProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The next {@code count} inserts meet this. */
    void fail(Fault how, int count) {
        fault.set(how);
        inserts.times.set(count);
    }

    /** The next {@code count} inserts and as many updates meet this. */
    void failAllWrites(Fault how, int count) {
        fail(how, count);
        updates.times.set(count);
    }

    /** How many inserts met a fault. */
    int met() {
        return inserts.met.get();
    }

    /** How many updates met a fault. */
    int updatesMet() {
        return updates.met.get();
    }

    /** Breaks every connection there is now. */
    void cut() {
        open.forEach(TcpProxy::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                passOn(server.accept());
            } catch (IOException e) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos()); // closed here, or there is no more room for now
            }
        }
    }

    private void passOn(Socket client) throws IOException {
        Socket upstream;
        try {
            upstream = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException e) {
            close(client); // the server is down: so is this connection
            return;
        }
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        open.add(client);
        open.add(upstream);
        var conversation = new Conversation(client, upstream);
        Thread.ofVirtual().start(() -> conversation.run(conversation::requests));
        Thread.ofVirtual().start(() -> conversation.run(conversation::replies));
    }

    /** Which fault this request meets, where it meets one. */
    private @Nullable Fault meets(byte[] request) {
        return inserts.isHit(request) || updates.isHit(request) ? fault.get() : null;
    }

    private static boolean contains(byte[] message, byte[] wanted) {
        // The command's name stands at its beginning, after the header, the flags and the length of the body
        for (int at = HEADER; at < Math.min(message.length - wanted.length, HEADER + 64); at++) {
            if (Arrays.equals(message, at, at + wanted.length, wanted, 0, wanted.length)) return true;
        }
        return false;
    }

    private interface Direction {
        void run() throws IOException;
    }

    private final class Conversation {

        private final Socket client;
        private final Socket upstream;
        private volatile @Nullable Fault pending;

        Conversation(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        void run(Direction direction) {
            try {
                direction.run();
            } catch (IOException e) {
                // Broken by either side, or on purpose
            } finally {
                if (pending != Fault.HALF_OPEN) {
                    close(client);
                    close(upstream);
                    open.remove(client);
                    open.remove(upstream);
                }
            }
        }

        void requests() throws IOException {
            InputStream from = client.getInputStream();
            OutputStream to = upstream.getOutputStream();
            while (true) {
                byte[] request = message(from);
                @Nullable Fault meets = meets(request);
                if (meets == Fault.BEFORE_THE_REQUEST) return;
                if (meets == Fault.WITHIN_THE_REQUEST) {
                    to.write(request, 0, request.length / 2);
                    return;
                }
                if (meets == Fault.LATE_REQUEST) {
                    close(client);
                    LockSupport.parkNanos(LATE.toNanos());
                    to.write(request);
                    message(upstream.getInputStream());
                    return;
                }
                pending = meets;
                to.write(request);
            }
        }

        void replies() throws IOException {
            InputStream from = upstream.getInputStream();
            OutputStream to = client.getOutputStream();
            while (true) {
                byte[] reply = message(from);
                switch (pending) {
                    case BEFORE_THE_REPLY -> {
                        return;
                    }
                    case HALF_OPEN -> {
                        return; // and the connection stays
                    }
                    case WITHIN_THE_REPLY -> {
                        to.write(reply, 0, reply.length / 2);
                        return;
                    }
                    case null, default -> to.write(reply);
                }
            }
        }
    }

    private static byte[] message(InputStream from) throws IOException {
        byte[] length = from.readNBytes(Integer.BYTES);
        if (length.length < Integer.BYTES) throw new IOException("closed");
        int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] message = new byte[size];
        System.arraycopy(length, 0, message, 0, Integer.BYTES);
        if (from.readNBytes(message, Integer.BYTES, size - Integer.BYTES) < size - Integer.BYTES)
            throw new IOException("closed");
        return message;
    }

    private static void close(Closeable what) {
        try {
            what.close();
        } catch (IOException e) {
            // It is closed, whatever it says
        }
    }

    @Override
    public void close() {
        close(server);
        cut();
    }
}
