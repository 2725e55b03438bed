package uk.oocd.storage.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.storage.log.LogEvents.append;
import static uk.oocd.storage.log.LogEvents.event;
import static uk.oocd.storage.log.LogEvents.loose;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.storage.log.Chain;
import uk.oocd.storage.log.Head;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.log.Verifier;
import uk.oocd.storage.log.Verifier.Broken;
import uk.oocd.storage.log.Verifier.Sound;

/** Somebody with a database client changes the log; the verifier names the first bad position. */
@NeedsMongod
@DisplayNameGeneration(ReplaceUnderscores.class)
class MongoForgeryTest {

    /** Texts that are UUIDs are kept otherwise than others. */
    private static final String ARGO = "0b8f1c9e-5d0a-4c0e-9a57-3c4f0f6f1a11";

    /** The first positions of the commits in {@link #fill}. */
    private static final long[] COMMITS = {0, 1, 4, 5, 8, 9};

    private LogHandle handle;
    private MongoClient forger;
    private MongoCollection<BsonDocument> commits;
    private Sound before;
    private Head noted;

    @BeforeEach
    void fill() {
        String uri = RealMongo.freshDatabase();
        handle = LogHandle.open(uri);
        append(handle.log(), event(ARGO, 0));
        append(handle.log(), event(ARGO, 1), loose("x"), event(ARGO, 2));
        append(handle.log(), event(ARGO, 3));
        append(handle.log(), event("other", 0), event("other", 1), unrevised(ARGO, 4));
        append(handle.log(), loose("y"));
        append(handle.log(), event("other", 2));
        before = (Sound) Verifier.verify(handle.log());
        noted = Head.of(handle.log(), Instant.EPOCH).orElseThrow();
        forger = MongoClients.create(uri);
        var database = forger.getDatabase(handle.connection().data().getName());
        commits = database.getCollection("commits", BsonDocument.class);
        commits.dropIndexes(); // whoever can write documents can do that too
    }

    private static LogEvent unrevised(String stream, long sequence) {
        var other = event(stream, sequence);
        return new LogEvent(
                other.id(),
                other.stream(),
                other.timestamp(),
                other.payloadType(),
                null,
                other.payload(),
                other.metadata());
    }

    @AfterEach
    void close() {
        forger.close();
        handle.close();
    }

    /** One way in which a document was changed. */
    private record Forgery(String what, BsonDocument document) {}

    @Test
    void a_change_of_any_field_at_any_depth_is_found_at_its_commit() {
        int tried = 0;
        for (long position : COMMITS) {
            BsonDocument original = document(position);
            for (Forgery forgery : forgeriesOf(original)) {
                replace(position, forgery.document());
                assertThat(Verifier.verify(handle.log()))
                        .as("%s of %s", forgery.what(), original)
                        .isInstanceOfSatisfying(
                                Broken.class,
                                broken -> assertThat(broken.position()).isEqualTo(Math.min(position, moved(forgery))));
                remove(forgery.document());
                replace(position, original);
                tried++;
            }
        }
        assertThat(verifiedAnew()).usingRecursiveComparison().isEqualTo(before);
        assertThat(tried).isGreaterThan(1_000);
    }

    /** Where the document lies now, where that is before the place it had. */
    private static long moved(Forgery forgery) {
        BsonValue id = forgery.document().get("_id");
        return id instanceof BsonInt64 number ? number.getValue() : Long.MAX_VALUE;
    }

    /** All that this test does to a document, to each document in it and to each value in those. */
    private static List<Forgery> forgeriesOf(BsonDocument document) {
        List<Forgery> found = new ArrayList<>();
        List<String> names = List.copyOf(document.keySet());
        for (String name : names) {
            BsonValue value = requireNonNull(document.get(name));
            boolean key = name.equals("_id");
            for (BsonValue other : othersFor(value, key))
                found.add(new Forgery(name + " becomes " + other, with(document, name, other)));
            if (!key) {
                BsonDocument renamed = new BsonDocument();
                document.forEach((each, kept) -> renamed.append(each.equals(name) ? each + "x" : each, kept));
                found.add(new Forgery(name + " is renamed", renamed));
                BsonDocument removed = document.clone();
                removed.remove(name);
                found.add(new Forgery(name + " is removed", removed));
                BsonDocument last = document.clone();
                last.remove(name);
                last.append(name, value);
                if (!name.equals(names.getLast())) found.add(new Forgery(name + " goes to the end", last));
            }
            switch (value) {
                case BsonDocument inner ->
                    forgeriesOf(inner)
                            .forEach(forgery -> found.add(new Forgery(
                                    name + "." + forgery.what(), with(document, name, forgery.document()))));
                case BsonArray array -> arrayForgeries(document, name, array, found);
                default -> {}
            }
        }
        found.add(new Forgery("a field is added", document.clone().append("zz", new BsonInt32(1))));
        return found;
    }

