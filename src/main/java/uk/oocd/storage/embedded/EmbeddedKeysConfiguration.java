package uk.oocd.storage.embedded;

import java.time.InstantSource;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.oocd.kernel.DraftStore;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.settings.OocdProperties;
import uk.oocd.storage.keys.HmacFingerprints;
import uk.oocd.storage.keys.KeyVault;
import uk.oocd.storage.keys.MasterKey;
import uk.oocd.storage.keys.WrappedKeyVault;

/** Keys, fingerprints and drafts in the data folder; the master key where {@code oocd.master-key} says. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "oocd.store", havingValue = "embedded", matchIfMissing = true)
class EmbeddedKeysConfiguration {

    @Bean
    SqliteKeyStore keyStore(DataFolder folder) {
        return new SqliteKeyStore(folder);
    }

    @Bean
    KeyVault keyVault(DataFolder folder, SqliteKeyStore store, OocdProperties settings) {
        var file = Objects.requireNonNullElseGet(settings.masterKey(), folder::masterKey);
        return new WrappedKeyVault(store, MasterKey.open(file, store), InstantSource.system());
    }

    @Bean
    Fingerprints fingerprints(DataFolder folder, SqliteKeyStore store) {
        return HmacFingerprints.open(folder.fingerprintKey(), store);
    }

    @Bean
    DraftStore draftStore(DataFolder folder, KeyVault vault) {
        return new SqliteDraftStore(folder, vault);
    }
}
