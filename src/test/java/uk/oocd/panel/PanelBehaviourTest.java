package uk.oocd.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.Samples.*;
import static uk.oocd.panel.PanelProblem.*;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.oocd.Samples;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.Problem;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.TextProblem;
import uk.oocd.kernel.Texts;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PanelBehaviourTest {

    private static final CaseFileId OTHER_CASE = new CaseFileId(new UUID(1, 1));
    private static final List<Seat> TWICE = List.of(new Seat("chair-1", "police"), new Seat("chair-1", "education"));

    private final Behaviour<PanelCommand, PanelSitting, PanelEvent> panel =
            new Behaviour<>(new PanelDecider(), PanelAggregate.class);

    @Test
    void a_panel_is_scheduled() {
        panel.given().when(schedule()).then(scheduled());
    }

    @Test
    void a_panel_can_sit_on_the_day_it_is_scheduled() {
        var today = with(schedule(), "today", PANEL_SITS_ON);
        panel.given().when(today).then(scheduled());
    }

    @Test
    void the_chair_orders_the_agenda_and_may_order_it_again() {
        panel.given(scheduled()).when(orderAgenda(CASE, OTHER_CASE)).then(agendaOrdered(CASE, OTHER_CASE));
        panel.given(scheduled(), agendaOrdered(CASE, OTHER_CASE))
                .when(orderAgenda(OTHER_CASE, CASE))
                .then(agendaOrdered(OTHER_CASE, CASE));
    }

    @Test
    void attendance_is_recorded_and_again_when_somebody_comes_late() {
        panel.given(scheduled()).when(recordAttendance(sat())).then(attendanceRecorded(sat()));
        var more = Stream.concat(sat().stream(), Stream.of(new Seat("nurse-1", "health")))
                .toList();
        panel.given(scheduled(), attendanceRecorded(sat()))
                .when(recordAttendance(more))
                .then(attendanceRecorded(more));
    }

    record Refused(String why, List<PanelEvent> past, PanelCommand command, List<Refusal> refusals) {
        @Override
        public String toString() {
            return why;
        }
    }

    private static Refused plan(String why, String field, Object value, Refusal... refusals) {
        return new Refused(why, List.of(), schedule(with(Samples.plan(), field, value)), List.of(refusals));
    }

    private static Refused atScheduled(String why, PanelCommand command, Refusal... refusals) {
        return new Refused(why, List.of(Samples.scheduled()), command, List.of(refusals));
    }

    private static Refused unscheduled(String why, PanelCommand command) {
        return new Refused(why, List.of(), command, List.of(Refusal.of(PANEL_UNKNOWN)));
    }

    static Stream<Refused> refused() {
        return Stream.of(
                unscheduled("no agenda of a panel nobody scheduled", orderAgenda(CASE)),
                unscheduled("no attendance at one either", recordAttendance(sat())),
                atScheduled("a panel is scheduled once", schedule(), Refusal.of(PANEL_ALREADY_SCHEDULED)),
                new Refused(
                        "a panel of yesterday",
                        List.of(),
                        with(schedule(), "today", PANEL_SITS_ON.plusDays(1)),
                        List.of(Refusal.of(PANEL_IN_PAST))),
                plan("no place", "place", " ", Refusal.of(PLACE_MISSING)),
                plan(
                        "too long a place",
                        "place",
                        "x".repeat(Texts.SHORT + 1),
                        Refusal.at("/place", TextProblem.TEXT_TOO_LONG, Texts.SHORT)),
                plan("no chair", "chair", "", Refusal.of(CHAIR_MISSING)),
                plan("nobody invited", "invited", List.of(), Refusal.of(NOBODY_INVITED)),
                plan("somebody invited twice", "invited", TWICE, Refusal.at("/invited", SEAT_TWICE)),
                new Refused(
                        "everything that is wrong with a plan at once",
                        List.of(),
                        with(
                                schedule(with(Samples.plan(), "place", "", "chair", "", "invited", List.of())),
                                "today",
                                PANEL_SITS_ON.plusDays(1)),
                        List.of(
                                Refusal.of(PANEL_IN_PAST),
                                Refusal.of(PLACE_MISSING),
                                Refusal.of(CHAIR_MISSING),
                                Refusal.of(NOBODY_INVITED))),
                atScheduled("a case heard twice", orderAgenda(CASE, CASE), Refusal.of(CASE_ORDERED_TWICE)),
                atScheduled("nobody came", recordAttendance(List.of()), Refusal.of(NOBODY_PRESENT)),
                atScheduled("somebody came twice", recordAttendance(TWICE), Refusal.of(SEAT_TWICE)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void turned_down(Refused told) {
        panel.given(told.past().toArray(PanelEvent[]::new))
                .when(told.command())
                .thenRefused(told.refusals().toArray(Refusal[]::new));
    }

    @Test
    void every_problem_is_told() {
        Set<Problem> told = new HashSet<>();
        refused().forEach(r -> r.refusals().forEach(refusal -> told.add(refusal.problem())));
        assertThat(told).containsAll(Arrays.asList(PanelProblem.values()));
    }
}
