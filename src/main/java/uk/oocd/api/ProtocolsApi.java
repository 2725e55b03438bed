package uk.oocd.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.HttpHeaders.IF_MATCH;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.History;
import uk.oocd.protocol.AcceptedGap;
import uk.oocd.protocol.ContentFinding;
import uk.oocd.protocol.DraftOrigin;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolCommand;
import uk.oocd.protocol.ProtocolContents;
import uk.oocd.protocol.ProtocolId;
import uk.oocd.protocol.ProtocolOutline.Difference;
import uk.oocd.protocol.ProtocolOutline.Part;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.ProtocolRegister;
import uk.oocd.protocol.ProtocolVersion;
import uk.oocd.protocol.ProtocolVersion.Reasoned;
import uk.oocd.protocol.ProtocolVersion.Status;
import uk.oocd.protocol.Protocols;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.ProtocolContext;
import uk.oocd.requests.ProtocolRequests;
import uk.oocd.requests.ProtocolRequests.Approval;
import uk.oocd.requests.ProtocolRequests.Beginning;
import uk.oocd.requests.ProtocolRequests.Content;
import uk.oocd.requests.ProtocolRequests.Description;
import uk.oocd.requests.ProtocolRequests.Reason;
import uk.oocd.requests.ProtocolRequests.Table;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.NotFound;
import uk.oocd.security.People;
import uk.oocd.security.Person;

/**
 * The protocol of a service in all its versions, and how a version comes about: drafted, submitted, approved by somebody
 * else. The steps answer 204 with the protocol's new version as {@code ETag}, as those of a case do.
 */
@RestController
@RequestMapping("/api/protocols")
class ProtocolsApi {

    private final Protocols protocols;
    private final ProtocolRegister register;
    private final ProtocolContents contents;
    private final Desk desk;
    private final Access access;
    private final People people;
    private final History history;
    private final InstantSource clock;

    ProtocolsApi(
            Protocols protocols,
            ProtocolRegister register,
            ProtocolContents contents,
            Desk desk,
            Access access,
            People people,
            History history,
            InstantSource clock) {
        this.protocols = protocols;
        this.register = register;
        this.contents = contents;
        this.desk = desk;
        this.access = access;
        this.people = people;
        this.history = history;
        this.clock = clock;
    }

    /**
     * The protocol of the asker's service.
     *
     * @param inForce the one that applies today
     * @param versions those that the service works, worked or is to work under, in the order in which they take effect
     */
    record AllProtocols(ProtocolRef inForce, List<Protocol> versions) {}

    @GetMapping
    AllProtocols all(Person me) {
        access.require(me, Action.VIEW_PROTOCOL);
        var service = people.serviceOf(me);
        return new AllProtocols(protocols.inForceOn(service, today()).ref(), protocols.all(service));
    }

    /**
     * One version, drafts too.
     *
     * @param status today
     * @param effectiveUntil the last day on which it applies; null where no later version takes over
     * @param authors the accounts of all who had a hand in it
     * @param findings what is wrong with or missing from its content now
     * @param differences to the version before it
     */
    record VersionAnswer(
            ProtocolRef version,
            Status status,
            DraftOrigin origin,
            String digest,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveUntil,
            String changeNote,
            List<String> authors,
            Attribution begun,
            @Nullable Attribution submitted,
            @Nullable Reasoned sentBack,
            @Nullable Attribution approved,
            List<AcceptedGap> accepted,
            @Nullable Reasoned ended,
            List<ContentFinding> findings,
            List<Difference> differences) {}

    /**
     * The versions of a service's own protocol.
     *
     * @param versions by number
     */
    record Versions(List<ProtocolRef> versions) {}

