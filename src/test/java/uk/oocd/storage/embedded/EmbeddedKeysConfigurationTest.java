package uk.oocd.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import uk.oocd.kernel.DraftStore;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.kernel.Subject;
import uk.oocd.settings.OocdProperties;
import uk.oocd.storage.keys.KeyVault;
import uk.oocd.storage.keys.KeysUnusable;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedKeysConfigurationTest {

    private static final Subject CHILD = new Subject("child:" + new UUID(0, 1));

    @TempDir
    Path path;

    private ApplicationContextRunner program() {
        return new ApplicationContextRunner()
                .withBean(DataFolder.class, () -> DataFolder.open(path.resolve("data")))
                .withUserConfiguration(EmbeddedKeysConfiguration.class, Settings.class);
    }

    @EnableConfigurationProperties(OocdProperties.class)
    static class Settings {}

    @Test
    void keeps_keys_fingerprints_and_drafts_in_the_data_folder() {
        program().run(context -> {
            context.getBean(KeyVault.class).seal(CHILD, new byte[1]);
            assertThat(context).hasSingleBean(Fingerprints.class).hasSingleBean(DraftStore.class);
            for (var file : new String[] {"keys.db", "master-key.json", "fingerprint-key", "drafts.db"})
                assertThat(path.resolve("data").resolve(file)).isNotEmptyFile();
        });
        program()
                .run(context -> assertThat(context.getBean(KeyVault.class).seal(CHILD, new byte[1]))
                        .isNotEmpty());
    }

    @Test
    void keeps_the_master_key_where_it_is_told_to_and_misses_it_elsewhere() {
        var elsewhere = path.resolve("elsewhere.json");
        program().withPropertyValues("oocd.master-key=" + elsewhere).run(context -> {
            context.getBean(KeyVault.class).seal(CHILD, new byte[1]);
            assertThat(elsewhere).isNotEmptyFile();
            assertThat(path.resolve("data/master-key.json")).doesNotExist();
        });
        program()
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(KeysUnusable.class)
                        .rootCause()
                        .hasMessageContaining("master key is missing")
                        .extracting(cause -> new UnusableAnalyzer().analyze(new IllegalStateException(cause)))
                        .satisfies(analysis -> assertThat(
                                        Objects.requireNonNull(analysis).getDescription())
                                .contains("master key is missing")));
    }

    @Test
    void another_store_brings_its_own() {
        new ApplicationContextRunner()
                .withUserConfiguration(EmbeddedKeysConfiguration.class)
                .withPropertyValues("oocd.store=another")
                .run(context -> assertThat(context).doesNotHaveBean(KeyVault.class));
    }
}
