package uk.oocd.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import uk.oocd.kernel.Coded;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordingTest {

    private enum PanelOutcome {
        YOUTH_CAUTION,
        NO_FURTHER_ACTION
    }

    private final StaticMessageSource messages = new StaticMessageSource();
    private final Wording wording = new Wording(messages);

    @Test
    void times_are_those_of_the_clock_on_the_wall_in_summer_and_in_winter() {
        assertThat(wording.moment(Instant.parse("2026-06-04T08:32:00Z"))).isEqualTo("4 June 2026 at 9:32am");
        assertThat(wording.moment(Instant.parse("2026-12-04T12:05:00Z"))).isEqualTo("4 December 2026 at 12:05pm");
        assertThat(wording.moment(Instant.parse("2026-06-04T23:10:00Z"))).isEqualTo("5 June 2026 at 12:10am");
    }

    @Test
    void a_day_is_the_day_in_england_and_wales() {
        assertThat(wording.day(Instant.parse("2026-06-04T23:10:00Z"))).isEqualTo("5 June 2026");
        assertThat(wording.day(LocalDate.of(2026, 2, 1))).isEqualTo("1 February 2026");
    }

    @Test
    void facts_are_said_in_words() {
        messages.addMessage("told", Locale.UK, "{0}; {1}; {2}");
        assertThat(wording.sentence(
                        "told", LocalDate.of(2026, 2, 1), List.of("a", "b"), PanelOutcome.NO_FURTHER_ACTION))
                .isEqualTo("1 February 2026; a, b; No further action");
    }

    @Test
    void a_code_among_the_facts_is_said_in_words_too() {
        messages.addMessage("absent", Locale.UK, "Nobody sat for {0}");
        messages.addMessage("label.agency.childrens-social-care", Locale.UK, "Children’s social care");
        assertThat(wording.sentence("absent", Coded.agency("childrens-social-care")))
                .isEqualTo("Nobody sat for children’s social care");
        assertThat(wording.sentence("absent", Coded.agency("youth-justice"))).isEqualTo("Nobody sat for youth justice");
    }

    @Test
    void a_code_is_called_what_the_messages_call_it_or_by_its_own_words() {
        messages.addMessage("label.panel-outcome.youth-caution", Locale.UK, "Youth caution (section 66ZA)");
        assertThat(wording.label(PanelOutcome.YOUTH_CAUTION)).isEqualTo("Youth caution (section 66ZA)");
        assertThat(wording.label(PanelOutcome.NO_FURTHER_ACTION)).isEqualTo("No further action");
    }
}