    @GetMapping("/{service}/versions")
    ResponseEntity<Versions> versions(Person me, @PathVariable String service) {
        var protocol = protocol(me, Action.VIEW_PROTOCOL, service);
        var seen = register.book(protocol).versions().stream()
                .filter(version -> sees(me, version))
                .map(ProtocolVersion::ref)
                .toList();
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(history.version(protocol.toString()).orElse(-1L)))
                .body(new Versions(seen));
    }

    /** The version begun. {@code url}: where it is found. */
    record Begun(ProtocolRef version, URI url) {}

    @PostMapping("/{service}/versions")
    ResponseEntity<Begun> begin(Person me, @PathVariable String service, @RequestBody Beginning body) {
        var protocol = protocol(me, Action.DRAFT_PROTOCOL, service);
        desk.openOrSend(
                me,
                Action.DRAFT_PROTOCOL,
                people.scopeOf(service),
                protocol.toString(),
                by -> body.toCommand(context(protocol, by)).orThrow());
        var begun = register.book(protocol).versions().getLast().ref();
        var url = URI.create("/api/protocols/" + service + "/versions/" + begun.version());
        return ResponseEntity.created(url).body(new Begun(begun, url));
    }

    @GetMapping("/{service}/versions/{number}")
    ResponseEntity<VersionAnswer> version(Person me, @PathVariable String service, @PathVariable int number) {
        var version = find(me, service, number);
        var book = register.book(version.protocol());
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(history.version(version.protocol().toString()).orElseThrow()))
                .body(new VersionAnswer(
                        version.ref(),
                        book.statusOn(version, today()),
                        version.origin(),
                        version.content().digest(),
                        version.effectiveFrom(),
                        book.until(version).orElse(null),
                        version.changeNote(),
                        List.copyOf(version.authors()),
                        version.begun(),
                        version.submitted(),
                        version.sentBack(),
                        version.approved(),
                        version.accepted(),
                        version.ended(),
                        findings(version),
                        book.before(version)
                                .map(before -> contents.outline(version.content())
                                        .differencesTo(contents.outline(before.content())))
                                .orElse(List.of())));
    }

    /** The content to the letter, as its author wrote it. */
    @GetMapping(path = "/{service}/versions/{number}/content", produces = MediaType.APPLICATION_YAML_VALUE)
    ResponseEntity<String> content(Person me, @PathVariable String service, @PathVariable int number) {
        var version = find(me, service, number);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.APPLICATION_YAML, UTF_8))
                .body(version.content().text());
    }

    /**
     * All that a version says, laid out to be read, as its page shows it.
     *
     * @param findings what is wrong with or missing from it now; nothing of what comes with the program
     */
    record Outline(ProtocolRef version, List<Part> parts, List<ContentFinding> findings) {}

    /** Of a service's own version, or of one that comes with the program. */
    @GetMapping("/{service}/versions/{number}/outline")
    Outline outline(Person me, @PathVariable String service, @PathVariable int number) {
        if (people.forcesOf(service).isEmpty()) {
            access.require(me, Action.VIEW_PROTOCOL);
            var bundled = protocols.find(new ProtocolRef(service, number)).orElseThrow(NotFound::new);
            return new Outline(
                    bundled.ref(), contents.outline(contents.of(bundled)).parts(), List.of());
        }
        var version = find(me, service, number);
        return new Outline(version.ref(), contents.outline(version.content()).parts(), findings(version));
    }

    @PostMapping("/{service}/versions/{number}/content")
    ResponseEntity<Void> replace(
            Person me,
            @PathVariable String service,
            @PathVariable int number,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Content body) {
        return step(
                me,
                Action.DRAFT_PROTOCOL,
                service,
                ifMatch,
                context -> body.toCommand(context, number).orThrow());
    }

    @PostMapping("/{service}/versions/{number}/tables/{table}")
    ResponseEntity<Void> replaceTable(
            Person me,
            @PathVariable String service,
            @PathVariable int number,
            @PathVariable String table,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Table body) {
        return step(
                me,
                Action.DRAFT_PROTOCOL,
                service,
                ifMatch,
                context -> body.toCommand(context, number, table).orThrow());
    }

    @PostMapping("/{service}/versions/{number}/description")
    ResponseEntity<Void> describe(
            Person me,
            @PathVariable String service,
            @PathVariable int number,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Description body) {
        return step(
                me,
                Action.DRAFT_PROTOCOL,
                service,
                ifMatch,
                context -> body.toCommand(context, number).orThrow());
    }

    @PostMapping("/{service}/versions/{number}/submission")
    ResponseEntity<Void> submit(
            Person me,
            @PathVariable String service,
            @PathVariable int number,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch) {
        return step(
                me, Action.DRAFT_PROTOCOL, service, ifMatch, context -> ProtocolRequests.submission(context, number));
    }

    @PostMapping("/{service}/versions/{number}/sending-back")
    ResponseEntity<Void> sendBack(
            Person me,
            @PathVariable String service,
            @PathVariable int number,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Reason body) {
        return step(me, Action.APPROVE_PROTOCOL, service, ifMatch, context -> body.sendBack(context, number));
    }

    @PostMapping("/{service}/versions/{number}/approval")
    ResponseEntity<Void> approve(
            Person me,
            @PathVariable String service,
            @PathVariable int number,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Approval body) {
        return step(
                me,
                Action.APPROVE_PROTOCOL,
                service,
                ifMatch,
                context -> body.toCommand(context, number).orThrow());
    }

    @PostMapping("/{service}/versions/{number}/dropping")
    ResponseEntity<Void> drop(
            Person me,
            @PathVariable String service,
            @PathVariable int number,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Reason body) {
        return step(me, Action.DRAFT_PROTOCOL, service, ifMatch, context -> body.drop(context, number));
    }

    @PostMapping("/{service}/versions/{number}/withdrawal")
    ResponseEntity<Void> withdraw(
            Person me,
            @PathVariable String service,
            @PathVariable int number,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Reason body) {
        return step(me, Action.APPROVE_PROTOCOL, service, ifMatch, context -> body.withdraw(context, number));
    }

    private ResponseEntity<Void> step(
            Person me,
            Action action,
            String service,
            @Nullable IfMatch ifMatch,
            Function<ProtocolContext, ProtocolCommand> command) {
        var protocol = protocol(me, action, service);
        var stream = protocol.toString();
        var expected = ifMatch == null ? OptionalLong.empty() : ifMatch.expected(history, stream);
        desk.send(me, action, stream, expected, by -> command.apply(context(protocol, by)));
        return ResponseEntity.noContent()
                .eTag(IfMatch.tag(history.version(stream).orElseThrow()))
                .build();
    }

    private ProtocolContext context(ProtocolId protocol, Attribution by) {
        return ProtocolContext.of(protocol, by, register, protocols, contents);
    }

    /** The protocol of a service that the person sees, where they may do this to it. */
    private ProtocolId protocol(Person me, Action action, String service) {
        access.require(me, action, people.scopeOf(service));
        return new ProtocolId(service);
    }

    private ProtocolVersion find(Person me, String service, int number) {
        return register.book(protocol(me, Action.VIEW_PROTOCOL, service))
                .version(number)
                .filter(version -> sees(me, version))
                .orElseThrow(NotFound::new);
    }

    private List<ContentFinding> findings(ProtocolVersion version) {
        var from = version.effectiveFrom();
        return contents.read(version.content(), version.ref(), from == null ? today() : from)
                .check()
                .findings();
    }

    private boolean sees(Person me, ProtocolVersion version) {
        return version.agreed() || access.may(me, Action.VIEW_PROTOCOL_DRAFT);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CaseContext.LONDON);
    }
}
