package uk.oocd.panel;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.PanelId;

/** Everything that may be asked of a panel sitting. */
public sealed interface PanelCommand {

    @TargetAggregateIdentifier
    PanelId panel();

    Attribution by();

    /**
     * @param today the day of {@code by.at} in Europe/London
     */
    record SchedulePanel(PanelId panel, PanelPlan plan, LocalDate today, Attribution by) implements PanelCommand {}

    /** Has it sit at another time or elsewhere; possible until it has sat. */
    record MovePanel(PanelId panel, Whereabouts to, ChangeReason reason, Attribution by) implements PanelCommand {}

    /** Has it not sit at all; possible until it has sat. */
    record CancelPanel(PanelId panel, ChangeReason reason, Attribution by) implements PanelCommand {}

    /** Asks somebody more to come. */
    record InviteMember(PanelId panel, Seat seat, Attribution by) implements PanelCommand {}

    /**
     * Says whether somebody will come. May be said again.
     *
     * @param member who was invited: the sender, unless the chair records it
     * @param reason needed where it is declined; otherwise null
     */
    record AnswerInvitation(
            PanelId panel, String member, Reply reply, Reply.@Nullable DeclineReason reason, Attribution by)
            implements PanelCommand {}

    /** Says in what order cases are heard; those not named follow in the agenda's own order. */
    record OrderAgenda(PanelId panel, List<CaseFileId> order, Attribution by) implements PanelCommand {
        public OrderAgenda {
            order = List.copyOf(order);
        }
    }

    /** Says when the first case is heard, and how long each has. */
    record TimeAgenda(PanelId panel, LocalTime startsAt, int minutesPerCase, Attribution by) implements PanelCommand {}

    /** Says who came and who sent apologies. May be said again when somebody comes later. */
    record RecordAttendance(PanelId panel, List<Attendee> present, List<Seat> apologies, Attribution by)
            implements PanelCommand {
        public RecordAttendance {
            present = List.copyOf(present);
            apologies = List.copyOf(apologies);
        }
    }

    /**
     * Says that the minutes, as they are recorded by now, are right. Said again later, it is of what was recorded since,
     * too.
     *
     * @param waiting how many cases on the panel's list were neither heard nor deferred, as the agenda has it
     */
    record AgreeMinutes(PanelId panel, int waiting, Attribution by) implements PanelCommand {}
}
