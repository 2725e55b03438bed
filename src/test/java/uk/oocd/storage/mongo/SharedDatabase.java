package uk.oocd.storage.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;

/** A database that instances of the program share, looked at from outside and not through our code. */
public final class SharedDatabase implements AutoCloseable {

    private final MongoClient client;
    private final MongoDatabase database;

    public SharedDatabase(String uri) {
        client = MongoClients.create(uri);
        database = client.getDatabase(Objects.requireNonNull(new ConnectionString(uri).getDatabase()));
    }

    /** Has every view made anew at the next start. */
    public void loseViews() {
        for (var name : database.listCollectionNames()) {
            if (name.startsWith("view-") || name.equals("tokens") || name.equals("generations"))
                database.getCollection(name).drop();
        }
    }

    /** Who works on each projection. */
    public SortedMap<String, String> owners() {
        var owners = new TreeMap<String, String>();
        for (var token : database.getCollection("tokens").find())
            owners.put(token.getString("processor"), String.valueOf(token.getString("owner")));
        return owners;
    }

    /** What every document of every view says, with what is sealed, which is never the same twice, left out. */
    public SortedMap<String, String> documents() {
        var documents = new TreeMap<String, String>();
        for (var name : database.listCollectionNames()) {
            if (!name.startsWith("view-")) continue;
            for (var document : database.getCollection(name).find())
                documents.put(name.replaceFirst("view-\\d+-", "") + " " + document.getString("_id"), text(document));
        }
        return documents;
    }

    private static String text(Document document) {
        var json = new String(document.get("document", Binary.class).getData(), UTF_8);
        return document.getLong("position") + " " + new TreeMap<>(document.get("by", Document.class)) + " "
                + json.replaceAll("\"sealed\":\"[^\"]*\"", "\"sealed\":…");
    }

    @Override
    public void close() {
        client.close();
    }
}
