package uk.oocd.inspection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Recommendation;
import uk.oocd.casefile.Seat;
import uk.oocd.inspection.CaseRecord.Fact;
import uk.oocd.inspection.HearingRecord.AgreedAction;
import uk.oocd.inspection.HearingRecord.Conflict;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.panel.Attendee;
import uk.oocd.panel.ChangeReason;
import uk.oocd.panel.PanelPlan;
import uk.oocd.panel.Whereabouts;

/**
 * What a panel's sitting came to, out of what was recorded and nothing else: nobody writes them, so nobody can forget or
 * reword them.
 *
 * @param plan when and where it sat or was to sit in the end
 * @param moves when and where it was to sit before, the first first
 * @param cancelled null unless it did not sit
 * @param invited everybody who was asked to come
 * @param present who came
 * @param apologies who sent apologies
 * @param missing who was asked, and neither came nor sent apologies
 * @param cases every case that was ever listed on it: in the order in which it dealt with them, then those it did not
 *     come to
 * @param agreed who agreed them as they were recorded by then, and when; null where nobody has
 * @param closed how many cases are left out, since the reader stands back from them
 */
public record Minutes(
        PanelId panel,
        PanelPlan plan,
        List<Move> moves,
        @Nullable Cancelled cancelled,
        List<Seat> invited,
        List<Attendee> present,
        List<Seat> apologies,
        List<Seat> missing,
        List<Heard> cases,
        @Nullable Attribution agreed,
        int closed) {

    public Minutes {
        moves = List.copyOf(moves);
        invited = List.copyOf(invited);
        present = List.copyOf(present);
        apologies = List.copyOf(apologies);
        missing = List.copyOf(missing);
        cases = List.copyOf(cases);
    }

    /** That it was to sit at another time or elsewhere, until then. */
    public record Move(Whereabouts from, ChangeReason reason, Attribution by) {}

    /** Why it did not sit, and who said so. */
    public record Cancelled(ChangeReason reason, Attribution by) {}

    /**
     * What became of one case at this panel.
     *
     * @param recommendation null where it recommended nothing
     * @param deferred why it did not decide; null where it did, or did not come to it
     * @param conflicts the interests that had been declared by then
     * @param actions what was agreed at this panel, and what became of it since
     */
    public record Heard(
            CaseFileId id,
            String reference,
            Personal<String> childName,
            @Nullable Fact<Recommendation> recommendation,
            @Nullable Fact<Personal<String>> deferred,
            List<Conflict> conflicts,
            List<AgreedAction> actions) {

        public Heard {
            conflicts = List.copyOf(conflicts);
            actions = List.copyOf(actions);
        }

        private boolean closedTo(String account) {
            return conflicts.stream()
                    .anyMatch(c ->
                            c.lifted() == null && c.declared().value().member().equals(account));
        }
    }

    public LocalDate satOn() {
        return plan.sitsOn();
    }

    /** As somebody may see them: without the cases that they stand back from. */
    public Minutes readBy(String account) {
        var open = cases.stream().filter(heard -> !heard.closedTo(account)).toList();
        return new Minutes(
                panel,
                plan,
                moves,
                cancelled,
                invited,
                present,
                apologies,
                missing,
                open,
                agreed,
                cases.size() - open.size());
    }
}
