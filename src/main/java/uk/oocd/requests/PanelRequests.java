package uk.oocd.requests;

import static uk.oocd.requests.Reading.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Refusal;
import uk.oocd.panel.Attendee;
import uk.oocd.panel.Attendee.Presence;
import uk.oocd.panel.ChangeReason;
import uk.oocd.panel.PanelCommand;
import uk.oocd.panel.PanelCommand.AgreeMinutes;
import uk.oocd.panel.PanelCommand.AnswerInvitation;
import uk.oocd.panel.PanelCommand.CancelPanel;
import uk.oocd.panel.PanelCommand.InviteMember;
import uk.oocd.panel.PanelCommand.MovePanel;
import uk.oocd.panel.PanelCommand.OrderAgenda;
import uk.oocd.panel.PanelCommand.RecordAttendance;
import uk.oocd.panel.PanelCommand.SchedulePanel;
import uk.oocd.panel.PanelCommand.TimeAgenda;
import uk.oocd.panel.PanelPlan;
import uk.oocd.panel.PanelProblem;
import uk.oocd.panel.Reply;
import uk.oocd.panel.Whereabouts;
import uk.oocd.requests.CaseRequests.SeatPart;

/** What may be sent about a panel sitting. */
public final class PanelRequests {

    private PanelRequests() {}

    /**
     * @param startsAt {@code 09:30}
     * @param place may be left out where there is a link
     * @param link of an online meeting
     * @param minutesPerCase {@link PanelPlan#USUAL_MINUTES} where it is left out
     * @param chair a staff account
     */
    public record Scheduling(
            @Nullable String sitsOn,
            @Nullable String startsAt,
            @Nullable String place,
            @Nullable String link,
            @Nullable String minutesPerCase,
            @Nullable String chair,
            @Nullable List<@Nullable SeatPart> invited) {

        /**
         * @param force and {@code service}: whose cases the panel will hear, the sender's own
         */
        public Converted<PanelCommand> toCommand(PanelId panel, String force, String service, Attribution by) {
            var reading = new Reading();
            var today = CaseContext.day(by);
            var plan = new PanelPlan(
                    force,
                    service,
                    reading.date(sitsOn, "/sitsOn", today),
                    reading.time(startsAt, "/startsAt"),
                    text(place),
                    text(link).isEmpty() ? null : text(link),
                    minutes(minutesPerCase, reading),
                    text(chair),
                    CaseRequests.seats(invited));
            reading.addWhereUnreadable(plan.problems(today));
            return reading.converted(new SchedulePanel(panel, plan, today, by));
        }
    }

    /**
     * When and where it sits from now on, all of it.
     *
     * @param place may be left out where there is a link
     * @param link of an online meeting
     * @param reason a {@link ChangeReason}, for example {@code too-few-can-come}
     */
    public record Moving(
            @Nullable String sitsOn,
            @Nullable String startsAt,
            @Nullable String place,
            @Nullable String link,
            @Nullable String reason) {

        public Converted<PanelCommand> toCommand(PanelId panel, Attribution by) {
            var reading = new Reading();
            var today = CaseContext.day(by);
            var to = new Whereabouts(
                    reading.date(sitsOn, "/sitsOn", today),
                    reading.time(startsAt, "/startsAt"),
                    text(place),
                    text(link).isEmpty() ? null : text(link));
            var why = reading.choice(reason, ChangeReason.class, "/reason");
            reading.addWhereUnreadable(to.problems(today));
            return reading.converted(new MovePanel(panel, to, why, by));
        }
    }

    public record Cancellation(@Nullable String reason) {

        public Converted<PanelCommand> toCommand(PanelId panel, Attribution by) {
            var reading = new Reading();
            return reading.converted(new CancelPanel(panel, reading.choice(reason, ChangeReason.class, "/reason"), by));
        }
    }

    public record AgendaOrder(@Nullable List<@Nullable String> order) {