    private static void arrayForgeries(BsonDocument document, String name, BsonArray array, List<Forgery> found) {
        for (int i = 0; i < array.size(); i++) {
            BsonArray shorter = array.clone();
            shorter.remove(i);
            found.add(new Forgery(name + " loses one", with(document, name, shorter)));
            BsonArray longer = array.clone();
            longer.add(i, array.get(i));
            found.add(new Forgery(name + " has one twice", with(document, name, longer)));
            if (i > 0) {
                BsonArray swapped = array.clone();
                swapped.set(i, array.get(i - 1));
                swapped.set(i - 1, array.get(i));
                found.add(new Forgery(name + " has two swapped", with(document, name, swapped)));
            }
            for (Forgery forgery : forgeriesOf(array.get(i).asDocument())) {
                BsonArray changed = array.clone();
                changed.set(i, forgery.document());
                found.add(new Forgery(name + "." + i + "." + forgery.what(), with(document, name, changed)));
            }
        }
    }

    private static BsonDocument with(BsonDocument document, String name, BsonValue value) {
        BsonDocument changed = document.clone();
        changed.put(name, value);
        return changed;
    }

    /** Other values of the same type, and the same or a like one of another type. */
    private static List<BsonValue> othersFor(BsonValue value, boolean key) {
        return switch (value) {
            case BsonInt64 number -> {
                long it = number.getValue();
                List<BsonValue> others = new ArrayList<>(List.of(
                        new BsonInt64(it ^ 1L << 40),
                        new BsonInt64(it ^ Long.MIN_VALUE),
                        new BsonInt32((int) it),
                        new BsonDouble(it),
                        new BsonDecimal128(new Decimal128(it)),
                        new BsonString(Long.toString(it))));
                if (!key) others.add(new BsonInt64(it ^ 1));
                yield others;
            }
            case BsonInt32 number ->
                List.of(
                        new BsonInt32(number.getValue() ^ 1),
                        new BsonInt32(number.getValue() ^ Integer.MIN_VALUE),
                        new BsonInt64(number.getValue()),
                        new BsonDouble(number.getValue()));
            case BsonString text ->
                List.of(
                        new BsonString((char) (text.getValue().charAt(0) ^ 1)
                                + text.getValue().substring(1)),
                        new BsonString(text.getValue() + "\0"),
                        new BsonString(""),
                        new BsonSymbol(text.getValue()),
                        new BsonBinary(text.getValue().getBytes(UTF_8)),
                        BsonNull.VALUE);
            case BsonBinary binary -> binaryForgeries(binary);
            case BsonNull none -> List.of(new BsonString(""), new BsonString("1"), new BsonUndefined());
            case BsonArray array -> {
                BsonDocument numbered = new BsonDocument();
                for (int i = 0; i < array.size(); i++) numbered.append(Integer.toString(i), array.get(i));
                yield List.of(numbered, new BsonArray(), BsonNull.VALUE);
            }
            default -> List.of(BsonNull.VALUE, BsonBoolean.TRUE);
        };
    }

