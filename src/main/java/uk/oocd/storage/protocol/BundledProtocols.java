package uk.oocd.storage.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.Protocols;
import uk.oocd.protocol.Tables;
import uk.oocd.storage.dmn.KieTables;

/**
 * Every version of the one protocol that travels with the program, in {@code contracts/protocol}. Read and checked when
 * it is made: a program whose protocol contradicts itself does not start. What its tables say is checked when the program
 * is built.
 */
@Component
public class BundledProtocols implements Protocols {

    private static final String FILES = "classpath*:contracts/protocol/*.yaml";

    /** Oldest first. */
    private final List<Protocol> versions;

    /** With an engine of its own. */
    public BundledProtocols() {
        this(new KieTables());
    }

    /**
     * @throws ProtocolUnusable saying of every fault in which file and field it is
     */
    @Autowired
    public BundledProtocols(Tables engine) {
        this(bundled(), engine);
    }

    BundledProtocols(List<Resource> resources, Tables engine) {
        var files = resources.stream()
                .map(ProtocolFile::read)
                .sorted(Comparator.comparing(f -> f.protocol().effectiveFrom()))
                .toList();
        var faults = new ArrayList<String>();
        for (var file : files) faults.addAll(ProtocolCheck.faultsOf(file));
        faults.addAll(faultsBetween(files));
        if (!faults.isEmpty()) throw new ProtocolUnusable(faults);
        versions =
                files.stream().map(file -> file.protocol().answeredBy(engine)).toList();
    }

    @Override
    public Protocol inForceOn(String service, LocalDate day) {
        return inForceOn(day);
    }

    /** The version that applies on a day in Europe/London; before the first, the first. */
    public Protocol inForceOn(LocalDate day) {
        var inForce = versions.getFirst();
        for (var version : versions) if (!version.effectiveFrom().isAfter(day)) inForce = version;
        return inForce;
    }

    @Override
    public Optional<Protocol> find(ProtocolRef ref) {
        return versions.stream().filter(v -> v.ref().equals(ref)).findFirst();
    }

    @Override
    public List<Protocol> all(String service) {
        return all();
    }

    /** Oldest first. */
    public List<Protocol> all() {
        return versions;
    }

    private static List<String> faultsBetween(List<ProtocolFile> files) {
        if (files.isEmpty()) return List.of("There is no file " + FILES + ".");
        var faults = new ArrayList<String>();
        for (int i = 1; i < files.size(); i++) {
            var before = files.get(i - 1).protocol();
            var file = files.get(i);
            var now = file.protocol();
            if (!now.id().equals(before.id()))
                faults.add(ProtocolUnusable.sentence(
                        file.name(), "id", "it is another protocol than " + before.ref() + "; only one can apply"));
            else if (now.version() <= before.version() || now.effectiveFrom().equals(before.effectiveFrom()))
                faults.add(ProtocolUnusable.sentence(
                        file.name(),
                        "effectiveFrom",
                        "it does not take over from " + before.ref() + " on a later day"));
        }
        return faults;
    }

    private static List<Resource> bundled() {
        try {
            return Arrays.asList(new PathMatchingResourcePatternResolver().getResources(FILES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
