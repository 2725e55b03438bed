package uk.oocd.storage.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Random;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.kernel.Subject;

/**
 * Everything secret of an installation in one file, encrypted under a passphrase: master key, fingerprint key, signing key,
 * and every data key as the master key wrapped it, or the trace that it was destroyed. What a log needs to be read again,
 * and so travels apart from it.
 *
 * <p>The file: a line of JSON that says how the key is made of the passphrase (PBKDF2-HMAC-SHA-256, salt, iterations),
 * then the content by Tink's AES-256-GCM-HKDF streaming with that line as associated data, so that nothing can be changed,
 * moved or cut off. The content: lines of JSON, the last of which says how many keys there are.
 */
public final class KeysFile {

    private static final String FORMAT = "oocd-keys";
    private static final int VERSION = 1;
    private static final String DERIVATION = "PBKDF2-HMAC-SHA-256";
    private static final int ITERATIONS = 600_000;

    /** More would keep whoever opens a forged file waiting for hours. */
    private static final int MOST_ITERATIONS = 20_000_000;

    private static final int SALT = 16;
    private static final int SEGMENT = 1 << 16;
    private static final int LONGEST_HEADER = 1_000;
    private static final int PAGE = 500;

    private static final String KEY = "key";
    private static final String END = "end";
    private static final String MASTER = "master-key";
    private static final String FINGERPRINT = "fingerprint-key";
    private static final String SIGNING = "signing-key";

    private static final JsonMapper JSON = new JsonMapper();

    private KeysFile() {}

    private record Header(String format, int version, String derivation, int iterations, String salt) {}

    /**
     * @param name the subject of a key; the number of keys at the end
     * @param bytes Base64
     */
    private record Item(
            String kind,
            @Nullable String name,
            @Nullable String bytes,
            @Nullable String destroyedAt) {}

    /** How many keys were written or brought in, and how many of them are traces of destroyed ones. */
    public record Count(long keys, long destroyed) {}

