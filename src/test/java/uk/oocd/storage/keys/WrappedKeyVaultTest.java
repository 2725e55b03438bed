package uk.oocd.storage.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.keys.KeyVault.KeyDestroyed;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WrappedKeyVaultTest {

    private static final Subject CHILD = subject(1);
    private static final Subject OTHER = subject(2);
    private static final byte[] PLAIN = "Testina Fictional".getBytes(UTF_8);

    @TempDir
    Path folder;

    private final KeyStore store = new MemoryKeyStore();
    private Path masterKey;
    private KeyVault vault;

    @BeforeEach
    void open() {
        masterKey = folder.resolve("master-key.json");
        vault = reopened();
    }

    private KeyVault reopened() {
        return new WrappedKeyVault(store, MasterKey.open(masterKey, store), InstantSource.system());
    }

    private static Subject subject(long number) {
        return new Subject("child:" + new UUID(0, number));
    }

    @Test
    void what_was_sealed_opens_again_whatever_it_was() {
        var random = new Random(4711);
        for (int i = 0; i < 500; i++) {
            var plain = new byte[random.nextInt(300)];
            random.nextBytes(plain);
            var subject = subject(random.nextInt(20));
            assertThat(vault.open(subject, vault.seal(subject, plain))).contains(plain);
        }
    }

    @Test
    void the_same_text_looks_different_each_time() {
        assertThat(vault.seal(CHILD, PLAIN)).isNotEqualTo(vault.seal(CHILD, PLAIN));
        assertThat(new String(vault.seal(CHILD, PLAIN), UTF_8)).doesNotContain("Testina");
    }

    @Test
    void what_was_sealed_for_one_does_not_open_for_another() {
        var sealed = vault.seal(CHILD, PLAIN);
        vault.seal(OTHER, PLAIN);
        assertThatThrownBy(() -> vault.open(OTHER, sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not sealed by this vault for " + OTHER);
    }

    @Test
    void even_the_same_key_does_not_open_for_another_subject() {
        var key = DataKey.fresh();
        var sealed = new DataKey(CHILD, key).seal(PLAIN);
        assertThatThrownBy(() -> new DataKey(OTHER, key).open(sealed)).isNotNull();
        var wrapped = MasterKey.open(masterKey, store).wrap(CHILD, key);
        assertThat(MasterKey.open(masterKey, store).unwrap(OTHER, wrapped)).isEmpty();
        assertThat(MasterKey.open(masterKey, store).unwrap(CHILD, wrapped)).contains(key);
    }

    @Test
    void no_bit_can_be_changed() {
        var sealed = vault.seal(CHILD, PLAIN);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            var changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> vault.open(CHILD, changed)).isInstanceOf(IllegalStateException.class);
        }
        for (int length = 0; length < sealed.length; length++) {
            var cut = java.util.Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> vault.open(CHILD, cut)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_destroyed_key_opens_nothing_and_seals_nothing() {
        var sealed = vault.seal(CHILD, PLAIN);
        vault.destroy(CHILD);
        assertThat(vault.open(CHILD, sealed)).isEmpty();
        assertThatThrownBy(() -> vault.seal(CHILD, PLAIN)).isInstanceOf(KeyDestroyed.class);
        assertThat(reopened().open(CHILD, sealed)).isEmpty();
    }

    @Test
    void a_subject_can_be_barred_before_there_is_a_key() {
        vault.destroy(CHILD);
        assertThatThrownBy(() -> vault.seal(CHILD, PLAIN)).isInstanceOf(KeyDestroyed.class);
    }

    @Test
    void a_key_lost_but_not_destroyed_is_a_fault_and_no_erasure() {
        assertThatThrownBy(() -> vault.open(OTHER, vault.seal(CHILD, PLAIN)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no key of " + OTHER);
    }

    @Test
    void more_subjects_than_fit_in_memory_are_all_found_again() {
        var sealed = new ArrayList<byte[]>();
        for (int i = 0; i < 20_000; i++) sealed.add(vault.seal(subject(i), PLAIN));
        for (int i = 0; i < 20_000; i += 7)
            assertThat(vault.open(subject(i), sealed.get(i))).contains(PLAIN);
    }

    @Test
    void a_key_destroyed_while_it_is_being_looked_up_is_not_remembered() throws Exception {
        for (int round = 0; round < 200; round++) {
            var subject = subject(round);
            var sealed = vault.seal(subject, PLAIN);
            var fresh = reopened();
            var reader = Thread.ofPlatform().start(() -> fresh.open(subject, sealed));
            fresh.destroy(subject);
            reader.join();
            assertThat(fresh.open(subject, sealed)).isEmpty();
        }
    }

    @Test
    void the_master_key_is_for_its_owner_only() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(masterKey)))
                .isEqualTo("rw-------");
        for (var open : new String[] {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"}) {
            Files.setPosixFilePermissions(masterKey, PosixFilePermissions.fromString(open));
            assertThatThrownBy(this::reopened)
                    .isInstanceOf(KeysUnusable.class)
                    .hasMessageContaining("open to others")
                    .hasMessageContaining("chmod 600 " + masterKey);
        }
    }

    @Test
    void a_new_master_key_is_made_only_while_it_would_lock_nothing_out() throws IOException {
        Files.delete(masterKey);
        vault = reopened();
        vault.seal(CHILD, PLAIN);
        Files.delete(masterKey);
        assertThatThrownBy(this::reopened)
                .isInstanceOf(KeysUnusable.class)
                .hasMessageContaining("master key is missing")
                .hasMessageContaining("Restore it");
        assertThat(masterKey).doesNotExist();
    }

    @Test
    void another_master_key_is_refused() throws IOException {
        vault.seal(CHILD, PLAIN);
        var other = folder.resolve("other.json");
        MasterKey.open(other, new MemoryKeyStore());
        Files.copy(other, masterKey, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(masterKey, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(this::reopened)
                .isInstanceOf(KeysUnusable.class)
                .hasMessageContaining("is not the one that wrapped the keys");
    }

    @Test
    void a_file_that_is_no_master_key_is_refused_and_not_shown() throws IOException {
        Files.writeString(masterKey, "{\"secret\":\"Testina\"}");
        assertThatThrownBy(this::reopened)
                .isInstanceOf(KeysUnusable.class)
                .hasMessageContaining("holds no master key")
                .hasMessageNotContaining("Testina");
    }

    @Test
    void a_master_key_that_cannot_be_made_is_told_with_what_to_do() {
        masterKey = folder.resolve("nowhere").resolve("master-key.json");
        assertThatThrownBy(this::reopened)
                .isInstanceOf(KeysUnusable.class)
                .hasMessageContaining("let the account that runs this program own it");
    }
}
