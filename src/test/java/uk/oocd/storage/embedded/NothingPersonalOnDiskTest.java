package uk.oocd.storage.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.DraftStore.Draft;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.json.EventJson;
import uk.oocd.storage.keys.HmacFingerprints;
import uk.oocd.storage.keys.MasterKey;
import uk.oocd.storage.keys.WrappedKeyVault;
import uk.oocd.storage.log.LogEvent;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NothingPersonalOnDiskTest {

    private static final String NAME = "Testina Fictional";
    private static final Instant AT = Instant.parse("2030-01-02T03:04:05.006Z");

    @TempDir
    Path path;

    record Happened(UUID thing, Personal<String> name, Attribution by) {}

    @Test
    void a_name_that_went_through_log_keys_and_drafts_is_in_no_file_of_the_data_folder() throws IOException {
        try (var folder = DataFolder.open(path);
                var keys = new SqliteKeyStore(folder);
                var log = new SqliteCommitLog(folder)) {
            var vault = new WrappedKeyVault(keys, MasterKey.open(folder.masterKey(), keys), InstantSource.system());
            var json = EventJson.mapper(vault);
            var child = new Subject("child:"
                    + HmacFingerprints.open(folder.fingerprintKey(), keys).of("child", NAME));
            var event = new Happened(
                    new UUID(0, 1),
                    Personal.of(child, NAME),
                    new Attribution("u-1", Attribution.Role.POLICE_OFFICER, "force-north", AT));
            try (var drafts = new SqliteDraftStore(folder, vault)) {
                drafts.save(new Draft(new UUID(0, 2), "u-1", "referral", AT, Map.of("name", List.of(NAME))));
                log.append(
                        new UUID(0, 3),
                        List.of(new LogEvent(
                                "1",
                                null,
                                AT,
                                "thing/happened",
                                null,
                                json.writeValueAsBytes(event),
                                "{}".getBytes(UTF_8))));
                assertNowhere();
                assertThat(everything().contains(child.value() + "\",\"sealed\":\""))
                        .isTrue();
            }
            var read = log.readAfter(-1, 1).getFirst().event();
            assertThat(json.readValue(read.payload(), Happened.class)).isEqualTo(event);

            vault.destroy(child);
            assertThat(json.readValue(read.payload(), Happened.class).name()).isEqualTo(new Personal.Erased<>(child));
        }
        assertNowhere();
    }

    private void assertNowhere() throws IOException {
        var everything = everything();
        for (var trace : List.of("Testina", "TESTINA", "testina", base64("Testina F"), base64("\"Testina ")))
            assertThat(everything.contains(trace))
                    .as("some file holds " + trace)
                    .isFalse();
    }

    private static String base64(String text) {
        return java.util.Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private String everything() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(path)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                all.append(file.getFileName()).append('\n').append(Files.readString(file, ISO_8859_1));
        }
        return all.toString();
    }
}
