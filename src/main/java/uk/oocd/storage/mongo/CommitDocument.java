package uk.oocd.storage.mongo;

import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinarySubType;
import org.bson.BsonBinaryWriter;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonReader;
import org.bson.BsonSerializationException;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.UuidRepresentation;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog.Damaged;
import uk.oocd.storage.log.CommitLog.StreamConflict;
import uk.oocd.storage.log.LogEvent;

/**
 * A commit as a document of the collection {@value #COLLECTION}:
 *
 * <pre>
 * _id  int64   the first position; the collection is clustered by it
 * h    binary  the chain value
 * ws   int64   the high-water mark: seconds since 1970 …
 * wn   int32   … and nanoseconds of the second
 * v    int32   the format of this document, {@value #VERSION}
 * c    binary  the commit's id, a UUID
 * d    binary  the digest of its content
 * n    int32   how many events it has
 * s    array   its streams, left out where it has none:
 *   a  text    the stream
 *   k  int64   -1 where the stream begins here, else the first sequence; unique together with a
 *   l  int64   the last sequence
 * e    array   its events, in order:
 *   i  text    the event's id, unique
 *   x  int32   which of the streams it belongs to, -1 for none; then t and q are left out
 *   t  string  what kind of thing the stream is of
 *   q  int64   the sequence
 *   ts int64   the timestamp: seconds since 1970 …
 *   tn int32   … and nanoseconds of the second
 *   p  string  the payload's type
 *   r  string  its revision, or null
 *   b  binary  the payload
 *   m  binary  the metadata
 * </pre>
 *
 * A text that is a UUID as {@link UUID#toString} has it is kept as one, in 16 bytes; any other as a string. All fields
 * stand in this order, and a document that has one more, one less or one of another type is damaged: what a reader passes
 * over, nobody would miss.
 *
 * <p>All but the place (the first four fields, and each k) is encoded by the thread that wants the commit appended; the
 * one that writes for all puts the place into the bytes.
 */
final class CommitDocument {

    static final String COLLECTION = "commits";
    static final int VERSION = 1;

    /** More than names, times and places can need beside payloads within {@code Limits}; the server's own bound. */
    static final int MOST_BYTES = 16 << 20;

    private static final int HASH = 32;

    /** What a document mostly needs, so that its buffer need not grow. */
    private static final int BESIDE_EVENTS = 384;

    private static final int BESIDE_PAYLOAD = 192;

    private final byte[] bytes;
    private final int position;
    private final int chain;
    private final int seconds;
    private final int nanos;
    private final int[] keys;

    private CommitDocument(byte[] bytes, int position, int chain, int seconds, int nanos, int[] keys) {
        this.bytes = bytes;
        this.position = position;
        this.chain = chain;
        this.seconds = seconds;
        this.nanos = nanos;
        this.keys = keys;
    }

    /** The document but for its place. */
    static CommitDocument of(Draft draft) {
        int[] keys = new int[draft.runs().size()];
        Map<String, Integer> numbers = new HashMap<>();
        try (BasicOutputBuffer out = new BasicOutputBuffer(likelyLength(draft));
                BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
            writer.writeStartDocument();
            writer.writeInt64("_id", 0);
            int position = out.getPosition() - Long.BYTES;
            writer.writeBinaryData("h", new BsonBinary(new byte[HASH]));
            int chain = out.getPosition() - HASH;
            writer.writeInt64("ws", 0);
            int seconds = out.getPosition() - Long.BYTES;
            writer.writeInt32("wn", 0);
            int nanos = out.getPosition() - Integer.BYTES;
            writer.writeInt32("v", VERSION);
            writer.writeBinaryData("c", binary(draft.id()));
            writer.writeBinaryData("d", new BsonBinary(draft.digest()));
            writer.writeInt32("n", draft.events().size());
            if (keys.length > 0) {
                writer.writeStartArray("s");
                for (Draft.Run run : draft.runs()) {
                    writer.writeStartDocument();
                    writeText(writer, "a", run.stream());
                    writer.writeInt64("k", 0);
                    keys[numbers.size()] = out.getPosition() - Long.BYTES;
                    writer.writeInt64("l", run.last());
                    writer.writeEndDocument();
                    numbers.put(run.stream(), numbers.size());
                }
                writer.writeEndArray();
            }
            writer.writeStartArray("e");
            for (LogEvent event : draft.events()) write(writer, event, numbers);
            writer.writeEndArray();
            writer.writeEndDocument();
            return new CommitDocument(out.toByteArray(), position, chain, seconds, nanos, keys);
        }
    }

