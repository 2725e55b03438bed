package uk.oocd.security;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.Withdrawn;
import uk.oocd.kernel.History;

/**
 * Who declared an interest in which case, from the log itself: papers close the moment it is recorded, and not only when
 * a read model has caught up. Keeps what it read together with the stream's version, and reads again only where that
 * moved on.
 */
@Component
public class Conflicts {

    private static final int KEPT = 10_000;

    private final History history;
    private final Map<String, AsOf> read = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AsOf> eldest) {
            return size() > KEPT;
        }
    });

    private record AsOf(long version, Set<String> members) {}

    Conflicts(History history) {
        this.history = history;
    }

    /**
     * Whether somebody stands back from a case now; of a panel, nobody does.
     *
     * @param stream the aggregate's identifier
     */
    public boolean closedTo(String person, String stream) {
        return of(stream).contains(person);
    }

    private Set<String> of(String stream) {
        long version = history.version(stream).orElse(-1L);
        var known = read.get(stream);
        if (known != null && known.version() == version) return known.members();
        var members = Set.copyOf(Withdrawn.now(stream, history));
        read.put(stream, new AsOf(version, members));
        return members;
    }
}
