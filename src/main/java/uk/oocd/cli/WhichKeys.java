package uk.oocd.cli;

import picocli.CommandLine.Mixin;
import uk.oocd.storage.embedded.DataFolder;
import uk.oocd.storage.embedded.SqliteKeyReader;
import uk.oocd.storage.embedded.SqliteKeyStore;
import uk.oocd.storage.keys.KeyFiles;
import uk.oocd.storage.keys.KeySource;
import uk.oocd.storage.keys.KeyStore;
import uk.oocd.storage.mongo.MongoKeyStore;

/** Which store of wrapped keys a command works on. The one place where a command tells them apart. */
final class WhichKeys {

    @Mixin
    Folder folder = new Folder();

    @Mixin
    WhichMongo mongo = new WhichMongo();

    KeyFiles files() {
        return folder.files();
    }

    /** The wrapped keys, which the engine may be using. */
    <T> T read(WhichMongo.Use<KeySource, T> use) {
        if (mongo.isMeant()) return mongo.connected(connection -> use.of(new MongoKeyStore(connection)));
        try (var keys = SqliteKeyReader.open(folder.path)) {
            return use.of(keys);
        }
    }

    /** The wrapped keys, to be written by this command alone. */
    <T> T write(WhichMongo.Use<KeyStore, T> use) {
        if (mongo.isMeant()) return mongo.connected(connection -> use.of(new MongoKeyStore(connection)));
        try (var data = DataFolder.open(folder.path);
                var keys = new SqliteKeyStore(data)) {
            return use.of(keys);
        }
    }
}