    private static int likelyLength(Draft draft) {
        int length = BESIDE_EVENTS;
        for (LogEvent event : draft.events())
            length += BESIDE_PAYLOAD + event.payload().length + event.metadata().length;
        return length;
    }

    private static void write(BsonBinaryWriter writer, LogEvent event, Map<String, Integer> streams) {
        writer.writeStartDocument();
        writeText(writer, "i", event.id());
        LogEvent.@Nullable StreamPlace place = event.stream();
        if (place == null) {
            writer.writeInt32("x", -1);
        } else {
            writer.writeInt32("x", streams.getOrDefault(place.stream(), -1));
            writer.writeString("t", place.type());
            writer.writeInt64("q", place.sequence());
        }
        Instant at = event.timestamp();
        writer.writeInt64("ts", at.getEpochSecond());
        writer.writeInt32("tn", at.getNano());
        writer.writeString("p", event.payloadType());
        String revision = event.payloadRevision();
        if (revision == null) writer.writeNull("r");
        else writer.writeString("r", revision);
        writer.writeBinaryData("b", new BsonBinary(event.payload()));
        writer.writeBinaryData("m", new BsonBinary(event.metadata()));
        writer.writeEndDocument();
    }

    int length() {
        return bytes.length;
    }

    /** The whole document's bytes, which are valid until the next call. */
    byte[] at(Placed place) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(position, place.position());
        buffer.put(chain, place.chain());
        Instant highWater = place.highWater();
        buffer.putLong(seconds, highWater.getEpochSecond());
        buffer.putInt(nanos, highWater.getNano());
        for (int i = 0; i < keys.length; i++)
            buffer.putLong(keys[i], place.keys().get(i));
        return bytes;
    }

    /** The value under which a text is looked for. */
    static BsonValue text(String text) {
        UUID uuid = uuid(text);
        return uuid == null ? new BsonString(text) : binary(uuid);
    }

    private static void writeText(BsonBinaryWriter writer, String name, String text) {
        UUID uuid = uuid(text);
        if (uuid == null) writer.writeString(name, text);
        else writer.writeBinaryData(name, binary(uuid));
    }

    private static BsonBinary binary(UUID uuid) {
        return new BsonBinary(uuid, UuidRepresentation.STANDARD);
    }

    private static @Nullable UUID uuid(String text) {
        if (text.length() != 36 || text.charAt(8) != '-' || text.charAt(13) != '-') return null;
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equals(text) ? uuid : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What was read of a document: all of it, or all but the events. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shared
    private record Decoded(Found heading, byte[] digest, List<LogEvent> events) {

        Decoded {
            events = List.copyOf(events);
        }

        Commit commit() {
            return new Commit(heading.position(), heading.id(), heading.highWater(), events, digest, heading.chain());
        }
    }

    /** @throws Damaged it is not what {@link #at} makes */
    static Commit commit(BsonReader reader) {
        return decode(reader, true).commit();
    }

    /** Of a document without its events. */
    static Found heading(BsonReader reader) {
        return decode(reader, false).heading();
    }

    private static Decoded decode(BsonReader reader, boolean whole) {
        long position = -1;
        try {
            reader.readStartDocument();
            reader.readName("_id");
            BsonType type = reader.getCurrentBsonType();
            position = number(reader, type);
            if (type != BsonType.INT64) throw new BsonSerializationException("a position of another type");
            byte[] chain = hash(reader, "h");
            Instant highWater = instant(reader, "ws", "wn");
            int version = reader.readInt32("v");
            if (version != VERSION) throw new BsonSerializationException("a commit of format " + version);
            UUID id = uuidOf(reader, "c");
            byte[] digest = hash(reader, "d");
            int count = reader.readInt32("n");
            List<String> streams = new ArrayList<>();
            List<Long> keys = new ArrayList<>();
            Map<String, Long> ends = new HashMap<>();
            List<LogEvent> events = new ArrayList<>();
            BsonType next = reader.readBsonType();
            if (next != BsonType.END_OF_DOCUMENT) {
                String name = reader.readName();
                if (name.equals("s")) {
                    readStreams(reader, streams, keys, ends);
                    next = reader.readBsonType();
                    name = next == BsonType.END_OF_DOCUMENT ? "" : reader.readName();
                }
                if (whole && name.equals("e")) {
                    readEvents(reader, streams, events);
                    next = reader.readBsonType();
                }
            }
            if (next != BsonType.END_OF_DOCUMENT) throw new BsonSerializationException("a field too many");
            reader.readEndDocument();
            if (whole) check(count, streams, keys, ends, events);
            return new Decoded(new Found(position, count, id, highWater, chain, ends), digest, events);
        } catch (BsonInvalidOperationException
                | BsonSerializationException
                | ArithmeticException
                | DateTimeException
                | IllegalArgumentException e) {
            throw new Damaged(position, "the commit that begins here is not of the form it was written in", e);
        }
    }

    /** Of any type that the server compares with positions, so that what is damaged can be said to be there. */
    private static long number(BsonReader reader, BsonType type) {
        return switch (type) {
            case INT32 -> reader.readInt32();
            case DOUBLE -> (long) Math.ceil(reader.readDouble());
            case DECIMAL128 ->
                reader.readDecimal128()
                        .bigDecimalValue()
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact();
            default -> reader.readInt64();
        };
    }

    private static void readStreams(BsonReader reader, List<String> streams, List<Long> keys, Map<String, Long> ends) {
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            reader.readStartDocument();
            String stream = readText(reader, "a");
            streams.add(stream);
            keys.add(reader.readInt64("k"));
            ends.put(stream, reader.readInt64("l"));
            reader.readEndDocument();
        }
        reader.readEndArray();
    }

    private static void readEvents(BsonReader reader, List<String> streams, List<LogEvent> events) {
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            reader.readStartDocument();
            String id = readText(reader, "i");
            int stream = reader.readInt32("x");
            LogEvent.@Nullable StreamPlace place = null;
            if (stream != -1) {
                String type = reader.readString("t");
                if (stream < 0 || stream >= streams.size()) throw new BsonSerializationException("no such stream");
                place = new LogEvent.StreamPlace(type, streams.get(stream), reader.readInt64("q"));
            }
            Instant at = instant(reader, "ts", "tn");
            String payloadType = reader.readString("p");
            reader.readName("r");
            String revision = null;
            if (reader.getCurrentBsonType() == BsonType.NULL) reader.readNull();
            else revision = reader.readString();
            events.add(new LogEvent(id, place, at, payloadType, revision, bytes(reader, "b"), bytes(reader, "m")));
            reader.readEndDocument();
        }
        reader.readEndArray();
    }

    /** What is said of the events has to be what the events say. */
    private static void check(
            int count, List<String> streams, List<Long> keys, Map<String, Long> ends, List<LogEvent> events) {
        List<Draft.Run> runs;
        try {
            runs = Draft.runs(events);
        } catch (StreamConflict e) {
            throw new BsonSerializationException("events that contradict each other");
        }
        boolean agree = count == events.size() && runs.size() == streams.size();
        for (int i = 0; agree && i < runs.size(); i++) {
            Draft.Run run = runs.get(i);
            agree = run.stream().equals(streams.get(i))
                    && Long.valueOf(run.last()).equals(ends.get(run.stream()))
                    && (keys.get(i) == Placed.BIRTH || keys.get(i) == run.first());
        }
        if (!agree) throw new BsonSerializationException("events that are not those it says it has");
    }

    static String readText(BsonReader reader, String name) {
        reader.readName(name);
        if (reader.getCurrentBsonType() != BsonType.STRING)
            return uuidOf(reader.readBinaryData()).toString();
        String text = reader.readString();
        // Nobody would find it: it is looked for as a UUID
        if (uuid(text) != null) throw new BsonSerializationException("a UUID that is kept as a text");
        return text;
    }

    private static UUID uuidOf(BsonReader reader, String name) {
        return uuidOf(reader.readBinaryData(name));
    }

    private static UUID uuidOf(BsonBinary binary) {
        if (binary.getType() != BsonBinarySubType.UUID_STANDARD.getValue() || binary.getData().length != 16)
            throw new BsonSerializationException("no UUID");
        return binary.asUuid();
    }

    private static byte[] hash(BsonReader reader, String name) {
        byte[] hash = bytes(reader, name);
        if (hash.length != HASH) throw new BsonSerializationException("no hash");
        return hash;
    }

    private static byte[] bytes(BsonReader reader, String name) {
        BsonBinary binary = reader.readBinaryData(name);
        if (binary.getType() != BsonBinarySubType.BINARY.getValue()) throw new BsonSerializationException("no bytes");
        return binary.getData();
    }

    private static Instant instant(BsonReader reader, String seconds, String nanos) {
        long second = reader.readInt64(seconds);
        int nano = reader.readInt32(nanos);
        if (nano < 0 || nano > 999_999_999) throw new BsonSerializationException("nanoseconds of more than a second");
        return Instant.ofEpochSecond(second, nano);
    }

    /** Of a document's bytes, for those who have them. */
    static Commit commit(byte[] document) {
        try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(document))) {
            return commit(reader);
        }
    }
}
