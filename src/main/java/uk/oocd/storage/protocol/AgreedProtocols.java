package uk.oocd.storage.protocol;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import uk.oocd.kernel.History;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolBook;
import uk.oocd.protocol.ProtocolContents;
import uk.oocd.protocol.ProtocolEvent;
import uk.oocd.protocol.ProtocolId;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.ProtocolRegister;
import uk.oocd.protocol.ProtocolVersion;
import uk.oocd.protocol.Protocols;

/**
 * The protocols that services agreed, as the log has them, and the one that travels with the program for everybody else.
 *
 * <p>Never behind: each question looks at the version of the service's stream, and reads the stream again where it moved
 * on, so several instances give the same answer. What was approved never changes, so that is read once.
 */
@Primary
@Component
public class AgreedProtocols implements Protocols, ProtocolRegister {

    private final BundledProtocols bundled;
    private final History history;
    private final ProtocolContents contents;
    private final Map<ProtocolId, Kept> books = new ConcurrentHashMap<>();
    private final Map<ProtocolRef, Protocol> approved = new ConcurrentHashMap<>();

    private record Kept(long version, ProtocolBook book) {}

    AgreedProtocols(BundledProtocols bundled, History history, ProtocolContents contents) {
        this.bundled = bundled;
        this.history = history;
        this.contents = contents;
    }

    @Override
    public Protocol inForceOn(String service, LocalDate day) {
        return book(new ProtocolId(service))
                .inForceOn(day)
                .map(this::read)
                .orElseGet(() -> bundled.inForceOn(service, day));
    }

    @Override
    public Optional<Protocol> find(ProtocolRef ref) {
        var known = approved.get(ref);
        if (known != null) return Optional.of(known);
        return bundled.find(ref)
                .or(() -> book(new ProtocolId(ref.protocol()))
                        .version(ref.version())
                        .filter(version -> version.approved() != null)
                        .map(this::read));
    }

    @Override
    public List<Protocol> all(String service) {
        var own = book(new ProtocolId(service)).approved();
        var all = new ArrayList<>(bundled.all(service));
        if (!own.isEmpty()) {
            var first = requireNonNull(own.getFirst().effectiveFrom());
            all.removeIf(version -> !version.effectiveFrom().isBefore(first));
        }
        own.forEach(version -> all.add(read(version)));
        return all;
    }

    @Override
    public ProtocolBook book(ProtocolId protocol) {
        var stream = protocol.toString();
        long version = history.version(stream).orElse(-1L);
        if (version < 0) return ProtocolBook.EMPTY;
        var kept = books.get(protocol);
        if (kept != null && kept.version() == version) return kept.book();
        var book = ProtocolBook.EMPTY;
        long read = -1;
        for (var recorded : history.of(stream)) {
            if (recorded.event() instanceof ProtocolEvent event) book = book.after(event);
            read = recorded.sequence();
        }
        books.put(protocol, new Kept(read, book));
        return book;
    }

    private Protocol read(ProtocolVersion version) {
        return approved.computeIfAbsent(version.ref(), ref -> {
            var read = contents.read(version.content(), ref, requireNonNull(version.effectiveFrom()));
            if (read.protocol() == null)
                throw new IllegalStateException(ref + " was approved and cannot be read: "
                        + read.check().findings());
            return read.protocol();
        });
    }
}
