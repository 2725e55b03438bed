package uk.oocd.panel;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Revision;

/** Everything that may have happened to a panel sitting. Stored for good; see {@code contracts/events/panel}. */
public sealed interface PanelEvent {

    PanelId panel();

    Attribution by();

    @Revision(2)
    record PanelScheduled(PanelId panel, PanelPlan plan, Attribution by) implements PanelEvent {}

    /**
     * It sits at another time or elsewhere. What was answered for another time holds no longer; the cases on its list
     * go with it.
     */
    record PanelMoved(PanelId panel, Whereabouts to, ChangeReason reason, Attribution by) implements PanelEvent {}

    /** It does not sit at all. The cases on its list wait for another panel. */
    record PanelCancelled(PanelId panel, ChangeReason reason, Attribution by) implements PanelEvent {}

    /** Somebody more was asked to come. */
    record MemberInvited(PanelId panel, Seat seat, Attribution by) implements PanelEvent {}

    /**
     * @param reason null unless it was declined
     */
    record InvitationAnswered(
            PanelId panel, String member, Reply reply, Reply.@Nullable DeclineReason reason, Attribution by)
            implements PanelEvent {}

    record AgendaOrdered(PanelId panel, List<CaseFileId> order, Attribution by) implements PanelEvent {
        public AgendaOrdered {
            order = List.copyOf(order);
        }
    }

    /**
     * @param startsAt when the first case is heard, in Europe/London
     */
    record AgendaTimed(PanelId panel, LocalTime startsAt, int minutesPerCase, Attribution by) implements PanelEvent {}

    @Revision(2)
    record AttendanceRecorded(PanelId panel, List<Attendee> present, List<Seat> apologies, Attribution by)
            implements PanelEvent {
        public AttendanceRecorded {
            present = List.copyOf(present);
            apologies = List.copyOf(apologies);
        }

        /** Who came, and for whom they sit. */
        public List<Seat> seats() {
            return present.stream().map(Attendee::seat).toList();
        }
    }

    /**
     * Somebody who chairs agreed the minutes as they were recorded by then; what was recorded since carries a later date.
     * Holds until attendance is recorded again.
     */
    record MinutesAgreed(PanelId panel, Attribution by) implements PanelEvent {}
}
