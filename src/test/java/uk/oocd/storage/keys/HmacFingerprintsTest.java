package uk.oocd.storage.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.kernel.Subject;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HmacFingerprintsTest {

    @TempDir
    Path folder;

    private final KeyStore keys = new MemoryKeyStore();
    private Path file;
    private Fingerprints fingerprints;

    @BeforeEach
    void open() {
        file = folder.resolve("fingerprint-key");
        fingerprints = HmacFingerprints.open(file, keys);
    }

    @Test
    void the_same_person_gets_the_same_id_however_the_name_is_typed() {
        var id = fingerprints.of("child", "Zoë", "Fictional Person", "2015-06-07");
        assertThat(fingerprints.of("child", "ZOE", " fictional\t person ", "2015-06-07"))
                .isEqualTo(id);
        assertThat(fingerprints.of("child", "Zoe\u0308", "Fictional\u00a0Person", "2015-06-07"))
                .isEqualTo(id);
        assertThat(HmacFingerprints.open(file, keys).of("child", "zoe", "fictional person", "2015-06-07"))
                .isEqualTo(id);
    }

    @Test
    void what_differs_gets_another_id() {
        var id = fingerprints.of("child", "ab", "c");
        assertThat(fingerprints.of("child", "a", "bc")).isNotEqualTo(id);
        assertThat(fingerprints.of("child", "ab c")).isNotEqualTo(id);
        assertThat(fingerprints.of("child", "ab", "c", "")).isNotEqualTo(id);
        assertThat(fingerprints.of("victim", "ab", "c")).isNotEqualTo(id);
        assertThat(fingerprints.of("child", "c", "ab")).isNotEqualTo(id);
    }

    @Test
    void another_installation_gives_other_ids() {
        assertThat(HmacFingerprints.open(folder.resolve("other"), keys).of("child", "x"))
                .isNotEqualTo(fingerprints.of("child", "x"));
    }

    @Test
    void an_id_is_a_uuid_of_version_8() {
        for (int i = 0; i < 100; i++) {
            var id = fingerprints.of("child", String.valueOf(i));
            assertThat(id.version()).isEqualTo(8);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(UUID.fromString(id.toString())).isEqualTo(id);
        }
    }

    @Test
    void the_secret_is_for_its_owner_only_and_not_made_anew_once_ids_depend_on_it() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> HmacFingerprints.open(file, keys)).hasMessageContaining("chmod 600");

        Files.delete(file);
        keys.insert(new Subject("child:" + new UUID(0, 1)), new byte[1]);
        assertThatThrownBy(() -> HmacFingerprints.open(file, keys))
                .isInstanceOf(KeysUnusable.class)
                .hasMessageContaining("fingerprint key is missing");
    }

    @Test
    void a_file_of_another_size_is_refused() throws IOException {
        Files.write(file, new byte[31]);
        assertThatThrownBy(() -> HmacFingerprints.open(file, keys)).hasMessageContaining("holds no fingerprint key");
    }
}
