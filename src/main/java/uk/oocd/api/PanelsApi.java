package uk.oocd.api;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.agenda.Agenda;
import uk.oocd.agenda.Agendas;
import uk.oocd.kernel.Ids;
import uk.oocd.kernel.PanelId;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.PanelRequests.AgendaOrder;
import uk.oocd.requests.PanelRequests.Attendance;
import uk.oocd.requests.PanelRequests.Scheduling;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.NotFound;
import uk.oocd.security.People;
import uk.oocd.security.Person;
import uk.oocd.security.Scope;

/** Panels: when they sit, what they hear, who came. */
@RestController
@RequestMapping("/api/panels")
class PanelsApi {

    private static final int PAST_AT_MOST = 50;

    private final Desk desk;
    private final Access access;
    private final People people;
    private final Agendas agendas;
    private final Ids ids;
    private final InstantSource clock;

    PanelsApi(Desk desk, Access access, People people, Agendas agendas, Ids ids, InstantSource clock) {
        this.desk = desk;
        this.access = access;
        this.people = people;
        this.agendas = agendas;
        this.ids = ids;
        this.clock = clock;
    }

    /** The panel scheduled. {@code url}: where it is found. */
    record Scheduled(PanelId id, URI url) {}

    @PostMapping
    ResponseEntity<Scheduled> schedule(Person me, @RequestBody Scheduling body) {
        access.require(me, Action.SCHEDULE_PANEL);
        var service = requireNonNull(me.service());
        var force = people.forcesOf(service).iterator().next();
        var id = new PanelId(ids.next());
        desk.open(
                me,
                Action.SCHEDULE_PANEL,
                new Scope(force, service),
                by -> body.toCommand(id, force, service, by).orThrow());
        var url = URI.create("/api/panels/" + id.value());
        return ResponseEntity.created(url).body(new Scheduled(id, url));
    }

    /**
     * The panels that hear the cases somebody sees.
     *
     * @param upcoming those of today and later, the next one first
     * @param past the latest first; at most fifty
     */
    record Sittings(List<Agendas.Line> upcoming, List<Agendas.Line> past) {}

    @GetMapping
    Sittings list(Person me) {
        access.require(me, Action.VIEW_AGENDA);
        var services = me.force() != null ? people.servicesOf(me.force()) : List.of(requireNonNull(me.service()));
        var today = LocalDate.ofInstant(clock.instant(), CaseContext.LONDON);
        return new Sittings(
                services.stream()
                        .flatMap(service -> agendas.upcoming(service, today).stream())
                        .toList(),
                services.stream()
                        .flatMap(service -> agendas.past(service, today, PAST_AT_MOST).stream())
                        .toList());
    }

    /** What it is to hear, in order, and why in that order. */
    @GetMapping("/{id}")
    Agenda agenda(Person me, @PathVariable PanelId id) {
        desk.require(me, Action.VIEW_AGENDA, id.toString());
        return agendas.agenda(id).orElseThrow(NotFound::new).readBy(me.id());
    }

    @PostMapping("/{id}/order")
    ResponseEntity<Void> order(Person me, @PathVariable PanelId id, @RequestBody AgendaOrder body) {
        desk.send(
                me,
                Action.SCHEDULE_PANEL,
                id.toString(),
                by -> body.toCommand(id, by).orThrow());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/attendance")
    ResponseEntity<Void> attendance(Person me, @PathVariable PanelId id, @RequestBody Attendance body) {
        desk.send(
                me,
                Action.RECORD_RECOMMENDATION,
                id.toString(),
                by -> body.toCommand(id, by).orThrow());
        return ResponseEntity.noContent().build();
    }
}
