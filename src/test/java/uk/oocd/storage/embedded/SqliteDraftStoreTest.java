package uk.oocd.storage.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.kernel.DraftStore.Draft;
import uk.oocd.storage.keys.KeyVault.KeyDestroyed;
import uk.oocd.storage.keys.MasterKey;
import uk.oocd.storage.keys.WrappedKeyVault;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SqliteDraftStoreTest {

    private static final Instant AT = Instant.parse("2030-01-02T03:04:05.006Z");
    private static final Draft DRAFT = draft(1, AT, "Testina");

    @TempDir
    Path path;

    private DataFolder folder;
    private SqliteKeyStore keys;
    private SqliteDraftStore drafts;

    @BeforeEach
    void open() {
        folder = DataFolder.open(path);
        keys = new SqliteKeyStore(folder);
        drafts = new SqliteDraftStore(
                folder, new WrappedKeyVault(keys, MasterKey.open(folder.masterKey(), keys), InstantSource.system()));
    }

    @AfterEach
    void close() {
        drafts.close();
        keys.close();
        folder.close();
    }

    private static Draft draft(long id, Instant at, String name) {
        return new Draft(
                new UUID(0, id),
                "u-1",
                "referral",
                at,
                Map.of("child.name", List.of(name), "offence", List.of("one", "two"), "empty", List.of("")));
    }

    @Test
    void a_draft_is_found_again_after_a_restart() {
        drafts.save(DRAFT);
        close();
        open();
        assertThat(drafts.find("u-1", DRAFT.id())).contains(DRAFT);
    }

    @Test
    void a_later_one_takes_its_place_and_the_latest_comes_first() {
        var later = draft(1, AT.plusSeconds(5), "Testolf");
        drafts.save(DRAFT);
        drafts.save(draft(2, AT.plusSeconds(1), "Testa"));
        drafts.save(later);
        assertThat(drafts.of("u-1")).containsExactly(later, draft(2, AT.plusSeconds(1), "Testa"));
    }

    @Test
    void nobody_else_sees_changes_or_erases_it() {
        drafts.save(DRAFT);
        assertThat(drafts.find("u-2", DRAFT.id())).isEmpty();
        assertThat(drafts.of("u-2")).isEmpty();
        assertThatThrownBy(() -> drafts.save(
                        new Draft(DRAFT.id(), "u-2", "referral", AT, Map.of("child.name", List.of("Mallory")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Mallory");
        drafts.erase("u-2", DRAFT.id());
        assertThat(drafts.find("u-1", DRAFT.id())).contains(DRAFT);
    }

    @Test
    void an_erased_one_is_gone_with_its_key_and_stays_gone() {
        drafts.save(DRAFT);
        drafts.erase("u-1", DRAFT.id());
        drafts.erase("u-1", DRAFT.id());
        assertThat(drafts.find("u-1", DRAFT.id())).isEmpty();
        assertThat(drafts.of("u-1")).isEmpty();
        assertThatThrownBy(() -> drafts.save(DRAFT)).isInstanceOf(KeyDestroyed.class);
        close();
        open();
        assertThat(drafts.of("u-1")).isEmpty();
    }

    @Test
    void one_whose_key_alone_was_destroyed_is_as_good_as_gone() {
        drafts.save(DRAFT);
        keys.destroy(new uk.oocd.kernel.Subject("draft:" + DRAFT.id()), AT);
        close();
        open();
        assertThat(drafts.find("u-1", DRAFT.id())).isEmpty();
        assertThat(drafts.of("u-1")).isEmpty();
    }

    @Test
    void nothing_that_was_typed_can_be_read_in_any_file() throws IOException {
        drafts.save(DRAFT);
        try (var files = Files.list(path)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                assertThat(Files.readString(file, ISO_8859_1))
                        .doesNotContain("Testina")
                        .doesNotContain("child.name");
        }
        assertThat(Files.readString(Path.of(folder.drafts() + "-wal"), ISO_8859_1))
                .contains("u-1");
    }
}