        public Converted<PanelCommand> toCommand(PanelId panel, Attribution by) {
            var reading = new Reading();
            var cases = new ArrayList<CaseFileId>();
            for (var id : order == null ? List.<@Nullable String>of() : order) {
                if (text(id).isEmpty()) continue;
                try {
                    cases.add(CaseFileId.of(text(id)));
                } catch (IllegalArgumentException e) {
                    reading.refuse(
                            Refusal.at("/order/" + cases.size(), RequestProblem.CHOICE_UNKNOWN, "the cases listed"));
                }
            }
            return reading.converted(new OrderAgenda(panel, cases, by));
        }
    }

    /** One person more who is asked to come. */
    public record Invitation(
            @Nullable String member, @Nullable String agency) {

        public Converted<PanelCommand> toCommand(PanelId panel, Attribution by) {
            return new Converted.Ready<>(new InviteMember(panel, new Seat(text(member), text(agency)), by));
        }
    }

    /**
     * @param member who was invited; the sender where it is left out
     * @param reply {@code accepted} or {@code declined}
     * @param reason {@code on-leave}, {@code other-duty}, {@code interest-in-a-case} or {@code other}
     */
    public record InvitationReply(
            @Nullable String member,
            @Nullable String reply,
            @Nullable String reason) {

        public Converted<PanelCommand> toCommand(PanelId panel, Attribution by) {
            var reading = new Reading();
            return reading.converted(new AnswerInvitation(
                    panel,
                    text(member).isEmpty() ? by.actor() : text(member),
                    reading.choice(reply, Reply.class, "/reply"),
                    text(reason).isEmpty() ? null : reading.choice(reason, Reply.DeclineReason.class, "/reason"),
                    by));
        }
    }

    /**
     * @param startsAt when the first case is heard, {@code 09:30}
     */
    public record Slots(@Nullable String startsAt, @Nullable String minutesPerCase) {

        public Converted<PanelCommand> toCommand(PanelId panel, Attribution by) {
            var reading = new Reading();
            return reading.converted(
                    new TimeAgenda(panel, reading.time(startsAt, "/startsAt"), minutes(minutesPerCase, reading), by));
        }
    }

    /**
     * @param present who came; a row without a member is left out
     * @param apologies who sent apologies
     */
    public record Attendance(
            @Nullable List<@Nullable AttendeePart> present,
            @Nullable List<@Nullable SeatPart> apologies) {

        public Converted<PanelCommand> toCommand(PanelId panel, Attribution by) {
            var reading = new Reading();
            var came = new ArrayList<Attendee>();
            for (var part : present == null ? List.<@Nullable AttendeePart>of() : present) {
                if (part == null || text(part.member()).isEmpty()) continue;
                came.add(new Attendee(
                        text(part.member()),
                        text(part.agency()),
                        reading.choiceOr(
                                part.how(), Presence.class, "/present/" + came.size() + "/how", Presence.NOT_SAID),
                        text(part.substituteFor()).isEmpty() ? null : text(part.substituteFor())));
            }
            return reading.converted(new RecordAttendance(panel, came, CaseRequests.seats(apologies), by));
        }
    }

    /**
     * @param how {@code in-person} or {@code remotely}; not said where it is left out
     * @param substituteFor who was invited and could not come
     */
    public record AttendeePart(
            @Nullable String member,
            @Nullable String agency,
            @Nullable String how,
            @Nullable String substituteFor) {}

    /** Agreeing the minutes says nothing but that. */
    public record Agreement() {

        /**
         * @param waiting how many cases on the panel's list were neither heard nor deferred
         */
        public PanelCommand toCommand(PanelId panel, int waiting, Attribution by) {
            return new AgreeMinutes(panel, waiting, by);
        }
    }

    private static int minutes(@Nullable String typed, Reading reading) {
        if (text(typed).isEmpty()) return PanelPlan.USUAL_MINUTES;
        try {
            return Integer.parseInt(text(typed));
        } catch (NumberFormatException unread) {
            reading.refuse(Refusal.of(PanelProblem.MINUTES_IMPOSSIBLE, PanelPlan.MOST_MINUTES));
            return PanelPlan.USUAL_MINUTES;
        }
    }
}
