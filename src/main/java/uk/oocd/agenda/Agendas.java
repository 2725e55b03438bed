package uk.oocd.agenda;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.oocd.agenda.AgendaProjection.KeptCase;
import uk.oocd.agenda.AgendaProjection.KeptSitting;
import uk.oocd.kernel.PanelId;
import uk.oocd.views.Views;
import uk.oocd.views.Views.Selection;

/** The sittings of a service's panels and what each is to hear. Who may read it is for the caller to check. */
@Component
public class Agendas {

    private final Views<KeptSitting> sittings;
    private final Views<KeptCase> cases;

    Agendas(AgendaProjection projection) {
        this.sittings = projection.sittings();
        this.cases = projection.cases();
    }

    /**
     * A sitting in a list of sittings.
     *
     * @param listed how many cases are on its agenda
     * @param heard how many of them it has recommended an outcome for
     */
    public record Line(Sitting sitting, long listed, long heard) {}

    /** The sittings of today and later, the next one first. */
    public List<Line> upcoming(String service, LocalDate today) {
        return sittings(Selection.where(Map.of("service", service)).orderBy("sits"))
                .filter(sitting -> !sitting.plan().sitsOn().isBefore(today))
                .map(this::line)
                .toList();
    }

    /**
     * The sittings before today, the latest first.
     *
     * @param limit at most so many
     */
    public List<Line> past(String service, LocalDate today, int limit) {
        return sittings(Selection.where(Map.of("service", service)).latestFirst("sits"))
                .filter(sitting -> sitting.plan().sitsOn().isBefore(today))
                .limit(limit)
                .map(this::line)
                .toList();
    }

    /** One sitting, whosever it is: the caller checks {@code plan().service()}. */
    public Optional<Sitting> find(PanelId panel) {
        return sittings.find(panel.toString()).flatMap(kept -> Optional.ofNullable(kept.sitting()));
    }

    /** What the panel is to hear; empty where there is no such sitting. Whosever it is: the caller checks. */
    public Optional<Agenda> agenda(PanelId panel) {
        return find(panel).map(sitting -> Agenda.of(sitting, listed(panel)));
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
