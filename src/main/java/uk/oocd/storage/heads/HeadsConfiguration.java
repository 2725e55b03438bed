package uk.oocd.storage.heads;

import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import uk.oocd.settings.OocdProperties;
import uk.oocd.storage.keys.KeyFiles;
import uk.oocd.storage.keys.SigningKey;
import uk.oocd.storage.log.CommitLog;

/** Signs heads into every {@link HeadStore} there is: the file beside the keys, and what the store brings. */
@Configuration(proxyBeanMethods = false)
class HeadsConfiguration {

    @Bean
    KeyFiles keyFiles(OocdProperties settings) {
        return KeyFiles.of(settings.data(), settings.masterKey(), settings.signingKey());
    }

    @Bean
    HeadsFile headsFile(KeyFiles files) {
        return new HeadsFile(files.heads());
    }

    /**
     * Depends on the log, so that it signs for the last time before that is closed; and on the keys, with which the folder
     * of the secrets is made.
     */
    @Bean
    @DependsOn("keyVault")
    HeadSigner headSigner(
            CommitLog log,
            KeyFiles files,
            HeadsFile local,
            List<HeadStore> stores,
            InstantSource clock,
            OocdProperties settings) {
        var key = SigningKey.open(files.signingKey(), local.exists() ? "the heads signed with it" : "");
        return new HeadSigner(log, key, stores, clock, settings.headInterval());
    }
}
