package uk.oocd.storage.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import uk.oocd.storage.heads.HeadStore;
import uk.oocd.storage.heads.HeadsUnusable;
import uk.oocd.storage.heads.SignedHead;
import uk.oocd.storage.log.Head;

/** Signed heads in a database of their own, which every instance adds to. */
public final class MongoHeads implements HeadStore {

    private final MongoCollection<Document> heads;

    public MongoHeads(MongoConnection connection) {
        heads = connection.heads().getCollection("heads");
        heads.createIndex(Indexes.ascending("position"));
    }

    @Override
    public void append(SignedHead signed) {
        var head = signed.head();
        heads.insertOne(new Document("version", SignedHead.VERSION)
                .append("position", head.position())
                .append("chain", new Binary(head.chain()))
                .append("at", head.at().toString())
                .append("publicKey", new Binary(signed.publicKey()))
                .append("signature", new Binary(signed.signature())));
    }

    @Override
    public List<SignedHead> all() {
        var all = new ArrayList<SignedHead>();
        for (var document : heads.find().sort(Sorts.ascending("position"))) all.add(read(document));
        all.sort(SignedHead.ORDER);
        return all;
    }

    private static SignedHead read(Document document) {
        try {
            if (Objects.requireNonNull(document.getInteger("version")) != SignedHead.VERSION)
                throw new IllegalArgumentException("of another version");
            return new SignedHead(
                    new Head(
                            Objects.requireNonNull(document.getLong("position")),
                            bytes(document, "chain"),
                            Instant.parse(Objects.requireNonNull(document.getString("at")))),
                    bytes(document, "publicKey"),
                    bytes(document, "signature"));
        } catch (ClassCastException | NullPointerException | IllegalArgumentException | DateTimeException e) {
            throw new HeadsUnusable(
                    "In the database of signed heads there is a document that is none: it was changed. Use heads that were"
                            + " copied elsewhere.",
                    e);
        }
    }

    private static byte[] bytes(Document document, String field) {
        return Objects.requireNonNull(document.get(field, Binary.class)).getData();
    }
}
