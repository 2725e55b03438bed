package uk.oocd.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElseGet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import uk.oocd.kernel.History;
import uk.oocd.protocol.ContentFinding;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolBook;
import uk.oocd.protocol.ProtocolCommand;
import uk.oocd.protocol.ProtocolContent;
import uk.oocd.protocol.ProtocolContents;
import uk.oocd.protocol.ProtocolId;
import uk.oocd.protocol.ProtocolOutline;
import uk.oocd.protocol.ProtocolOutline.Difference;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.ProtocolRegister;
import uk.oocd.protocol.ProtocolVersion;
import uk.oocd.protocol.ProtocolVersion.Status;
import uk.oocd.protocol.Protocols;
import uk.oocd.protocol.TableSource;
import uk.oocd.requests.ProtocolContext;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.NotFound;
import uk.oocd.security.People;
import uk.oocd.security.Person;

/** Finds versions of protocols for somebody who may read them, and takes what they do with them to the desk. */
@Component
class ProtocolShelf {

    private final Protocols protocols;
    private final ProtocolRegister register;
    private final ProtocolContents contents;
    private final Desk desk;
    private final Access access;
    private final People people;
    private final History history;
    private final CaseFolder folder;

    ProtocolShelf(
            Protocols protocols,
            ProtocolRegister register,
            ProtocolContents contents,
            Desk desk,
            Access access,
            People people,
            History history,
            CaseFolder folder) {
        this.protocols = protocols;
        this.register = register;
        this.contents = contents;
        this.desk = desk;
        this.access = access;
        this.people = people;
        this.history = history;
        this.folder = folder;
    }

    /**
     * A version as a page shows it: one of a service's own, or one that travels with the program.
     *
     * @param own null for one that travels with the program
     * @param title empty where its content cannot be read
     * @param until the last day on which it applies; null where nothing takes over
     */
    public record Shelved(
            ProtocolRef ref,
            @Nullable ProtocolVersion own,
            Status status,
            String title,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        /** The page about it, and where what is done to it is sent below. */
        public String href() {
            return "/protocols/" + ref.protocol() + "/" + ref.version();
        }
    }

    /** Every version of a service that the person may read, the latest first: its own, then those of the program. */
    List<Shelved> versions(Person me, String service) {
        access.require(me, Action.VIEW_PROTOCOL, people.scopeOf(service));
        var book = book(service);
        var own = book.versions().reversed().stream()
                .filter(version -> sees(me, version))
                .map(version -> shelved(book, version));
        var first = book.approved().stream().findFirst().map(ProtocolVersion::effectiveFrom);
        var shared = protocols.all(service).reversed().stream()
                .filter(version -> !version.id().equals(service))
                .map(version -> shelved(service, version, first.orElse(null)));
        return Stream.concat(own, shared).toList();
    }

    /**
     * One version.
     *
     * @throws NotFound where there is none, or it is not the person's to read
     */
    Shelved find(Person me, Action action, String protocol, int number) {
        if (isOwn(protocol)) {
            access.require(me, action, people.scopeOf(protocol));
            var book = book(protocol);
            return book.version(number)
                    .filter(version -> sees(me, version))
                    .map(version -> shelved(book, version))
                    .orElseThrow(NotFound::new);
        }
        if (action != Action.VIEW_PROTOCOL) throw new NotFound();
        access.require(me, action);
        var service = people.serviceOf(me);
        var first = book(service).approved().stream().findFirst().map(ProtocolVersion::effectiveFrom);
        return protocols
                .find(new ProtocolRef(protocol, number))
                .map(version -> shelved(service, version, first.orElse(null)))
                .orElseThrow(NotFound::new);
    }

    private boolean isOwn(String protocol) {
        return !people.forcesOf(protocol).isEmpty();
    }

    private boolean sees(Person me, ProtocolVersion version) {
        return version.agreed() || access.may(me, Action.VIEW_PROTOCOL_DRAFT);
    }

    private Shelved shelved(ProtocolBook book, ProtocolVersion version) {
        return new Shelved(
                version.ref(),
                version,
                book.statusOn(version, folder.today()),
                titleOf(version),
                version.effectiveFrom(),
                book.until(version).orElse(null));
    }

