package uk.oocd.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import uk.oocd.settings.CannotStart;
import uk.oocd.settings.OocdProperties;

/**
 * The demonstration people's passwords: made at the first start and kept in a file of the data folder that only its
 * owner can read. None is in the source. Whoever takes the file away gets new ones at the next start.
 */
@Component
class Passwords {

    static final String FILE = "demonstration-passwords";

    private static final String CONSONANTS = "bdfghjklmnprstvz";
    private static final String VOWELS = "aeio";
    private static final int GROUPS = 4;
    private static final int SYLLABLES = 3;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> byPerson = new LinkedHashMap<>();

    Passwords(People people, OocdProperties settings) {
        var file = settings.data().resolve(FILE);
        try {
            var kept = Files.exists(file) ? read(file) : Map.<String, String>of();
            for (var person : people.all()) {
                var password = kept.get(person.id());
                byPerson.put(person.id(), password == null ? make() : password);
            }
            if (!kept.equals(byPerson)) write(file);
            Files.setPosixFilePermissions(file, fromString("rw-------"));
        } catch (IOException failed) {
            throw new CannotStart(
                    "The demonstration passwords cannot be kept in "
                            + file.toAbsolutePath().normalize() + ".",
                    "Make the data folder writable for the user that runs the program, or name another by oocd.data"
                            + " (OOCD_DATA).");
        }
    }

    /** By the person's id, in the order of the people. */
    Map<String, String> all() {
        return Map.copyOf(byPerson);
    }

    /** Four pronounceable groups, 72 bits: nobody guesses it, and a person can type it. */
    private String make() {
        var password = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            if (group > 0) password.append('-');
            for (int syllable = 0; syllable < SYLLABLES; syllable++) {
                password.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
                        .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
        }
        return password.toString();
    }

    private static Map<String, String> read(Path file) throws IOException {
        var read = new LinkedHashMap<String, String>();
        for (var line : Files.readAllLines(file, UTF_8)) {
            var parts = line.strip().split("\\s+", 2);
            if (parts.length == 2) read.put(parts[0], parts[1]);
        }
        return read;
    }

    private void write(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
            Files.createDirectories(folder, asFileAttribute(fromString("rwx------")));
        }
        var text = new StringBuilder();
        byPerson.forEach(
                (id, password) -> text.append(id).append(' ').append(password).append('\n'));
        var ownerOnly = asFileAttribute(fromString("rw-------"));
        try (var channel = Files.newByteChannel(file, Set.of(CREATE, WRITE, TRUNCATE_EXISTING), ownerOnly)) {
            var bytes = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
        }
    }
}
