package uk.oocd.protocol;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import uk.oocd.protocol.ProtocolEvent.DraftBegun;
import uk.oocd.protocol.ProtocolVersion.Standing;
import uk.oocd.protocol.ProtocolVersion.Status;

/**
 * All versions of a service's protocol, as the rules and everybody else know them: what its stream comes to.
 *
 * @param versions by number; none dropped or withdrawn is left out
 */
public record ProtocolBook(List<ProtocolVersion> versions) {

    public static final ProtocolBook EMPTY = new ProtocolBook(List.of());

    public ProtocolBook {
        versions = List.copyOf(versions);
    }

    public ProtocolBook after(ProtocolEvent event) {
        var now = new ArrayList<>(versions);
        if (event instanceof DraftBegun begun) now.add(ProtocolVersion.begun(begun));
        else now.replaceAll(version -> version.number() == event.version() ? version.after(event) : version);
        return new ProtocolBook(now);
    }

    public Optional<ProtocolVersion> version(int number) {
        return versions.stream().filter(v -> v.number() == number).findFirst();
    }

    public int next() {
        return versions.size() + 1;
    }

    /** The one that is being worked on or waits for approval. */
    public Optional<ProtocolVersion> open() {
        return versions.stream().filter(ProtocolVersion::open).findFirst();
    }

    /** Those approved and not withdrawn, in the order in which they take effect: each applies until the next does. */
    public List<ProtocolVersion> approved() {
        return versions.stream()
                .filter(v -> v.standing() == Standing.APPROVED)
                .sorted(Comparator.comparing(ProtocolBook::from))
                .toList();
    }

    /** Empty before the first takes effect. */
    public Optional<ProtocolVersion> inForceOn(LocalDate day) {
        return approved().reversed().stream().filter(v -> !from(v).isAfter(day)).findFirst();
    }

    public Status statusOn(ProtocolVersion version, LocalDate day) {
        return switch (version.standing()) {
            case DRAFT -> Status.DRAFT;
            case SUBMITTED -> Status.SUBMITTED;
            case DROPPED -> Status.DROPPED;
            case WITHDRAWN -> Status.WITHDRAWN;
            case APPROVED ->
                from(version).isAfter(day)
                        ? Status.APPROVED
                        : inForceOn(day).equals(Optional.of(version)) ? Status.IN_FORCE : Status.RETIRED;
        };
    }

    /** The last day on which it applies; empty where no later version takes over, or it never applies. */
    public Optional<LocalDate> until(ProtocolVersion version) {
        var inOrder = approved();
        int at = inOrder.indexOf(version);
        return at < 0 || at + 1 == inOrder.size()
                ? Optional.empty()
                : Optional.of(from(inOrder.get(at + 1)).minusDays(1));
    }

    /** The one that it takes over from; for a draft, the latest that was approved. */
    public Optional<ProtocolVersion> before(ProtocolVersion version) {
        return approved().reversed().stream()
                .filter(other -> other.number() < version.number())
                .findFirst();
    }

    private static LocalDate from(ProtocolVersion approved) {
        return requireNonNull(approved.effectiveFrom(), "an approved version has a date");
    }
}
