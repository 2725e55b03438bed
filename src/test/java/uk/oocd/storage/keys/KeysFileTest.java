package uk.oocd.storage.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.kernel.Subject;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeysFileTest {

    private static final Subject CHILD = subject(1);
    private static final Subject ERASED = subject(2);
    private static final int CHILDREN = 1_200;
    private static final Instant LONG_AGO = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path folder;

    private final MemoryKeyStore store = new MemoryKeyStore();
    private KeyFiles here;
    private KeyFiles there;
    private Path file;
    private byte[] sealed;

    @BeforeEach
    void fill() throws IOException {
        for (var name : new String[] {"here", "there", "safe"}) Files.createDirectory(folder.resolve(name));
        here = KeyFiles.of(folder.resolve("here"), null, null);
        there = KeyFiles.of(folder.resolve("there"), folder.resolve("safe/master-key.json"), null);
        file = folder.resolve("keys.oocd");
        var vault = vault(here, store);
        sealed = vault.seal(CHILD, new byte[] {42});
        for (int i = 3; i < CHILDREN; i++) vault.seal(subject(i), new byte[1]);
        store.destroy(ERASED, LONG_AGO);
        HmacFingerprints.open(here.fingerprintKey(), new MemoryKeyStore());
        SigningKey.open(here.signingKey(), "");
    }

    @Test
    void ids_stay_what_they_were_where_instances_share_the_fingerprint_key_and_back_again() throws IOException {
        var id = HmacFingerprints.open(here.fingerprintKey(), store).of("case", "a", "b");
        KeysFile.write(here, store, passphrase(), file, false);
        var sharing = new MemoryKeyStore();
        KeysFile.read(file, passphrase(), there, sharing, true);

        assertThat(there.fingerprintKey()).doesNotExist();
        var master = MasterKey.openShared(there.masterKey(), sharing);
        assertThat(HmacFingerprints.openShared(sharing, master).of("case", "a", "b"))
                .isEqualTo(id);

        var again = folder.resolve("again.oocd");
        KeysFile.write(there, sharing, passphrase(), again, true);
        Files.createDirectory(folder.resolve("back"));
        var back = KeyFiles.of(folder.resolve("back"), null, null);
        var alone = new MemoryKeyStore();
        KeysFile.read(again, passphrase(), back, alone, false);
        assertThat(HmacFingerprints.open(back.fingerprintKey(), alone).of("case", "a", "b"))
                .isEqualTo(id);
    }

    @Test
    void what_was_exported_opens_what_was_sealed_after_an_import_elsewhere() throws Exception {
        assertThat(KeysFile.write(here, store, passphrase(), file, false))
                .isEqualTo(new KeysFile.Count(CHILDREN - 1, 1));
        var other = new MemoryKeyStore();
        assertThat(KeysFile.read(file, passphrase(), there, other, false))
                .isEqualTo(new KeysFile.Count(CHILDREN - 1, 1));

        assertThat(vault(there, other).open(CHILD, sealed)).hasValue(new byte[] {42});
        assertThat(other.find(ERASED)).hasValue(new KeyStore.Entry.Destroyed(LONG_AGO));
        assertThat(there.fingerprintKey()).hasSameBinaryContentAs(here.fingerprintKey());
        assertThat(there.signingKey()).hasSameBinaryContentAs(here.signingKey());
        assertThat(folder.resolve("safe/signing-key.json")).exists();
        for (var secret : new Path[] {file, there.masterKey(), there.fingerprintKey(), there.signingKey()})
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
    }

    @Test
    void nothing_secret_is_to_be_read_in_the_file() throws Exception {
        KeysFile.write(here, store, passphrase(), file, false);
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text.lines().findFirst().orElseThrow())
                .startsWith(
                        "{\"format\":\"oocd-keys\",\"version\":1,\"derivation\":\"PBKDF2-HMAC-SHA-256\",\"iterations\":600000");
        assertThat(text).doesNotContain(CHILD.value(), "master-key", "AesGcmKey");
    }

    @Test
    void a_wrong_passphrase_and_a_changed_file_are_refused_in_words_and_keep_nothing() throws Exception {
        KeysFile.write(here, store, passphrase(), file, false);
        assertRefused(file, new Passphrase("another four words".toCharArray()), "passphrase is not the one");

        var bytes = Files.readAllBytes(file);
        var changed = folder.resolve("changed");
        var salt = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("salt") + 10;
        for (int at : new int[] {salt, bytes.length / 2}) {
            var flipped = bytes.clone();
            flipped[at] ^= 1;
            Files.write(changed, flipped);
            assertRefused(changed, passphrase(), "file was changed since");
        }
        Files.write(changed, Arrays.copyOf(bytes, bytes.length - 100));
        assertRefused(changed, passphrase(), "file was changed since");
        Files.write(changed, Arrays.copyOf(bytes, 1 << 16));
        assertRefused(changed, passphrase(), "file was changed since");
    }

    @Test
    void what_is_no_export_of_keys_is_refused_in_words() throws Exception {
        for (var content : new String[] {
            "",
            "hello",
            "{\"format\":\"oocd-keys\",\"version\":2,\"derivation\":\"PBKDF2-HMAC-SHA-256\",\"iterations\":600000,\"salt\":\"AAAA\"}\n",
            "{\"format\":\"oocd-keys\",\"version\":1,\"derivation\":\"PBKDF2-HMAC-SHA-256\",\"iterations\":1,\"salt\":\"AAAA\"}\n",
            "{\"format\":\"oocd-keys\",\"version\":1,\"derivation\":\"PBKDF2-HMAC-SHA-256\",\"iterations\":2000000000,\"salt\":\"AAAA\"}\n"
        }) {
            Files.writeString(file, content);
            assertRefused(file, passphrase(), "holds no exported keys");
        }
        assertRefused(folder.resolve("nowhere"), passphrase(), "There is no file");
    }

    @Test
    void neither_an_export_nor_an_import_overwrites_anything() throws Exception {
        Files.writeString(file, "mine");
        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> KeysFile.write(here, store, passphrase(), file, false))
                .withMessageContaining("already");
        assertThat(file).hasContent("mine");
        Files.delete(file);
        KeysFile.write(here, store, passphrase(), file, false);

        for (var secret : there.secrets()) {
            Files.writeString(secret, "mine");
            assertRefused(file, passphrase(), "There are keys here already");
            assertThat(secret).hasContent("mine");
            Files.delete(secret);
        }
        var other = new MemoryKeyStore();
        other.insert(CHILD, new byte[] {1});
        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> KeysFile.read(file, passphrase(), there, other, false))
                .withMessageContaining("another installation");
        assertThat(there.masterKey()).doesNotExist();
    }

    @Test
    void an_import_that_was_cut_short_is_begun_again_and_brings_no_destroyed_key_back() {
        KeysFile.write(here, store, passphrase(), file, false);
        var other = new MemoryKeyStore();
        other.bring(store.page(null, 700));
        other.destroy(CHILD, LONG_AGO);
        other.insert(ERASED, new byte[] {1});
        KeysFile.read(file, passphrase(), there, other, false);
        assertThat(other.find(CHILD)).hasValue(new KeyStore.Entry.Destroyed(LONG_AGO));
        assertThat(other.find(ERASED)).hasValue(new KeyStore.Entry.Destroyed(LONG_AGO));
        assertThat(other.page(null, 5_000)).hasSize(CHILDREN - 1);
    }

    @Test
    void an_export_without_the_master_key_is_none() throws Exception {
        Files.delete(here.masterKey());
        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> KeysFile.write(here, store, passphrase(), file, false))
                .withMessageContaining("master key is missing");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_passphrase_comes_from_a_file_of_its_owner_and_is_no_short_one() throws Exception {
        var secret = folder.resolve("passphrase");
        Files.writeString(secret, "four words of mine\nand more\n");
        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> Passphrase.of(secret))
                .withMessageContaining("open to others");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        assertThat(Passphrase.of(secret).isSameAs(passphrase())).isTrue();
        Files.writeString(secret, "short\n");
        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> Passphrase.of(secret))
                .withMessageContaining("too short")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("short\n"));
        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> Passphrase.of(folder.resolve("nowhere")))
                .withMessageContaining("passphrase is missing");
    }

    private void assertRefused(Path from, Passphrase passphrase, String why) {
        var other = new MemoryKeyStore();
        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() -> KeysFile.read(from, passphrase, there, other, false))
                .withMessageContaining(why);
        assertThat(other.any()).isEmpty();
        assertThat(there.masterKey())
                .satisfiesAnyOf(
                        path -> assertThat(path).doesNotExist(),
                        path -> assertThat(path).hasContent("mine"));
    }

    private static KeyVault vault(KeyFiles files, KeyStore store) {
        return new WrappedKeyVault(store, MasterKey.open(files.masterKey(), store), InstantSource.system());
    }

    private static Passphrase passphrase() {
        return new Passphrase("four words of mine".toCharArray());
    }

    private static Subject subject(int number) {
        return new Subject("child:" + new UUID(0, number));
    }
}
