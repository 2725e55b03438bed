package uk.oocd.api;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.kernel.Ids;
import uk.oocd.kernel.PanelId;
import uk.oocd.requests.PanelRequests.AgendaOrder;
import uk.oocd.requests.PanelRequests.Attendance;
import uk.oocd.requests.PanelRequests.Scheduling;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.People;
import uk.oocd.security.Person;
import uk.oocd.security.Scope;

/** Panels: when they sit, what they hear, who came. */
@RestController
@RequestMapping("/api/panels")
class PanelsApi {

    private final Desk desk;
    private final Access access;
    private final People people;
    private final Ids ids;

    PanelsApi(Desk desk, Access access, People people, Ids ids) {
        this.desk = desk;
        this.access = access;
        this.people = people;
        this.ids = ids;
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
