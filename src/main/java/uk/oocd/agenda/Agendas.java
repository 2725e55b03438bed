package uk.oocd.agenda;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.oocd.agenda.Agenda.HeardBefore;
import uk.oocd.agenda.AgendaProjection.KeptCase;
import uk.oocd.agenda.AgendaProjection.KeptListing;
import uk.oocd.agenda.AgendaProjection.KeptSitting;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.kernel.PanelId;
import uk.oocd.protocol.Protocols;
import uk.oocd.views.Views;
import uk.oocd.views.Views.Selection;

/** The sittings of a service's panels and what each is to hear. Who may read it is for the caller to check. */
@Component
public class Agendas {

    private final Views<KeptSitting> sittings;
    private final Views<KeptCase> cases;
    private final Views<KeptListing> listings;
    private final Protocols protocols;

    Agendas(AgendaProjection projection, Protocols protocols) {
        this.protocols = protocols;
        this.sittings = projection.sittings();
        this.cases = projection.cases();
        this.listings = projection.listings();
    }

    /**
     * A sitting in a list of sittings.
     *
     * @param listed how many cases are on its agenda
     * @param heard how many of them it has recommended an outcome for
     */
    public record Line(Sitting sitting, long listed, long heard) {}

    /** The sittings of today and later that take place, the next one first. */
    public List<Line> upcoming(String service, LocalDate today) {
        return sittings(Selection.where(Map.of("service", service)).orderBy("sits"))
                .filter(sitting -> sitting.cancelled() == null)
                .filter(sitting -> !sitting.plan().sitsOn().isBefore(today))
                .map(this::line)
                .toList();
    }

    /**
     * The sittings before today, the latest first, without those that were cancelled.
     *
     * @param limit at most so many
     */
    public List<Line> past(String service, LocalDate today, int limit) {
        return sittings(Selection.where(Map.of("service", service)).latestFirst("sits"))
                .filter(sitting -> sitting.cancelled() == null)
                .filter(sitting -> sitting.plan().sitsOn().isBefore(today))
                .limit(limit)
                .map(this::line)
                .toList();
    }

    /**
     * The sittings that were cancelled, the latest first.
     *
     * @param limit at most so many
     */
    public List<Line> cancelled(String service, int limit) {
        return sittings(Selection.where(Map.of("service", service)).latestFirst("sits"))
                .filter(sitting -> sitting.cancelled() != null)
                .limit(limit)
                .map(this::line)
                .toList();
    }

    /** The sittings that were moved or cancelled, whosever they are. */
    public List<PanelId> changed() {
        return sittings(Selection.where(Map.of("changed", "yes")))
                .map(Sitting::id)
                .toList();
    }

    /** The cases that are on a panel's list and were not heard, whosever they are. */
    public List<CaseFileId> waiting(PanelId panel) {
        return listed(panel).stream()
                .filter(listed -> !listed.heard())
                .map(ListedCase::id)
                .toList();
    }

    /** One sitting, whosever it is: the caller checks {@code plan().service()}. */
    public Optional<Sitting> find(PanelId panel) {
        return sittings.find(panel.toString()).flatMap(kept -> Optional.ofNullable(kept.sitting()));
    }

    /** What the panel is to hear; empty where there is no such sitting. Whosever it is: the caller checks. */
    public Optional<Agenda> agenda(PanelId panel) {
        return find(panel).map(sitting -> {
            var listed = listed(panel);
            var plan = sitting.plan();
            return Agenda.of(sitting, listed, protocols.inForceOn(plan.service(), plan.sitsOn()))
                    .knowing(before(listed));
        });
    }

    /** Every case that was ever listed on the panel, also those deferred since. Whosever it is: the caller checks. */
    public List<CaseFileId> everListed(PanelId panel) {
        return listings.select(Selection.where(Map.of("panel", panel.toString()))).stream()
                .flatMap(kept -> Stream.ofNullable(kept.caseFile()))
                .toList();
    }

    /** When the children of these cases were heard in other cases, the latest first. */
    private Map<CaseFileId, List<HeardBefore>> before(List<ListedCase> listed) {
        var before = new HashMap<CaseFileId, List<HeardBefore>>();
        for (var one : listed) {
            before.put(
                    one.id(),
                    cases.select(Selection.where(Map.of("child", one.child().value(), "heard", "true"))).stream()
                            .flatMap(kept -> Stream.ofNullable(kept.listed()))
                            .filter(other -> !other.id().equals(one.id()))
                            .flatMap(other -> Stream.ofNullable(other.satOn())
                                    .map(day -> new HeardBefore(other.id(), day, other.sat())))
                            .sorted(Comparator.comparing(HeardBefore::satOn).reversed())
                            .toList());
        }
        return before;
    }

    private List<ListedCase> listed(PanelId panel) {
        return cases.select(Selection.where(Map.of("panel", panel.toString()))).stream()
                .flatMap(kept -> Stream.ofNullable(kept.listed()))
                .toList();
    }

    private Stream<Sitting> sittings(Selection selection) {
        return sittings.select(selection).stream().flatMap(kept -> Stream.ofNullable(kept.sitting()));
    }

    private Line line(Sitting sitting) {
        var panel = sitting.id().toString();
        return new Line(
                sitting, cases.count(Map.of("panel", panel)), cases.count(Map.of("panel", panel, "heard", "true")));
    }
}