    /**
     * Writes the file, for its owner only.
     *
     * @param shared whether the fingerprint key is among the keys, which several instances share, and not in a file
     * @throws KeysUnusable it is there already, or a secret is missing
     */
    public static Count write(KeyFiles files, KeySource keys, Passphrase passphrase, Path file, boolean shared) {
        if (Files.exists(file))
            throw new KeysUnusable("There is a file " + file + " already: name another, or move it away.", null);
        var secrets = new LinkedHashMap<String, byte[]>();
        secrets.put(MASTER, OwnerFile.read(files.masterKey(), "master key"));
        if (!shared) secrets.put(FINGERPRINT, OwnerFile.read(files.fingerprintKey(), "fingerprint key"));
        if (Files.exists(files.signingKey())) secrets.put(SIGNING, OwnerFile.read(files.signingKey(), "signing key"));
        var salt = Random.randBytes(SALT);
        var header = JSON.writeValueAsBytes(new Header(
                FORMAT, VERSION, DERIVATION, ITERATIONS, Base64.getEncoder().encodeToString(salt)));
        var count = new long[2];
        try {
            OwnerFile.write(file, channel -> {
                var out = Channels.newOutputStream(channel);
                out.write(header);
                out.write('\n');
                // Closing the stream ends its last segment; the channel is not its own to close
                try (var content = cipher(passphrase, salt, ITERATIONS)
                        .newEncryptingStream(
                                new FilterOutputStream(out) {
                                    @Override
                                    public void write(byte[] bytes, int from, int length) throws IOException {
                                        out.write(bytes, from, length);
                                    }

                                    @Override
                                    public void close() {}
                                },
                                header)) {
                    for (var secret : secrets.entrySet())
                        write(content, new Item(secret.getKey(), null, base64(secret.getValue()), null));
                    var among = writeKeys(content, keys, count);
                    if (shared)
                        write(content, new Item(FINGERPRINT, null, base64(opened(among, secrets, files)), null));
                    write(content, new Item(END, Long.toString(count[0]), null, null));
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (IOException e) {
            throw failed(file, e);
        }
        return new Count(count[0], count[1]);
    }

    private static byte[] opened(byte @Nullable [] wrapped, Map<String, byte[]> secrets, KeyFiles files) {
        var master = MasterKey.of(files.masterKey(), Objects.requireNonNull(secrets.get(MASTER)));
        return Optional.ofNullable(wrapped)
                .flatMap(key -> HmacFingerprints.shared(key, master))
                .orElseThrow(() -> new KeysUnusable(
                        "There is no fingerprint key among the keys that this master key opens: name the master key of"
                                + " this installation.",
                        null));
    }

    /** Answers the fingerprint key, wrapped, where it is among the keys. */
    private static byte @Nullable [] writeKeys(OutputStream content, KeySource keys, long[] count) throws IOException {
        byte @Nullable [] fingerprint = null;
        List<KeySource.Held> page = keys.page(null, PAGE);
        while (!page.isEmpty()) {
            for (var held : page) {
                var subject = held.subject().value();
                write(
                        content,
                        switch (held.entry()) {
                            case KeyStore.Entry.Wrapped(var key) -> new Item(KEY, subject, base64(key), null);
                            case KeyStore.Entry.Destroyed(var at) -> new Item(KEY, subject, null, at.toString());
                        });
                count[0]++;
                if (held.entry() instanceof KeyStore.Entry.Destroyed) count[1]++;
                if (held.subject().equals(HmacFingerprints.SHARED)
                        && held.entry() instanceof KeyStore.Entry.Wrapped(var key)) fingerprint = key;
            }
            page = page.size() < PAGE ? List.of() : keys.page(page.getLast().subject(), PAGE);
        }
        return fingerprint;
    }

    private static void write(OutputStream content, Item item) throws IOException {
        content.write(JSON.writeValueAsBytes(item));
        content.write('\n');
    }

    /**
     * Brings the file's secrets to where they belong and its keys into the store. The whole file is looked through before
     * anything is kept, and the master key comes last, so that an import that was cut short can be begun again. A key that
     * was destroyed, here or there, stays destroyed.
     *
     * @param shared whether the fingerprint key belongs among the keys, which several instances share, and not in a file
     * @throws KeysUnusable the passphrase is another, the file was changed, or there are other keys already
     */
    public static Count read(Path file, Passphrase passphrase, KeyFiles files, KeyStore store, boolean shared) {
        for (var there : List.of(files.masterKey(), files.fingerprintKey(), files.signingKey())) {
            if (Files.exists(there))
                throw new KeysUnusable(
                        "There are keys here already (" + there
                                + "), and an import overwrites none: import into an installation that was never started,"
                                + " or move them away if they are of no use.",
                        null);
        }
        try {
            var cipher = open(file, passphrase);
            cipher.each(item -> refuseOther(item, store));
            var secrets = new LinkedHashMap<String, byte[]>();
            var batch = new ArrayList<KeySource.Held>();
            var count = new long[2];
            cipher.each(item -> {
                if (item.kind().equals(KEY)) {
                    batch.add(held(item));
                    count[0]++;
                    if (item.destroyedAt() != null) count[1]++;
                    if (batch.size() == PAGE) {
                        store.bring(batch);
                        batch.clear();
                    }
                } else if (!item.kind().equals(END)) {
                    secrets.put(item.kind(), bytes(item));
                }
            });
            store.bring(batch);
            if (shared) share(secrets, files, store);
            else keep(secrets, FINGERPRINT, files.fingerprintKey());
            keep(secrets, SIGNING, files.signingKey());
            keep(secrets, MASTER, files.masterKey());
            return new Count(count[0], count[1]);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static void share(Map<String, byte[]> secrets, KeyFiles files, KeyStore store) {
        var master = secrets.get(MASTER);
        var fingerprint = secrets.get(FINGERPRINT);
        if (master != null && fingerprint != null)
            HmacFingerprints.share(fingerprint, store, MasterKey.of(files.masterKey(), master));
    }

    private static void keep(Map<String, byte[]> secrets, String name, Path file) throws IOException {
        var secret = secrets.get(name);
        if (secret != null) OwnerFile.write(file, secret);
    }

    private static void refuseOther(Item item, KeyStore store) {
        if (!item.kind().equals(KEY) || !(held(item).entry() instanceof KeyStore.Entry.Wrapped(var theirs))) return;
        if (store.find(held(item).subject()).orElse(null) instanceof KeyStore.Entry.Wrapped(var ours)
                && !Arrays.equals(ours, theirs))
            throw new KeysUnusable(
                    "The store holds another key of a person in the file, so nothing was imported: the keys here are of"
                            + " another installation.",
                    null);
    }

    private static KeySource.Held held(Item item) {
        var subject = new Subject(item.name() == null ? "" : item.name());
        return new KeySource.Held(
                subject,
                item.destroyedAt() == null
                        ? new KeyStore.Entry.Wrapped(bytes(item))
                        : new KeyStore.Entry.Destroyed(Instant.parse(item.destroyedAt())));
    }

    private static byte[] bytes(Item item) {
        return Base64.getDecoder().decode(item.bytes() == null ? "" : item.bytes());
    }

    /** A file whose key is known, so that it can be read through more than once. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shared
    private record Opened(Path file, byte[] header, AesGcmHkdfStreaming cipher) {

        /** Is told each item. */
        interface Reading {
            void of(Item item);
        }

        void each(Reading reading) throws IOException {
            try (var in = new BufferedInputStream(Files.newInputStream(file))) {
                in.skipNBytes(header.length + 1L);
                var lines = new BufferedReader(new InputStreamReader(decrypted(in), UTF_8));
                long keys = 0;
                @Nullable Item last = null;
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    last = JSON.readValue(line, Item.class);
                    if (last.kind().equals(KEY)) keys++;
                    reading.of(last);
                }
                if (last == null
                        || !last.kind().equals(END)
                        || !Long.toString(keys).equals(last.name())) throw changed(file);
            } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
                throw changed(file);
            } catch (IOException e) {
                if (e.getCause() instanceof GeneralSecurityException || e.getClass() == IOException.class)
                    throw changed(file);
                throw e;
            }
        }

        private InputStream decrypted(InputStream in) throws IOException {
            try {
                return cipher.newDecryptingStream(in, header);
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }
    }

    private static Opened open(Path file, Passphrase passphrase) throws IOException {
        if (!Files.isRegularFile(file)) throw new KeysUnusable("There is no file " + file + ".", null);
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(LONGEST_HEADER);
        }
        int end = 0;
        while (end < start.length && start[end] != '\n') end++;
        var line = Arrays.copyOf(start, end);
        try {
            var header = JSON.readValue(line, Header.class);
            if (header.format().equals(FORMAT)
                    && header.version() == VERSION
                    && header.derivation().equals(DERIVATION)
                    && header.iterations() >= ITERATIONS
                    && header.iterations() <= MOST_ITERATIONS)
                return new Opened(
                        file, line, cipher(passphrase, Base64.getDecoder().decode(header.salt()), header.iterations()));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            // Said below, in words
        }
        throw new KeysUnusable(
                "The file " + file + " holds no exported keys that this version of the program can read.", null);
    }

    private static AesGcmHkdfStreaming cipher(Passphrase passphrase, byte[] salt, int iterations) {
        try {
            return new AesGcmHkdfStreaming(passphrase.key(salt, iterations), "HmacSha256", 32, SEGMENT, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static KeysUnusable changed(Path file) {
        return new KeysUnusable(
                "The passphrase is not the one that " + file + " was exported under, or the file was changed since.",
                null);
    }

    private static KeysUnusable failed(Path file, IOException e) {
        return new KeysUnusable(
                "The file " + file + " or the keys beside the data cannot be read or written: check who owns them and"
                        + " their folders, and that the disk has room (" + e + ").",
                e);
    }
}
