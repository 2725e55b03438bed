package uk.oocd.storage.axon;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import uk.oocd.kernel.Revision;

/**
 * The name and revision that each event has outside this code base, for example {@code case-file/outcome-agreed} 1.
 * The name comes from the record and the sealed family around it, so renaming a class breaks a contract test and never
 * the log.
 */
public final class EventCatalogue {

    private final Map<String, Class<?>> byName = new TreeMap<>();

    /**
     * @param families sealed interfaces with nested records, for example {@code CaseFileEvent}
     * @throws IllegalArgumentException a family is not sealed, or two events have one name
     */
    public EventCatalogue(Class<?>... families) {
        for (var family : families) {
            if (!family.isSealed()) throw new IllegalArgumentException(family.getName() + " is not sealed");
            records(family).forEach(event -> {
                if (byName.put(nameOf(event), event) != null)
                    throw new IllegalArgumentException("two events are called " + nameOf(event));
            });
        }
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EventCatalogue::records)
                : Stream.of(type);
    }

    /** What an event is stored as. Asks nothing of the catalogue, so that a failure can name what is not in it. */
    public static String nameOf(Class<?> event) {
        var family = event.getEnclosingClass();
        return (family == null ? "" : kebab(family.getSimpleName().replaceFirst("Event$", "")) + "/")
                + kebab(event.getSimpleName());
    }

    /** The form that the program writes; 1 unless the record says otherwise. */
    public static int revisionOf(Class<?> event) {
        var revision = event.getAnnotation(Revision.class);
        return revision == null ? 1 : revision.value();
    }

    public Optional<Class<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public boolean contains(Class<?> event) {
        return byName.containsValue(event);
    }

    /** Every event there is, in the order of the names. */
    public Collection<Class<?>> events() {
        return byName.values();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
