package uk.oocd.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.History;
import uk.oocd.kernel.PanelId;
import uk.oocd.panel.Attendee;
import uk.oocd.panel.PanelEvent;
import uk.oocd.panel.PanelEvent.AgendaOrdered;
import uk.oocd.panel.PanelEvent.AgendaTimed;
import uk.oocd.panel.PanelEvent.AttendanceRecorded;
import uk.oocd.panel.PanelEvent.InvitationAnswered;
import uk.oocd.panel.PanelEvent.MemberInvited;
import uk.oocd.panel.PanelEvent.MinutesAgreed;
import uk.oocd.panel.PanelEvent.PanelCancelled;
import uk.oocd.panel.PanelEvent.PanelMoved;
import uk.oocd.panel.PanelEvent.PanelScheduled;
import uk.oocd.panel.PanelPlan;

/** Writes a sitting's minutes from the log itself. Who may read them is for the caller to check. */
@Component
public class MinuteTaker {

    private final History history;
    private final Inspector inspector;

    MinuteTaker(History history, Inspector inspector) {
        this.history = history;
        this.inspector = inspector;
    }

    /**
     * @param listed every case that was ever listed on the panel
     * @return empty where nobody scheduled the panel
     */
    public Optional<Minutes> of(PanelId panel, Collection<CaseFileId> listed) {
        @Nullable PanelPlan plan = null;
        var invited = new ArrayList<Seat>();
        List<Attendee> present = List.of();
        List<Seat> apologies = List.of();
        var moves = new ArrayList<Minutes.Move>();
        Minutes.@Nullable Cancelled cancelled = null;
        @Nullable Attribution agreed = null;
        for (var recorded : history.of(panel.toString())) {
            if (!(recorded.event() instanceof PanelEvent event)) continue;
            switch (event) {
                case PanelScheduled e -> {
                    plan = e.plan();
                    invited.addAll(e.plan().invited());
                }
                case PanelMoved e -> {
                    if (plan == null) continue;
                    moves.add(new Minutes.Move(plan.whereabouts(), e.reason(), e.by()));
                    plan = plan.at(e.to());
                }
                case PanelCancelled e -> cancelled = new Minutes.Cancelled(e.reason(), e.by());
                case MemberInvited e -> invited.add(e.seat());
                case MinutesAgreed e -> agreed = e.by();
                case AttendanceRecorded e -> {
                    agreed = null;
                    present = e.present();
                    apologies = e.apologies();
                }
                case AgendaTimed e -> {
                    if (plan != null) plan = plan.at(plan.whereabouts().from(e.startsAt()));
                }
                case InvitationAnswered _, AgendaOrdered _ -> {}
            }
        }
        if (plan == null) return Optional.empty();
        return Optional.of(new Minutes(
                panel,
                plan,
                moves,
                cancelled,
                invited,
                present,
                apologies,
                present.isEmpty() ? List.of() : missing(invited, present, apologies),
                listed.stream()
                        .flatMap(id -> inspector.now(id).stream())
                        .map(record -> heard(record, panel))
                        .sorted(Comparator.comparing(MinuteTaker::dealtWith).thenComparing(Minutes.Heard::reference))
                        .toList(),
                agreed,
                0));
    }

    private static List<Seat> missing(List<Seat> invited, List<Attendee> present, List<Seat> apologies) {
        var accounted = Stream.concat(
                        present.stream().map(Attendee::member),
                        apologies.stream().map(Seat::member))
                .toList();
        var instead = present.stream().map(Attendee::substituteFor).toList();
        return invited.stream()
                .filter(seat -> !accounted.contains(seat.member()) && !instead.contains(seat.member()))
                .toList();
    }

    private static Minutes.Heard heard(CaseRecord record, PanelId panel) {
        var recommendation = record.recommendation();
        boolean here = recommendation != null && recommendation.value().panel().equals(panel);
        var deferred = record.listings().stream()
                .filter(listing -> listing.listed().value().panel().equals(panel))
                .flatMap(listing -> Stream.ofNullable(listing.deferred()))
                .reduce((_, last) -> last)
                .orElse(null);
        return new Minutes.Heard(
                record.id(),
                record.id().reference(),
                record.referral().value().child().name(),
                here ? recommendation : null,
                here ? null : deferred,
                record.hearing().conflicts(),
                record.hearing().actions().stream()
                        .filter(action -> action.agreed().value().panel().equals(panel))
                        .toList());
    }

    private static Instant dealtWith(Minutes.Heard heard) {
        if (heard.recommendation() != null) return heard.recommendation().by().at();
        if (heard.deferred() != null) return heard.deferred().by().at();
        return Instant.MAX;
    }
}
