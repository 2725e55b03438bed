package uk.oocd.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.protocol.DueDay.Skipped;
import uk.oocd.protocol.DueDay.Why;
import uk.oocd.protocol.TimeLimit.Unit;

/** A due day names each day that was not counted, and why. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DueDayTest {

    private static final BankHolidays EASTER_2026 = new BankHolidays() {
        @Override
        public Set<LocalDate> of(int year) {
            return Set.of(day("2026-04-03"), day("2026-04-06"));
        }

        @Override
        public String name(LocalDate day) {
            return day.equals(day("2026-04-03")) ? "Good Friday" : "Easter Monday";
        }

        @Override
        public String edition() {
            return "A test's holidays";
        }
    };

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static TimeLimit limit(Unit unit, int value, int warnAt) {
        return new TimeLimit("any", Milestone.REFERRED, Milestone.SCREENED, unit, value, warnAt, "6.1", "A test");
    }

    @Test
    void each_weekend_day_and_holiday_on_the_way_is_named_in_order() {
        var due = limit(Unit.WORKING_DAYS, 2, 1).dueDay(day("2026-04-02"), List.of(), EASTER_2026);

        assertThat(due.due()).isEqualTo("2026-04-08");
        assertThat(due.atRiskFrom()).isEqualTo("2026-04-07");
        assertThat(due.calendar()).isEqualTo("A test's holidays");
        assertThat(due.skipped())
                .containsExactly(
                        new Skipped(day("2026-04-03"), Why.BANK_HOLIDAY, "Good Friday"),
                        new Skipped(day("2026-04-04"), Why.WEEKEND, "Saturday"),
                        new Skipped(day("2026-04-05"), Why.WEEKEND, "Sunday"),
                        new Skipped(day("2026-04-06"), Why.BANK_HOLIDAY, "Easter Monday"));
    }

    @Test
    void days_of_a_pause_are_left_out_from_its_first_day_to_the_day_before_it_ends() {
        var pause = new Pause(day("2026-03-03"), day("2026-03-05"), "the child is missing");
        var due = limit(Unit.WORKING_DAYS, 3, 2).dueDay(day("2026-03-02"), List.of(pause), EASTER_2026);

        assertThat(due.due()).isEqualTo("2026-03-09");
        assertThat(due.atRiskFrom()).as("two counted days before").isEqualTo("2026-03-05");
        assertThat(due.skipped())
                .extracting(Skipped::day, Skipped::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(day("2026-03-03"), Why.CLOCK_STOPPED),
                        org.assertj.core.groups.Tuple.tuple(day("2026-03-04"), Why.CLOCK_STOPPED),
                        org.assertj.core.groups.Tuple.tuple(day("2026-03-07"), Why.WEEKEND),
                        org.assertj.core.groups.Tuple.tuple(day("2026-03-08"), Why.WEEKEND));
    }

    @Test
    void weeks_and_months_are_put_off_by_as_many_days_as_the_clock_stood_still() {
        var pause = new Pause(day("2026-03-13"), day("2026-03-23"), "the child is missing");

        assertThat(limit(Unit.WEEKS, 2, 1)
                        .dueDay(day("2026-03-02"), List.of(pause), EASTER_2026)
                        .due())
                .as("16 March and ten days, those after the 16th among them")
                .isEqualTo("2026-03-26");
        assertThat(limit(Unit.MONTHS, 1, 0)
                        .dueDay(day("2026-01-31"), List.of(), EASTER_2026)
                        .due())
                .isEqualTo("2026-02-28");
    }

    @Test
    void a_pause_before_or_after_a_limit_changes_nothing() {
        var before = new Pause(day("2026-02-02"), day("2026-03-02"), "early");
        var after = new Pause(day("2026-03-10"), day("2026-04-01"), "late");
        var due = limit(Unit.WORKING_DAYS, 2, 1).dueDay(day("2026-03-02"), List.of(before, after), EASTER_2026);
        assertThat(due.due()).isEqualTo("2026-03-04");
        assertThat(due.skipped()).isEmpty();
    }
}
