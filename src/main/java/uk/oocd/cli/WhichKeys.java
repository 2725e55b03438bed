package uk.oocd.cli;

import picocli.CommandLine.Mixin;
import uk.oocd.storage.embedded.DataFolder;
import uk.oocd.storage.embedded.SqliteKeyReader;
import uk.oocd.storage.embedded.SqliteKeyStore;
import uk.oocd.storage.keys.KeyFiles;
import uk.oocd.storage.keys.KeySource;
import uk.oocd.storage.keys.KeyStore;

/** Which store of wrapped keys a command works on. The one place where a command tells them apart. */
final class WhichKeys {

    @Mixin
    Folder folder = new Folder();

    KeyFiles files() {
        return folder.files();
    }

    /** The wrapped keys, which the engine may be using. */
    <T> T read(WhichStore.Use<KeySource, T> use) {
        try (var keys = SqliteKeyReader.open(folder.path)) {
            return use.of(keys);
        }
    }

    /** The wrapped keys, to be written by this command alone. */
    <T> T write(WhichStore.Use<KeyStore, T> use) {
        try (var data = DataFolder.open(folder.path);
                var keys = new SqliteKeyStore(data)) {
            return use.of(keys);
        }
    }
}
