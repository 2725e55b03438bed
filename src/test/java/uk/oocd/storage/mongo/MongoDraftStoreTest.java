package uk.oocd.storage.mongo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.kernel.DraftStore;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.keys.DraftStoreConformanceTest;
import uk.oocd.storage.keys.MasterKey;
import uk.oocd.storage.keys.WrappedKeyVault;

@NeedsMongod
class MongoDraftStoreTest extends DraftStoreConformanceTest {

    @TempDir
    Path folder;

    private final MongoConnection connection = MongoConnection.open(RealMongo.freshDatabase(), false);

    @Override
    protected DraftStore reopened() {
        var keys = new MongoKeyStore(connection);
        var master = MasterKey.openShared(folder.resolve("master-key.json"), keys);
        return new MongoDraftStore(connection, new WrappedKeyVault(keys, master, InstantSource.system()));
    }

    @Override
    protected void destroyKey(Subject subject) {
        new MongoKeyStore(connection).destroy(subject, Instant.EPOCH);
    }

    @AfterEach
    void close() {
        connection.data().drop();
        connection.keys().drop();
        connection.close();
    }

    @Test
    void nothing_that_was_typed_can_be_read_in_the_database() {
        drafts.save(DRAFT);
        var stored =
                requireNonNull(connection.data().getCollection("drafts").find().first());
        assertThat(stored).containsEntry("owner", "u-1");
        assertThat(new String(stored.get("fields", Binary.class).getData(), ISO_8859_1))
                .doesNotContain("Testina")
                .doesNotContain("child.name");
    }
}
