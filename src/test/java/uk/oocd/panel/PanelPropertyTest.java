package uk.oocd.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.HearingSamples.NURSE;
import static uk.oocd.Samples.*;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;
import uk.oocd.contracts.Contracts;
import uk.oocd.kernel.Decision;
import uk.oocd.panel.PanelCommand.AgreeMinutes;
import uk.oocd.panel.PanelCommand.AnswerInvitation;
import uk.oocd.panel.PanelCommand.CancelPanel;
import uk.oocd.panel.PanelCommand.InviteMember;
import uk.oocd.panel.PanelCommand.MovePanel;
import uk.oocd.panel.PanelCommand.TimeAgenda;
import uk.oocd.panel.Reply.DeclineReason;
import uk.oocd.storage.json.EventJson;
import uk.oocd.storage.keys.GlassKeyVault;

/** What holds for every sitting, whatever chairs and members do in whatever order, twice and at once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PanelPropertyTest {

    private final PanelDecider decider = new PanelDecider();

    @Test
    void whatever_is_asked_of_a_sitting_is_refused_or_recorded_keeps_to_its_contract_and_can_be_folded() {
        var json = EventJson.mapper(new GlassKeyVault());
        int recorded = 0;
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var state = decider.initial();
            for (int i = 0; i < 30; i++) {
                switch (decider.decide(anything(random), state)) {
                    case Decision.Accepted<PanelEvent>(var events) -> {
                        assertThat(events).hasSize(1);
                        recorded++;
                        state = decider.evolve(state, events.getFirst());
                        assertThat(state).isNotInstanceOf(PanelSitting.Unscheduled.class);
                        if (seed < 20) {
                            var event = events.getFirst();
                            assertThat(Contracts.faults(event.getClass(), json.writeValueAsString(event)))
                                    .isEmpty();
                        }
                    }
                    case Decision.Refused<PanelEvent>(var refusals) ->
                        assertThat(refusals).isNotEmpty();
                }
            }
        }
        assertThat(recorded).isGreaterThan(5_000);
    }

    @Test
    void said_twice_in_a_row_an_order_or_an_attendance_leaves_the_rules_where_they_were() {
        for (var twice : List.of(orderAgenda(CASE), recordAttendance(sat()))) {
            var once = decider.evolve(decider.initial(), scheduled());
            if (!(decider.decide(twice, once) instanceof Decision.Accepted<PanelEvent>(var events))) {
                throw new AssertionError("turned down");
            }
            var again = decider.evolve(once, events.getFirst());
            assertThat(decider.decide(twice, again)).isEqualTo(new Decision.Accepted<>(events));
            assertThat(decider.evolve(again, events.getFirst())).isEqualTo(again);
        }
    }

    private static PanelCommand anything(Random random) {
        var members = List.of("chair-1", "officer-2", "nurse-1", "teacher-1");
        var member = members.get(random.nextInt(members.size()));
        var seats = new ArrayList<Seat>();
        for (var each : members) if (random.nextBoolean()) seats.add(new Seat(each, "police"));
        return switch (random.nextInt(10)) {
            case 0, 1 -> schedule();
            case 2 -> new InviteMember(PANEL, new Seat(member, "health"), CHAIR);
            case 3 ->
                new AnswerInvitation(
                        PANEL,
                        member,
                        random.nextBoolean() ? Reply.ACCEPTED : Reply.DECLINED,
                        random.nextBoolean() ? DeclineReason.ON_LEAVE : null,
                        random.nextBoolean() ? CHAIR : NURSE);
            case 4 ->
                orderAgenda(
                        random.nextBoolean()
                                ? new CaseFileId[] {CASE, new CaseFileId(new UUID(1, 1))}
                                : new CaseFileId[] {CASE, CASE});
            case 5 ->
                new MovePanel(
                        PANEL,
                        new Whereabouts(
                                PANEL_SITS_ON.plusDays(random.nextInt(20) - 5),
                                LocalTime.of(random.nextInt(24), 0),
                                random.nextBoolean() ? "Room 3" : "",
                                random.nextBoolean() ? "https://video.example/panel" : null),
                        ChangeReason.PLACE_NOT_AVAILABLE,
                        CHAIR);
            case 6 ->
                random.nextInt(20) == 0
                        ? new CancelPanel(PANEL, ChangeReason.NOTHING_TO_HEAR, CHAIR)
                        : orderAgenda(CASE);
            case 8 -> new AgreeMinutes(PANEL, random.nextInt(2), CHAIR);
            case 7 -> new TimeAgenda(PANEL, LocalTime.of(random.nextInt(24), 0), random.nextInt(300), CHAIR);
            default -> recordAttendance(seats);
        };
    }
}
