package uk.oocd.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.axon.LetterStore;
import uk.oocd.storage.axon.LetterStoreConformance;

class SqliteLetterStoreTest extends LetterStoreConformance {

    private final DataFolder data;
    private ViewsDatabase database;
    private LetterStore store;

    SqliteLetterStoreTest(@TempDir Path folder) {
        data = DataFolder.open(folder);
        database = new ViewsDatabase(data);
        store = new SqliteLetterStore(database);
    }

    @AfterEach
    void close() {
        database.close();
        data.close();
    }

    @Override
    protected LetterStore store() {
        return store;
    }

    @Test
    void a_letter_is_kept_with_its_transaction_or_not_at_all() {
        var abandoned = database.startTransaction();
        store.add(GROUP, letter(7, "case-1", null));
        assertThat(store.count(GROUP)).as("within").isEqualTo(1);
        abandoned.rollback();
        assertThat(store.count(GROUP)).isZero();

        var kept = store.transactions().startTransaction();
        store.add(GROUP, letter(7, "case-1", null));
        kept.commit();
        database.close();
        database = new ViewsDatabase(data);
        store = new SqliteLetterStore(database);
        assertThat(store.letters(GROUP, "case-1")).containsExactly(letter(7, "case-1", null));
    }

    @Test
    void rebuilding_the_views_empties_it() {
        store.add(GROUP, letter(7, "case-1", null));
        database.rebuild();
        assertThat(store.count(GROUP)).isZero();
    }

    @Test
    void a_file_that_cannot_be_read_is_not_the_events_fault() {
        database.close();
        var failure = catchThrowable(() -> store.count(GROUP));
        assertThat(failure.getCause()).matches(store::isOwnFailure);
        assertThat(new IllegalStateException("some handler's")).matches(own -> !store.isOwnFailure(own));
        database = new ViewsDatabase(data);
    }
}
