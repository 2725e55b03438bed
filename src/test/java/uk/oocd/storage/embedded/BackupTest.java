package uk.oocd.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static uk.oocd.storage.log.LogEvents.append;
import static uk.oocd.storage.log.LogEvents.event;
import static uk.oocd.storage.log.LogEvents.loose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.kernel.DraftStore.Draft;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.heads.HeadsFile;
import uk.oocd.storage.heads.SignedHead;
import uk.oocd.storage.heads.SignedHeads;
import uk.oocd.storage.keys.KeyFiles;
import uk.oocd.storage.keys.MasterKey;
import uk.oocd.storage.keys.SigningKey;
import uk.oocd.storage.keys.WrappedKeyVault;
import uk.oocd.storage.log.Head;
import uk.oocd.storage.log.Verifier;

/** Backups are made while the store is open, as it is while the program runs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BackupTest {

    private static final Subject CHILD = new Subject("child:" + new UUID(0, 1));
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Verifier.Progress QUIET = (_, _) -> {};

    @TempDir
    Path temporary;

    private Path data;
    private Path backup;
    private Path restored;
    private KeyFiles files;
    private DataFolder folder;
    private SqliteCommitLog log;
    private SqliteKeyStore keys;
    private SqliteDraftStore drafts;
    private WrappedKeyVault vault;
    private SigningKey signingKey;
    private byte[] sealed;

    @BeforeEach
    void run() throws IOException {
        data = temporary.resolve("data");
        backup = temporary.resolve("backup");
        restored = temporary.resolve("restored");
        files = KeyFiles.of(data, null, null);
        folder = DataFolder.open(data);
        log = new SqliteCommitLog(folder);
        keys = new SqliteKeyStore(folder);
        vault = new WrappedKeyVault(keys, MasterKey.open(files.masterKey(), keys), InstantSource.system());
        drafts = new SqliteDraftStore(folder, vault);
        signingKey = SigningKey.open(files.signingKey(), "");
        sealed = vault.seal(CHILD, new byte[] {42});
        drafts.save(new Draft(new UUID(0, 7), "officer.ash", "referral", NOON, java.util.Map.of("a", List.of("b"))));
        Files.writeString(data.resolve("demonstration.json"), "{}");
        for (int i = 0; i < 700; i++) append(log, event("argo", i), loose("loose-" + i));
        sign();
    }

    @AfterEach
    void stop() {
        drafts.close();
        keys.close();
        log.close();
        folder.close();
    }

    @Test
    void a_backup_of_a_running_store_is_restored_as_it_was() throws IOException {
        assertThat(back(false)).isEqualTo(new Backup.Made(1_400, 1_400));
        var result = restore(List.of(), false);
        assertThat(result.events()).isEqualTo(1_400);
        assertThat(result.lost()).isNull();
        assertThat(result.missing()).contains(restored.resolve("master-key.json"));

        Files.copy(files.masterKey(), restored.resolve("master-key.json"));
        try (var open = DataFolder.open(restored);
                var copy = new SqliteCommitLog(open);
                var copiedKeys = new SqliteKeyStore(open)) {
            assertThat(Verifier.verify(copy)).usingRecursiveComparison().isEqualTo(Verifier.verify(log));
            var opened = new WrappedKeyVault(
                    copiedKeys, MasterKey.open(open.masterKey(), copiedKeys), InstantSource.system());
            assertThat(opened.open(CHILD, sealed)).hasValue(new byte[] {42});
            try (var copiedDrafts = new SqliteDraftStore(open, opened)) {
                assertThat(copiedDrafts.of("officer.ash")).hasSize(1);
            }
            opened.destroy(CHILD);
            append(copy, event("argo", 700));
        }
        assertThat(restored.resolve("demonstration.json")).exists();
        assertThat(restored.resolve("views.db")).doesNotExist();
        assertThat(restored.resolve("restoring")).doesNotExist();
        assertThat(new HeadsFile(restored.resolve("heads.jsonl")).all()).hasSize(1);
    }

    @Test
    void secrets_are_in_a_backup_only_where_that_was_asked_for() {
        back(false);
        assertThat(backup.resolve("master-key.json")).doesNotExist();
        assertThat(backup.resolve("signing-key.json")).doesNotExist();
        back(true);
        assertThat(backup.resolve("master-key.json")).hasSameBinaryContentAs(files.masterKey());
        restore(List.of(), false);
        assertThat(restored.resolve("master-key.json")).hasSameBinaryContentAs(files.masterKey());
        assertThat(restored.resolve("signing-key.json")).hasSameBinaryContentAs(files.signingKey());
    }

    @Test
    void a_second_backup_adds_what_is_new_and_keeps_no_destroyed_key() {
        back(false);
        append(log, event("argo", 700));
        sign();
        vault.destroy(CHILD);
        assertThat(back(false)).isEqualTo(new Backup.Made(1_401, 1));
        restore(List.of(), false);
        try (var copied = SqliteKeyReader.open(restored);
                var copy = SqliteLogReader.open(restored)) {
            assertThat(copied.page(null, 1).getFirst().entry())
                    .isInstanceOf(uk.oocd.storage.keys.KeyStore.Entry.Destroyed.class);
            assertThat(copy.head()).isEqualTo(1_400);
        }
    }

    @Test
    void a_backup_that_was_cut_short_is_gone_on_from() throws IOException {
        back(false);
        var whole = temporary.resolve("whole");
        Files.createDirectory(whole);
        Files.writeString(whole.resolve(BackupFolder.MARK), BackupFolder.FORM);
        try (var half = DataFolder.open(whole);
                var copy = new SqliteCommitLog(half)) {
            copy.restore(log.readCommits(0, 100));
        }
        assertThat(Backup.make(data, files, whole, false, QUIET)).isEqualTo(new Backup.Made(1_400, 1_200));
    }

    @Test
    void a_backup_goes_into_no_folder_that_holds_anything_else() throws IOException {
        Files.createDirectory(backup);
        Files.writeString(backup.resolve("mine"), "mine");
        assertThatExceptionOfType(StoreUnusable.class)
                .isThrownBy(() -> back(false))
                .withMessageContaining("no backup");
        assertThatExceptionOfType(StoreUnusable.class)
                .isThrownBy(() -> Backup.make(data, files, data, false, QUIET))
                .withMessageContaining("in use");
        assertThatExceptionOfType(StoreUnusable.class)
                .isThrownBy(() -> Backup.make(temporary.resolve("nowhere"), files, restored, false, QUIET))
                .withMessageContaining("There is no log");
    }

    @Test
    void the_backup_of_another_log_is_not_added_to() {
        var other = temporary.resolve("other");
        try (var open = DataFolder.open(other);
                var another = new SqliteCommitLog(open)) {
            append(another, loose("x"));
        }
        Backup.make(other, KeyFiles.of(other, null, null), backup, false, QUIET);
        assertThatExceptionOfType(StoreUnusable.class)
                .isThrownBy(() -> back(false))
                .withMessageContaining("another log");
    }

    @Test
    void a_restore_overwrites_nothing() throws IOException {
        back(false);
        assertThatExceptionOfType(StoreUnusable.class)
                .isThrownBy(() -> Restore.from(backup, data, files, List.of(), Set.of(), false, QUIET))
                .withMessageContaining("in use");
        Files.createDirectory(restored);
        Files.writeString(restored.resolve("views.db"), "mine");
        assertThatExceptionOfType(StoreUnusable.class)
                .isThrownBy(() -> restore(List.of(), false))
                .withMessageContaining("not empty (there is a views.db)");
        assertThatExceptionOfType(StoreUnusable.class)
                .isThrownBy(
                        () -> Restore.from(data, temporary.resolve("new"), files, List.of(), Set.of(), false, QUIET))
                .withMessageContaining("no backup");
    }

    @Test
    void a_restore_that_was_cut_short_is_begun_again() throws IOException {
        back(false);
        Files.createDirectories(restored.resolve("restoring"));
        Files.writeString(restored.resolve("restoring/log.db"), "half");
        Files.writeString(restored.resolve("keys.db"), "half");
        restore(List.of(), false);
        try (var copy = SqliteLogReader.open(restored);
                var copied = SqliteKeyReader.open(restored)) {
            assertThat(copy.head()).isEqualTo(1_399);
            assertThat(copied.page(null, 10)).hasSize(2);
        }
        Files.createDirectory(restored.resolve("restoring"));
        assertThatExceptionOfType(StoreUnusable.class)
                .isThrownBy(() -> restore(List.of(), false))
                .withMessageContaining("is not empty");
    }

    @Test
    void an_older_backup_says_what_is_missing_and_is_taken_only_where_the_loss_is_accepted() {
        back(false);
        append(log, event("argo", 700), event("argo", 701));
        var newest = sign();
        var kept = List.of(newest);
        assertThatExceptionOfType(StoreUnusable.class)
                .isThrownBy(() -> restore(kept, false))
                .withMessageContaining("events 1400 to 1401 are missing")
                .withMessageContaining(newest.head().at().toString())
                .withMessageContaining("--accept-loss");
        assertThat(restored.resolve("log.db")).doesNotExist();

        var result = restore(kept, true);
        assertThat(result.lost()).isEqualTo(newest);
        assertThat(new HeadsFile(restored.resolve("heads.jsonl")).all()).hasSize(1);
        assertThat(new HeadsFile(restored.resolve("heads-superseded.jsonl")).all())
                .containsExactly(newest);
        try (var copy = SqliteLogReader.open(restored)) {
            assertThat(SignedHeads.verify(copy, new HeadsFile(restored.resolve("heads.jsonl")).all(), Set.of(), QUIET))
                    .isInstanceOf(Verifier.Sound.class);
        }
    }

    @Test
    void heads_that_outlived_the_data_folder_are_held_against_a_backup() {
        back(false);
        append(log, event("argo", 700));
        var newest = sign();
        var beside = KeyFiles.of(restored, temporary.resolve("safe/master-key.json"), null);
        assertThat(temporary.resolve("safe").toFile().mkdir()).isTrue();
        new HeadsFile(beside.heads()).append(newest);
        assertThatExceptionOfType(StoreUnusable.class)
                .isThrownBy(() -> Restore.from(backup, restored, beside, List.of(), Set.of(), false, QUIET))
                .withMessageContaining("are missing");
        Restore.from(backup, restored, beside, List.of(), Set.of(), true, QUIET);
        assertThat(new HeadsFile(beside.heads()).all()).hasSize(1).doesNotContain(newest);
        assertThat(new HeadsFile(beside.superseded()).all()).containsExactly(newest);
    }

    @Test
    void a_forged_backup_is_not_restored_whatever_is_accepted() throws Exception {
        back(false);
        try (var forger = Sqlite.another(backup.resolve("log.db"), Sqlite.Care.FOR_GOOD)) {
            Sqlite.run(forger, "UPDATE events SET payload = x'7b7d' WHERE position = 1000");
        }
        assertThatExceptionOfType(StoreUnusable.class)
                .isThrownBy(() -> restore(List.of(), true))
                .withMessageContaining("broken at position 1000");
        assertThat(restored.resolve("log.db")).doesNotExist();
    }

    @Test
    void a_forged_head_beyond_the_end_is_no_loss_to_accept() {
        back(false);
        var genuine = SignedHead.sign(new Head(9_000, new byte[32], NOON), signingKey);
        var forged = new SignedHead(new Head(9_001, new byte[32], NOON), genuine.publicKey(), genuine.signature());
        assertThatExceptionOfType(StoreUnusable.class)
                .isThrownBy(() -> restore(List.of(forged), true))
                .withMessageContaining("not as it was signed");
    }

    private Backup.Made back(boolean withSecrets) {
        return Backup.make(data, files, backup, withSecrets, QUIET);
    }

    private Restore.Restored restore(List<SignedHead> kept, boolean acceptLoss) {
        return Restore.from(backup, restored, KeyFiles.of(restored, null, null), kept, Set.of(), acceptLoss, QUIET);
    }

    private SignedHead sign() {
        var signed = SignedHead.sign(Head.of(log, NOON).orElseThrow(), signingKey);
        new HeadsFile(files.heads()).append(signed);
        return signed;
    }
}