    private static List<BsonValue> binaryForgeries(BsonBinary binary) {
        byte[] bytes = binary.getData();
        List<BsonValue> others = new ArrayList<>();
        for (int bit : new int[] {0, bytes.length * 4, bytes.length * 8 - 1}) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            others.add(new BsonBinary(binary.getType(), flipped));
        }
        for (byte subtype : new byte[] {0, 2, 3, 4, 5, (byte) 0x80}) {
            if (subtype != binary.getType()) others.add(new BsonBinary(subtype, bytes));
        }
        others.add(new BsonBinary(binary.getType(), Arrays.copyOf(bytes, bytes.length - 1)));
        others.add(new BsonString(new String(bytes, UTF_8)));
        if (bytes.length == 16) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            others.add(new BsonString(new UUID(buffer.getLong(), buffer.getLong()).toString()));
        }
        return others;
    }

    @Test
    void a_deleted_commit_is_missed_wherever_it_was_but_at_the_end() {
        for (long position : new long[] {0, 1, 4, 5, 8}) {
            BsonDocument original = document(position);
            commits.deleteOne(at(position));
            assertBroken(position, "missing");
            commits.insertOne(original);
        }
    }

    @Test
    void swapped_commits_are_found() {
        BsonDocument eight = document(8);
        replace(8, with(document(9), "_id", new BsonInt64(8)));
        replace(9, with(eight, "_id", new BsonInt64(9)));
        assertBroken(8, "chain");
    }

    @Test
    void a_document_put_in_before_the_start_after_the_end_or_between_is_found() {
        for (long position : new long[] {-5, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1_000, 10, 2, 3, 6, 7}) {
            commits.insertOne(with(document(9), "_id", new BsonInt64(position)));
            assertThat(Verifier.verify(handle.log()))
                    .as("at %s", position)
                    .isInstanceOfSatisfying(
                            Broken.class,
                            broken -> assertThat(broken.position()).isEqualTo(Math.min(position, 10)));
            commits.deleteOne(at(position));
        }
    }

    @Test
    void a_document_whose_position_is_no_whole_number_is_found_where_it_lies() {
        Map<BsonValue, Long> places = Map.of(
                new BsonDouble(4.5),
                5L,
                new BsonDouble(-0.5),
                0L,
                new BsonDecimal128(Decimal128.parse("7.25")),
                8L,
                new BsonString("forged"),
                10L,
                new BsonInt32(10),
                10L,
                BsonNull.VALUE,
                10L,
                new BsonDouble(Double.NEGATIVE_INFINITY),
                10L,
                new BsonDouble(Double.NaN),
                10L,
                new BsonBinary(new byte[] {1}),
                10L,
                new BsonDocument("a", new BsonInt64(4)),
                10L);
        places.forEach((id, position) -> {
            commits.insertOne(with(document(9), "_id", id));
            assertThat(Verifier.verify(handle.log()))
                    .as("at %s", id)
                    .isInstanceOfSatisfying(
                            Broken.class,
                            broken -> assertThat(broken.position()).isEqualTo(position));
            commits.deleteOne(new BsonDocument(
                    "_id", new BsonDocument("$not", new BsonDocument("$type", new BsonString("long")))));
        });
    }

    @Test
    void a_stray_document_does_not_keep_the_log_from_being_written_and_followed() throws InterruptedException {
        commits.insertOne(new BsonDocument("_id", new BsonString("stray")));
        try (var another = LogHandle.open(handle.connection(), Duration.ofSeconds(30))) {
            assertThat(append(handle.log(), event("other", 3)).firstPosition()).isEqualTo(10);
            assertThat(another.log().await(9, Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void a_document_within_the_last_commit_that_is_read_at_once_is_found() {
        for (int i = 0; i < 40; i++) append(handle.log(), loose("a" + i), loose("b" + i), loose("c" + i));
        BsonDocument forged = document(9);
        // Wherever the verifier begins to read anew, this is once between the commit before and where that ends
        for (int i = 0; i < 40; i++) {
            long within = 10L + 3L * i + 1;
            commits.insertOne(with(forged, "_id", new BsonInt64(within)));
            assertBroken(within, "begins where the one before it has not ended");
            commits.deleteOne(at(within));
        }
    }

    @Test
    void a_stream_that_is_said_to_begin_elsewhere_is_found() {
        key(0, 0L);
        assertBroken(0, "does not begin where");
        key(0, -1L);
        key(4, -1L);
        assertBroken(4, "does not begin where");
        key(1, -1L);
        assertBroken(1, "does not begin where");
    }

    private void key(long position, long key) {
        commits.updateOne(at(position), new BsonDocument("$set", new BsonDocument("s.0.k", new BsonInt64(key))));
    }

    @Test
    void a_commit_put_in_between_is_found_however_well_the_rest_is_renumbered() {
        for (long position : new long[] {9, 8, 5, 4}) {
            BsonDocument moved = with(document(position), "_id", new BsonInt64(position + 1));
            commits.deleteOne(at(position));
            commits.insertOne(moved);
        }
        BsonDocument forged = forged(10, 4, 1);
        commits.insertOne(with(forged, "d", new BsonBinary(new byte[32])));
        assertBroken(4, "not what its digest says");
        replace(4, forged);
        assertBroken(5, "chain");
    }

    @Test
    void a_log_cut_off_at_its_end_shows_beside_a_head_that_was_noted() {
        commits.deleteOne(at(9));
        assertThat(verifiedAnew()).isInstanceOfSatisfying(Sound.class, after -> {
            assertThat(after.head()).isEqualTo(8);
            assertThat(after.chain()).isNotEqualTo(before.chain());
        });
        assertNotAsNoted();
    }

    @Test
    void an_end_written_anew_shows_beside_a_head_that_was_noted() {
        BsonDocument forged = forged(9, 9, 8);
        replace(9, forged);
        assertThat(verifiedAnew()).isInstanceOfSatisfying(Sound.class, after -> {
            assertThat(after.head()).isEqualTo(before.head());
            assertThat(after.chain()).isNotEqualTo(before.chain());
        });
        assertNotAsNoted();
    }

    /** A document like the one at {@code like}, with a payload of the forger's and hashes that fit after {@code previous}. */
    private BsonDocument forged(long like, long position, long previous) {
        BsonDocument document = with(document(like), "_id", new BsonInt64(position));
        UnaryOperator<BsonDocument> forge = each -> with(each, "b", new BsonBinary("{}".getBytes(UTF_8)));
        BsonArray events = new BsonArray(document.getArray("e").stream()
                .map(each -> forge.apply(each.asDocument()))
                .toList());
        document.put("e", events);
        BsonDocument only = events.getFirst().asDocument();
        BsonValue id = requireNonNull(only.get("i"));
        LogEvent event = new LogEvent(
                id.isString()
                        ? id.asString().getValue()
                        : id.asBinary().asUuid().toString(),
                new LogEvent.StreamPlace(
                        only.getString("t").getValue(),
                        "other",
                        only.getInt64("q").getValue()),
                Instant.ofEpochSecond(
                        only.getInt64("ts").getValue(), only.getInt32("tn").getValue()),
                only.getString("p").getValue(),
                only.getString("r").getValue(),
                only.getBinary("b").getData(),
                only.getBinary("m").getData());
        byte[] digest = Chain.digest(document.getBinary("c").asUuid(), List.of(event));
        document.put("d", new BsonBinary(digest));
        document.put(
                "h", new BsonBinary(Chain.next(document(previous).getBinary("h").getData(), position, digest)));
        return document;
    }

    private static Bson at(long position) {
        return Filters.eq("_id", position);
    }

    private BsonDocument document(long position) {
        return requireNonNull(commits.find(at(position)).first());
    }

    private void replace(long position, BsonDocument document) {
        commits.deleteOne(at(position));
        commits.insertOne(document);
    }

    private void remove(BsonDocument document) {
        commits.deleteOne(Filters.eq("_id", document.get("_id")));
    }

    private void assertNotAsNoted() {
        try (var log = new MongoCommitLog(handle.connection())) {
            assertThat(Verifier.verify(log, List.of(noted), (_, _) -> {}))
                    .isInstanceOfSatisfying(
                            Broken.class,
                            broken -> assertThat(broken.position()).isEqualTo(9));
        }
    }

    /** The proof of a program that has not seen the log before. */
    private Verifier.Result verifiedAnew() {
        try (var log = new MongoCommitLog(handle.connection())) {
            return Verifier.verify(log);
        }
    }

    private void assertBroken(long position, String what) {
        assertThat(Verifier.verify(handle.log())).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.position()).isEqualTo(position);
            assertThat(broken.what()).contains(what);
        });
    }
}
