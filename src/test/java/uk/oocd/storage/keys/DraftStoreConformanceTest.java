package uk.oocd.storage.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.kernel.DraftStore;
import uk.oocd.kernel.DraftStore.Draft;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.keys.KeyVault.KeyDestroyed;

/** What every store of drafts promises. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class DraftStoreConformanceTest {

    private static final Instant AT = Instant.parse("2030-01-02T03:04:05.006Z");
    protected static final Draft DRAFT = draft(1, AT, "Testina");

    protected DraftStore drafts;

    /** The store as a program that is started again finds it; empty the first time. */
    protected abstract DraftStore reopened();

    protected abstract void destroyKey(Subject subject);

    @BeforeEach
    void openDrafts() {
        drafts = reopened();
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
        drafts = reopened();
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
        drafts = reopened();
        assertThat(drafts.of("u-1")).isEmpty();
    }

    @Test
    void one_whose_key_alone_was_destroyed_is_as_good_as_gone() {
        drafts.save(DRAFT);
        destroyKey(new Subject("draft:" + DRAFT.id()));
        drafts = reopened();
        assertThat(drafts.find("u-1", DRAFT.id())).isEmpty();
        assertThat(drafts.of("u-1")).isEmpty();
    }
}
