package uk.oocd.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.casefile.AssessmentDuty;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Disposal;
import uk.oocd.kernel.History;
import uk.oocd.views.ToldCase;

/** What stands in other cases of the same child, and what was given there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OtherCasesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-07-20");

    private final ToldCase first = ToldCase.of(1).crime("42/0001/26").referred("2026-06-01");
    private final ToldCase again = ToldCase.of(2).sameChildAs(first);

    private static List<CaseFileId> standing(ToldCase in, ToldCase... all) {
        return others(all).outcomesStanding(in.id());
    }

    @Test
    void an_outcome_stands_in_another_case_of_the_same_crime_however_its_reference_is_written() {
        again.crime("42-1-26").referred("2026-06-01");
        var typedOtherwise =
                ToldCase.of(3).sameChildAs(first).crime("42 0001 26").referred("2026-06-01");
        assertThat(standing(typedOtherwise, first, again, typedOtherwise)).isEmpty();
        first.decided("2026-06-10", "community-resolution", null);
        assertThat(standing(typedOtherwise, first, again, typedOtherwise)).containsExactly(first.id());
        assertThat(standing(again, first, again, typedOtherwise))
                .as("42-1-26 is another reference: nothing is closed on a guess")
                .isEmpty();
        assertThat(standing(first, first, typedOtherwise))
                .as("its own outcome stands in no other case")
                .isEmpty();
    }

    @Test
    void an_outcome_stands_no_longer_once_the_decision_is_the_polices_again_and_does_once_they_have_decided() {
        again.crime("42/0001/26").referred("2026-06-01");
        first.decided("2026-06-10", "community-resolution", null).delivered("2026-06-11", "2026-06-11", true);
        assertThat(standing(again, first, again)).containsExactly(first.id());
        first.revived("2026-06-20");
        assertThat(standing(again, first, again)).isEmpty();
        first.decided("2026-06-21", "community-resolution", null);
        assertThat(standing(again, first, again)).containsExactly(first.id());
    }

    @Test
    void of_two_outcomes_that_stand_the_one_decided_first_goes_first_unless_the_other_was_given() {
        again.crime("42/0001/26").referred("2026-06-01");
        first.decided("2026-06-10T10:00", "community-resolution", null);
        again.decided("2026-06-10T10:00", "community-resolution", null);
        assertThat(goingFirst(again)).containsExactly(first.id());
        assertThat(goingFirst(first)).isEmpty();

        again.delivered("2026-06-11", "2026-06-11", true);
        assertThat(goingFirst(again)).as("given, before this was a rule").isEmpty();
        assertThat(goingFirst(first)).containsExactly(again.id());
    }

    @Test
    void what_is_decided_again_goes_last_and_nothing_goes_before_no_further_action() {
        again.crime("42/0001/26").referred("2026-06-01");
        first.decided("2026-06-10T10:00", "community-resolution", null);
        again.decided("2026-06-10T10:00", "community-resolution", null);
        first.decidedAs("2026-06-12", "youth-caution", "2", false);
        assertThat(goingFirst(first)).containsExactly(again.id());
        assertThat(goingFirst(again)).isEmpty();
        first.decidedAs("2026-06-13", "no-further-action", "10", false);
        assertThat(goingFirst(first)).isEmpty();
        assertThat(goingFirst(again)).isEmpty();
    }

    private List<CaseFileId> goingFirst(ToldCase in) {
        return others(first, again).goingFirst(in.id());
    }

    @Test
    void another_day_or_another_child_is_another_offence() {
        first.decided("2026-06-10", "community-resolution", null);
        var otherDay = ToldCase.of(3).sameChildAs(first).crime("42/0001/26").referred("2026-06-02");
        var otherChild = ToldCase.of(4).crime("42/0001/26").referred("2026-06-01");
        assertThat(standing(otherDay, first, otherDay, otherChild)).isEmpty();
        assertThat(standing(otherChild, first, otherDay, otherChild)).isEmpty();
    }

    @Test
    void what_was_given_in_the_cases_that_somebody_sees_is_told_the_latest_first_and_whether_it_is_spent() {
        again.referred("2026-07-01");
        first.decided("2026-06-10", "community-resolution", null).delivered("2026-06-11", "2026-06-11", true);
        var later = ToldCase.of(3)
                .sameChildAs(first)
                .referred("2026-06-02")
                .decided("2026-07-10", "community-resolution", null)
                .delivered("2026-07-11", "2026-07-11", true);
        var undelivered =
                ToldCase.of(4).sameChildAs(first).referred("2026-06-03").decided("2026-07-10", "youth-caution", null);
        var cases = new Inspector(new Cases(List.of(first, again, later, undelivered)));
        var others = new OtherCases(cases, _ -> List.of());
        var record = cases.now(again.id()).orElseThrow();
        var seen = Stream.of(first, again, later, undelivered).map(ToldCase::id).toList();
        assertThat(others.given(record, seen, TODAY))
                .extracting(EarlierOutcome::reference, EarlierOutcome::disposal, EarlierOutcome::spent)
                .containsExactly(
                        tuple(later.id().reference(), Disposal.COMMUNITY_RESOLUTION, null),
                        tuple(first.id().reference(), Disposal.COMMUNITY_RESOLUTION, null));
        assertThat(others.given(record, List.of(again.id(), first.id()), TODAY)).hasSize(1);
    }

    @Test
    void what_was_given_stays_with_the_decision_that_it_was_given_by_also_once_that_has_come_back() {
        again.referred("2026-07-01");
        first.decidedAs("2026-03-02", "youth-conditional-caution", "2", true)
                .delivered("2026-03-04", "2026-03-04", true);
        first.revived("2026-04-10");
        assertThat(given(again))
                .as("breached, and not decided again")
                .containsExactly(tuple(Disposal.YOUTH_CONDITIONAL_CAUTION, "2026-03-04", false, "2026-06-04"));
        first.decidedAs("2026-04-20", "charge", "1", false);
        assertThat(given(again))
                .as("decided again, and not yet given")
                .containsExactly(tuple(Disposal.YOUTH_CONDITIONAL_CAUTION, "2026-03-04", false, "2026-06-04"));
        first.delivered("2026-05-01", "2026-05-01", false);
        assertThat(given(again))
                .containsExactly(
                        tuple(Disposal.CHARGE, "2026-05-01", true, null),
                        tuple(Disposal.YOUTH_CONDITIONAL_CAUTION, "2026-03-04", false, "2026-06-04"));
    }

    @Test
    void a_conditional_caution_that_came_back_still_makes_the_assessment_a_duty_in_its_own_case_too() {
        again.referred("2026-07-01");
        first.decidedAs("2026-03-02", "youth-conditional-caution", "2", true)
                .delivered("2026-03-04", "2026-03-04", true);
        assertThat(earlier(first)).as("what it has now is no earlier outcome").isEmpty();
        first.revived("2026-04-10").decidedAs("2026-04-20", "youth-caution", "2", false);
        for (var deciding : List.of(first, again)) {
            assertThat(AssessmentDuty.after(earlier(deciding).stream()
                            .map(EarlierOutcome::disposal)
                            .toList()))
                    .isEqualTo(AssessmentDuty.MUST);
        }
    }

    private List<EarlierOutcome> earlier(ToldCase in) {
        var cases = new Inspector(new Cases(List.of(first, again)));
        return new OtherCases(cases, _ -> List.of())
                .given(cases.now(in.id()).orElseThrow(), List.of(first.id(), again.id()), TODAY);
    }

    private List<Tuple> given(ToldCase in) {
        return earlier(in).stream()
                .map(past -> tuple(
                        past.disposal(),
                        past.givenOn().toString(),
                        past.stands(),
                        past.spentOn() == null ? null : past.spentOn().toString()))
                .toList();
    }

    private static OtherCases others(ToldCase... all) {
        return new OtherCases(
                new Inspector(new Cases(List.of(all))),
                child -> Arrays.stream(all)
                        .filter(told -> ((CaseReferred) told.events().getFirst())
                                .referral()
                                .child()
                                .subject()
                                .equals(child))
                        .map(told -> told.id().toString())
                        .toList());
    }

    /** A history of several cases, one log in the order in which everything was recorded. */
    private record Cases(List<ToldCase> all) implements History {

        @Override
        public List<Recorded> of(String stream) {
            var log = all.stream()
                    .flatMap(told -> told.events().stream())
                    .sorted(Comparator.comparing(event -> event.by().at()))
                    .toList();
            return all.stream()
                    .filter(told -> told.id().toString().equals(stream))
                    .flatMap(told -> IntStream.range(0, told.events().size())
                            .mapToObj(i -> new Recorded(
                                    log.indexOf(told.events().get(i)),
                                    i,
                                    ToldCase.moment("2030-01-01"),
                                    told.events().get(i))))
                    .toList();
        }

        @Override
        public Optional<Recorded> first(String stream) {
            return of(stream).stream().findFirst();
        }

        @Override
        public Optional<Long> version(String stream) {
            return of(stream).isEmpty()
                    ? Optional.empty()
                    : Optional.of(of(stream).size() - 1L);
        }
    }
}
