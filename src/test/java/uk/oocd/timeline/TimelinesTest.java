package uk.oocd.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.casefile.Happening.Detail;
import uk.oocd.casefile.Stage;
import uk.oocd.views.InMemoryViewStore;
import uk.oocd.views.Position;
import uk.oocd.views.ProtocolsForTests;
import uk.oocd.views.ToldCase;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimelinesTest {

    private final InMemoryViewStore store = new InMemoryViewStore();
    private final TimelineProjection projection = new TimelineProjection(store);
    private final Timelines timelines = new Timelines(projection);
    private long position = 8;

    @Test
    void the_latest_comes_first_with_who_what_and_where_the_case_stood_then() {
        var told = tell(ToldCase.of(1)
                .referred("2026-06-01")
                .accepted("2026-06-02")
                .learned("2026-06-05", "2026-05-30")
                .assessed("2026-06-08"));
        tell(ToldCase.of(2).referred("2026-06-01"));

        var entries = timelines.of(told.id());
        assertThat(entries)
                .extracting(TimelineEntry::sentence)
                .containsExactly(
                        "Assessment recorded",
                        "Information learned: family",
                        "Accepted for panel",
                        "Referred by the police");
        assertThat(entries)
                .extracting(TimelineEntry::stage)
                .containsExactly(Stage.ASSESSED, Stage.ACCEPTED, Stage.ACCEPTED, Stage.REFERRED);
        assertThat(entries).extracting(TimelineEntry::learnedLater).containsExactly(false, true, false, false);
        var accepted = entries.get(2);
        assertThat(accepted.code()).isEqualTo("case-accepted");
        assertThat(accepted.by().actor()).isEqualTo("worker");
        assertThat(accepted.at()).isEqualTo(ToldCase.moment("2026-06-02"));
        assertThat(entries)
                .extracting(TimelineEntry::protocol)
                .as("each entry names the version that applied")
                .containsOnly(ProtocolsForTests.V1.ref());
    }

    @Test
    void every_text_is_there_under_a_label_and_blank_ones_are_not() {
        var told = tell(
                ToldCase.of(1).referred("2026-06-01").assessed("2026-06-08").signedOff("2026-06-09"));

        var entries = timelines.of(told.id());
        assertThat(entries.getFirst().details()).isEmpty();
        assertThat(entries.get(1).details())
                .extracting(Detail::label)
                .containsExactly(
                        "Strengths",
                        "Needs",
                        "Diversity",
                        "The child’s words",
                        "The parent’s or carer’s words",
                        "The victim’s view");
    }

    @Test
    void after_an_erasure_the_entries_stay_and_their_texts_are_gone() {
        var told = tell(ToldCase.of(1).referred("2026-06-01").accepted("2026-06-02"));
        var subject =
                timelines.of(told.id()).getFirst().details().getFirst().text().subject();
        store.vault().destroy(subject);

        var entry = timelines.of(told.id()).getFirst();
        assertThat(entry.sentence()).isEqualTo("Accepted for panel");
        assertThat(entry.details().getFirst().text().known()).isEmpty();
    }

    @Test
    void an_event_delivered_twice_is_told_once_and_a_reset_forgets_all() {
        var told = tell(ToldCase.of(1).referred("2026-06-01"));
        projection.on(told.last(), new Position(8));
        assertThat(timelines.of(told.id())).hasSize(1);

        projection.reset();
        assertThat(timelines.of(told.id())).isEmpty();
    }

    private ToldCase tell(ToldCase told) {
        told.events().forEach(event -> projection.on(event, new Position(position++)));
        return told;
    }
}
