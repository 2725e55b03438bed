package uk.oocd.storage.mongo;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.oocd.kernel.DraftStore;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.settings.CannotStart;
import uk.oocd.settings.OocdProperties;
import uk.oocd.storage.keys.HmacFingerprints;
import uk.oocd.storage.keys.KeyStore;
import uk.oocd.storage.keys.KeyVault;
import uk.oocd.storage.keys.MasterKey;
import uk.oocd.storage.keys.WrappedKeyVault;

/**
 * Keys, fingerprints and drafts in MongoDB; the master key in a file, which each instance needs and no database holds.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "oocd.store", havingValue = "mongo")
class MongoKeysConfiguration {

    /** How long a key that another instance has destroyed may still be used here. */
    private static final Duration KEYS_TRUSTED = Duration.ofMinutes(1);

    @Bean
    KeyStore keyStore(MongoConnection connection) {
        return new MongoKeyStore(connection);
    }

    @Bean
    MasterKey masterKey(KeyStore store, OocdProperties settings) {
        var file = settings.masterKey();
        return MasterKey.openShared(file == null ? inDataFolder(settings.data()) : file, store);
    }

    /** The folder is not locked, since instances may share it: all they keep there is secrets that they read at start. */
    private static Path inDataFolder(Path data) {
        try {
            if (!Files.isDirectory(data)) Files.createDirectories(data, asFileAttribute(fromString("rwx------")));
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder " + data.toAbsolutePath() + " cannot be made.",
                    "Let the account that runs this program write there, or name another by oocd.data (OOCD_DATA).");
        }
        return data.resolve("master-key.json");
    }

    @Bean
    KeyVault keyVault(KeyStore store, MasterKey master) {
        return new WrappedKeyVault(store, master, InstantSource.system(), KEYS_TRUSTED);
    }

    @Bean
    Fingerprints fingerprints(KeyStore store, MasterKey master) {
        return HmacFingerprints.openShared(store, master);
    }

    @Bean
    DraftStore draftStore(MongoConnection connection, KeyVault vault) {
        return new MongoDraftStore(connection, vault);
    }
}
