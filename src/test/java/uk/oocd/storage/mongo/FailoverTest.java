package uk.oocd.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Tag("alone")
class FailoverTest {

    /** Three of each kind of failure. */
    private static final int ROUNDS = 3 * FailoverRounds.Kind.values().length;

    @Test
    @NeedsMongod(ownNodes = true)
    void whatever_the_set_does_an_acknowledged_commit_is_there_once_and_all_who_follow_see_the_same_log() {
        List<FailoverRounds.Round> played = new ArrayList<>();
        try (var rounds = new FailoverRounds()) {
            for (int i = 0; i < ROUNDS; i++) {
                var kinds = FailoverRounds.Kind.values();
                played.add(rounds.play(kinds[i % kinds.length]));
            }
        }
        assertThat(played).hasSize(ROUNDS);
        assertThat(played.stream().mapToInt(FailoverRounds.Round::acknowledged).sum())
                .isGreaterThan(30 * ROUNDS);
    }
}
