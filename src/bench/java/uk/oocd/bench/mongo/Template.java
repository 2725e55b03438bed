package uk.oocd.bench.mongo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.RawBsonDocument;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.LogEvent;

/** A document that the product wrote, to be made again at another place, with other ids and hashes. */
final class Template {

    /** How a document begins: its length, then the type and the name of its first field. */
    private static final byte[] ID = "\u0012_id\0".getBytes(StandardCharsets.US_ASCII);

    private static final int POSITION = Integer.BYTES + ID.length;
    private static final int UUID_BYTES = 16;

    /** Of clients, in documents; whole streams. */
    private static final int STAGGER = 35;

    private final byte[] document;
    private final int events;
    private final boolean beginsStream;
    private final int stream;
    private final List<Integer> ids = new ArrayList<>();
    private final List<Integer> hashes = new ArrayList<>();
    private final int hashLength;

    /** @throws IllegalStateException the product writes another kind of document by now */
    Template(Commit commit, RawBsonDocument written) {
        var bytes = written.getByteBuffer().asNIO();
        document = new byte[bytes.remaining()];
        bytes.get(document);
        if (!Arrays.equals(document, Integer.BYTES, POSITION, ID, 0, ID.length))
            throw new IllegalStateException("a commit begins with its first position no longer");
        events = commit.events().size();
        var place = Objects.requireNonNull(commit.events().getFirst().stream());
        beginsStream = place.sequence() == 0;
        stream = placeOf(uuid(place.stream()));
        ids.add(placeOf(bytes(commit.id())));
        for (LogEvent event : commit.events()) ids.add(placeOf(uuid(event.id())));
        hashes.add(placeOf(commit.digest()));
        hashes.add(placeOf(commit.chain()));
        hashLength = commit.chain().length;
    }

    private int placeOf(byte[] wanted) {
        for (int at = POSITION; at + wanted.length <= document.length; at++)
            if (Arrays.equals(document, at, at + wanted.length, wanted, 0, wanted.length)) return at;
        throw new IllegalStateException("a commit holds its ids and hashes as bytes no longer");
    }

    private static byte[] uuid(String text) {
        return bytes(UUID.fromString(text));
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(UUID_BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private RawBsonDocument at(long position, byte[] ofStream) {
        var made = ByteBuffer.wrap(document.clone());
        made.order(ByteOrder.LITTLE_ENDIAN).putLong(POSITION, position);
        made.put(stream, ofStream).order(ByteOrder.BIG_ENDIAN);
        var random = ThreadLocalRandom.current();
        for (int at : ids) {
            made.putLong(at, (System.currentTimeMillis() << 16) | random.nextInt(1 << 16));
            made.putLong(at + Long.BYTES, random.nextLong());
        }
        for (int at : hashes) for (int i = 0; i < hashLength; i += Long.BYTES) made.putLong(at + i, random.nextLong());
        return new RawBsonDocument(made.array());
    }

    /** Goes through the documents as a client of the product's would make them: one stream after another. */
    static final class Client {

        private final List<Template> templates;
        private final AtomicLong position;
        private byte[] stream = bytes(UUID.randomUUID());
        private int made;

        /**
         * @param position the next one that is free, for all clients
         * @param number of this client, so that each is at another document at any time
         */
        Client(List<Template> templates, AtomicLong position, int number) {
            this.templates = templates;
            this.position = position;
            this.made = number * STAGGER;
        }

        RawBsonDocument next() {
            var template = templates.get(made++ % templates.size());
            if (template.beginsStream) stream = bytes(UUID.randomUUID());
            return template.at(position.getAndAdd(template.events), stream);
        }
    }
}
