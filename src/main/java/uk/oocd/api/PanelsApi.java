package uk.oocd.api;

import static java.util.Objects.requireNonNull;
import static org.springframework.http.HttpHeaders.IF_MATCH;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.agenda.Agenda;
import uk.oocd.agenda.Agendas;
import uk.oocd.inspection.MinuteTaker;
import uk.oocd.inspection.Minutes;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.History;
import uk.oocd.kernel.Ids;
import uk.oocd.kernel.PanelId;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.PanelRequests.AgendaOrder;
import uk.oocd.requests.PanelRequests.Agreement;
import uk.oocd.requests.PanelRequests.Attendance;
import uk.oocd.requests.PanelRequests.Cancellation;
import uk.oocd.requests.PanelRequests.Invitation;
import uk.oocd.requests.PanelRequests.InvitationReply;
import uk.oocd.requests.PanelRequests.Moving;
import uk.oocd.requests.PanelRequests.Scheduling;
import uk.oocd.requests.PanelRequests.Slots;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.NotFound;
import uk.oocd.security.People;
import uk.oocd.security.Person;
import uk.oocd.security.Scope;
import uk.oocd.watch.ChangedSittings;

/** Panels: when they sit, what they hear, who came. */
@RestController
@RequestMapping("/api/panels")
class PanelsApi {

    private static final int PAST_AT_MOST = 50;

    private final Desk desk;
    private final Access access;
    private final People people;
    private final Agendas agendas;
    private final MinuteTaker minutes;
    private final ChangedSittings changedSittings;
    private final History history;
    private final Ids ids;
    private final InstantSource clock;

    PanelsApi(
            Desk desk,
            Access access,
            People people,
            Agendas agendas,
            MinuteTaker minutes,
            ChangedSittings changedSittings,
            History history,
            Ids ids,
            InstantSource clock) {
        this.desk = desk;
        this.access = access;
        this.people = people;
        this.agendas = agendas;
        this.minutes = minutes;
        this.changedSittings = changedSittings;
        this.history = history;
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
     * @param cancelled likewise
     */
    record Sittings(List<Agendas.Line> upcoming, List<Agendas.Line> past, List<Agendas.Line> cancelled) {}

    @GetMapping
    Sittings list(Person me) {
        access.require(me, Action.VIEW_AGENDA);
        var services = people.servicesOf(me);
        var today = LocalDate.ofInstant(clock.instant(), CaseContext.LONDON);
        return new Sittings(
                services.stream()
                        .flatMap(service -> agendas.upcoming(service, today).stream())
                        .toList(),
                services.stream()
                        .flatMap(service -> agendas.past(service, today, PAST_AT_MOST).stream())
                        .toList(),
                services.stream()
                        .flatMap(service -> agendas.cancelled(service, PAST_AT_MOST).stream())
                        .toList());
    }

    /** What it is to hear, in order, and why in that order. */
    @GetMapping("/{id}")
    ResponseEntity<Agenda> agenda(Person me, @PathVariable PanelId id) {
        desk.require(me, Action.VIEW_AGENDA, id.toString());
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(history.version(id.toString()).orElseThrow()))
                .body(agendas.agenda(id).orElseThrow(NotFound::new).readBy(me.id()));
    }

    /** The case numbers that the reader stands back from are left out of it, as they are of the agenda. */
    @GetMapping("/{id}/minutes")
    Minutes minutes(Person me, @PathVariable PanelId id) {
        desk.require(me, Action.VIEW_AGENDA, id.toString());
        return minutes.of(id, agendas.everListed(id)).orElseThrow(NotFound::new).readBy(me.id());
    }

    @PostMapping("/{id}/minutes/agreement")
    ResponseEntity<Void> agree(
            Person me,
            @PathVariable PanelId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody(required = false) @Nullable Agreement body) {
        var agreement = body == null ? new Agreement() : body;
        return recorded(
                me,
                Action.RECORD_RECOMMENDATION,
                id,
                ifMatch,
                by -> agreement.toCommand(id, agendas.waiting(id).size(), by));
    }

    /** The cases on its list go with it. */
    @PostMapping("/{id}/move")
    ResponseEntity<Void> move(
            Person me,
            @PathVariable PanelId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Moving body) {
        return followed(me, id, ifMatch, by -> body.toCommand(id, by).orThrow());
    }

    /** The cases on its list wait for another panel. */
    @PostMapping("/{id}/cancellation")
    ResponseEntity<Void> cancel(
            Person me,
            @PathVariable PanelId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Cancellation body) {
        return followed(me, id, ifMatch, by -> body.toCommand(id, by).orThrow());
    }

    @PostMapping("/{id}/order")
    ResponseEntity<Void> order(
            Person me,
            @PathVariable PanelId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody AgendaOrder body) {
        return recorded(
                me, Action.LIST_CASE, id, ifMatch, by -> body.toCommand(id, by).orThrow());
    }

    @PostMapping("/{id}/slots")
    ResponseEntity<Void> time(
            Person me,
            @PathVariable PanelId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Slots body) {
        return recorded(
                me, Action.LIST_CASE, id, ifMatch, by -> body.toCommand(id, by).orThrow());
    }

    @PostMapping("/{id}/invitation")
    ResponseEntity<Void> invite(
            Person me,
            @PathVariable PanelId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Invitation body) {
        return recorded(
                me,
                Action.SCHEDULE_PANEL,
                id,
                ifMatch,
                by -> body.toCommand(id, by).orThrow());
    }

    @PostMapping("/{id}/invitation/reply")
    ResponseEntity<Void> reply(
            Person me,
            @PathVariable PanelId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody InvitationReply body) {
        return recorded(
                me,
                Action.ANSWER_INVITATION,
                id,
                ifMatch,
                by -> body.toCommand(id, by).orThrow());
    }

    @PostMapping("/{id}/attendance")
    ResponseEntity<Void> attendance(
            Person me,
            @PathVariable PanelId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Attendance body) {
        return recorded(
                me,
                Action.RECORD_RECOMMENDATION,
                id,
                ifMatch,
                by -> body.toCommand(id, by).orThrow());
    }

    /** What happened to a sitting; the cases on its list follow it. */
    private ResponseEntity<Void> followed(
            Person me, PanelId id, @Nullable IfMatch ifMatch, Function<Attribution, Object> command) {
        var recorded = recorded(me, Action.SCHEDULE_PANEL, id, ifMatch, command);
        if (changedSittings.follow(id) > 0) desk.awaitShown();
        return recorded;
    }

    private ResponseEntity<Void> recorded(
            Person me, Action action, PanelId id, @Nullable IfMatch ifMatch, Function<Attribution, Object> command) {
        var stream = id.toString();
        var expected = ifMatch == null ? OptionalLong.empty() : ifMatch.expected(history, stream);
        desk.send(me, action, stream, expected, command);
        return ResponseEntity.noContent()
                .eTag(IfMatch.tag(history.version(stream).orElseThrow()))
                .build();
    }
}
