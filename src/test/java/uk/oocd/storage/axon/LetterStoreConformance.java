package uk.oocd.storage.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.storage.axon.LetterStore.Letter;
import uk.oocd.storage.axon.LetterStore.Sequence;

/** What every store of letters promises beyond what Axon's suite asks of the queue on top of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class LetterStoreConformance {

    protected static final String GROUP = "worklist";
    private static final Instant THEN = Instant.parse("2026-11-22T10:00:00.123456789Z");

    protected abstract LetterStore store();

    @Test
    void an_event_that_is_added_twice_waits_once_and_as_it_was() {
        store().add(GROUP, letter(7, "case-1", "java.lang.Error"));
        store().add(GROUP, letter(7, "case-1", null));
        assertThat(store().addBehind(GROUP, letter(7, "case-1", null))).isTrue();
        assertThat(store().letters(GROUP, "case-1")).containsExactly(letter(7, "case-1", "java.lang.Error"));
    }

    @Test
    void letters_stand_in_the_order_of_the_log_whenever_they_came() {
        for (long position : new long[] {30, 4, 100}) store().add(GROUP, letter(position, "case-1", null));
        store().add(GROUP, letter(5, "case-2", "java.lang.Error"));
        assertThat(store().letters(GROUP, "case-1"))
                .extracting(Letter::position)
                .containsExactly(4L, 30L, 100L);
        assertThat(store().first(GROUP, "case-1")).contains(letter(4, "case-1", null));
        assertThat(store().sequences(GROUP))
                .containsExactlyInAnyOrder(
                        new Sequence(letter(4, "case-1", null), 3),
                        new Sequence(letter(5, "case-2", "java.lang.Error"), 1));
        assertThat(List.of(store().count(GROUP), store().count(GROUP, "case-1"), store().count(GROUP, "case-3")))
                .containsExactly(4L, 3L, 0L);
    }

    @Test
    void nothing_is_put_behind_nothing() {
        assertThat(store().addBehind(GROUP, letter(7, "case-1", null))).isFalse();
        store().add("agenda", letter(7, "case-1", null));
        assertThat(store().addBehind(GROUP, letter(8, "case-1", null))).isFalse();
        assertThat(store().count(GROUP)).isZero();
        assertThat(store().addBehind("agenda", letter(8, "case-1", null))).isTrue();
        assertThat(store().count("agenda")).isEqualTo(2);
    }

    @Test
    void another_try_is_noted_to_the_nanosecond() {
        store().add(GROUP, letter(7, "case-1", "java.lang.Error"));
        var later = THEN.plusNanos(1);
        assertThat(store().touch(GROUP, 7, "some.Other", "{\"a\":\"b\"}", later))
                .isTrue();
        assertThat(store().letters(GROUP, "case-1"))
                .containsExactly(
                        new Letter(7, "case-1", "event-7", "some/event", "some.Other", "{\"a\":\"b\"}", THEN, later));
        assertThat(store().touch(GROUP, 8, null, "{}", later)).isFalse();
        assertThat(store().touch("agenda", 7, null, "{}", later)).isFalse();
    }

    @Test
    void what_is_claimed_is_nobody_elses_until_it_is_released() {
        store().add(GROUP, letter(7, "case-1", null));
        store().add("agenda", letter(7, "case-1", null));
        assertThat(store().claim(GROUP, 7)).isTrue();
        assertThat(store().claim(GROUP, 7)).isFalse();
        assertThat(store().claim("agenda", 7)).isTrue();
        store().release(GROUP, 7);
        assertThat(store().claim(GROUP, 7)).isTrue();
    }

    @Test
    void what_is_gone_cannot_be_claimed() {
        assertThat(store().claim(GROUP, 7)).isFalse();
        store().add(GROUP, letter(7, "case-1", null));
        assertThat(store().claim(GROUP, 7)).isTrue();
        store().remove(GROUP, 7);
        store().release(GROUP, 7);
        assertThat(store().claim(GROUP, 7)).isFalse();
    }

    @Test
    void clearing_leaves_other_projections_alone() {
        store().add(GROUP, letter(7, "case-1", null));
        store().add("agenda", letter(7, "case-1", null));
        store().clear(GROUP);
        assertThat(List.of(store().count(GROUP), store().count("agenda"))).containsExactly(0L, 1L);
    }

    protected static Letter letter(long position, String sequence, @Nullable String cause) {
        return new Letter(position, sequence, "event-" + position, "some/event", cause, "{}", THEN, THEN);
    }
}