    private String titleOf(ProtocolVersion version) {
        return contents.outline(version.content())
                .part("")
                .map(part -> part.lines().getOrDefault("title", ""))
                .orElse("");
    }

    /** @param ownFrom the day on which the service's own protocol takes over; null where it has none */
    private Shelved shelved(String service, Protocol version, @Nullable LocalDate ownFrom) {
        var today = folder.today();
        var next = protocols.all(service).stream()
                .map(Protocol::effectiveFrom)
                .filter(from -> from.isAfter(version.effectiveFrom()))
                .min(LocalDate::compareTo)
                .orElse(ownFrom);
        var status = version.effectiveFrom().isAfter(today)
                ? Status.APPROVED
                : protocols.inForceOn(service, today).ref().equals(version.ref()) ? Status.IN_FORCE : Status.RETIRED;
        return new Shelved(
                version.ref(),
                null,
                status,
                version.title(),
                version.effectiveFrom(),
                next == null ? null : next.minusDays(1));
    }

    ProtocolBook book(String service) {
        return register.book(new ProtocolId(service));
    }

    ProtocolOutline outline(Shelved version) {
        return contents.outline(contentOf(version));
    }

    ProtocolContent contentOf(Shelved version) {
        var own = version.own();
        return own != null
                ? own.content()
                : contents.of(protocols.find(version.ref()).orElseThrow(NotFound::new));
    }

    /** Its decision tables as files. */
    List<TableSource> tables(Shelved version) {
        return contents.tables(contentOf(version));
    }

    /** What is wrong with or missing from a version of a service's own; nothing of what travels with the program. */
    List<ContentFinding> findings(Shelved version) {
        var own = version.own();
        if (own == null) return List.of();
        var from = requireNonNullElseGet(own.effectiveFrom(), folder::today);
        return contents.read(own.content(), own.ref(), from).check().findings();
    }

    /** What differs from the version before: from the one in force when the first of its own was made. */
    Optional<Compared> compared(Shelved version) {
        var own = version.own();
        if (own == null) return Optional.empty();
        var service = own.protocol().service();
        var before = book(service).before(own);
        var from = requireNonNullElseGet(own.effectiveFrom(), folder::today);
        var ref = before.map(ProtocolVersion::ref)
                .orElseGet(() -> protocols.inForceOn(service, from.minusDays(1)).ref());
        var outline = before.map(other -> contents.outline(other.content()))
                .orElseGet(() -> protocols
                        .find(ref)
                        .map(shared -> contents.outline(contents.of(shared)))
                        .orElse(ProtocolOutline.NOTHING));
        return Optional.of(new Compared(ref, outline(version).differencesTo(outline)));
    }

    /** @param to the version before */
    public record Compared(ProtocolRef to, List<Difference> differences) {}

    /** The number that stands for all that happened to the protocol, for forms to send back. */
    long streamVersion(String service) {
        return history.version(new ProtocolId(service).toString()).orElse(-1L);
    }

    /** Begins a version; the first of a service opens its protocol. */
    void begin(Person me, String service, Function<ProtocolContext, ProtocolCommand> command) {
        var protocol = new ProtocolId(service);
        desk.openOrSend(
                me,
                Action.DRAFT_PROTOCOL,
                people.scopeOf(service),
                protocol.toString(),
                by -> command.apply(ProtocolContext.of(protocol, by, register, protocols, contents)));
    }

    /** Does something to a version, unless something else happened to the protocol since it was read. */
    void send(
            Person me,
            Action action,
            String service,
            OptionalLong readVersion,
            Function<ProtocolContext, ProtocolCommand> command) {
        var protocol = new ProtocolId(service);
        desk.send(
                me,
                action,
                protocol.toString(),
                readVersion,
                by -> command.apply(ProtocolContext.of(protocol, by, register, protocols, contents)));
    }

    /** What was uploaded, as text; empty where nothing was chosen. */
    static String textOf(@Nullable MultipartFile file) {
        try {
            var text = file == null ? "" : new String(file.getBytes(), UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
