package uk.oocd.security;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uk.oocd.kernel.Attribution.Role;

/** The people there are and whom they work for. In this version the demonstration people, read from a file. */
@Component
public class People {

    /** What stands in place of an account where the program recorded something by itself. */
    public static final String PROGRAM = "clock-watch";

    /** What could be an account; a full stop after it is not of it. */
    private static final Pattern ACCOUNT = Pattern.compile("[\\w-]+(?:\\.[\\w-]+)*");

    private static final String FILE = "demonstration/people.yaml";

    private final Map<String, Person> byId = new LinkedHashMap<>();
    private final Map<String, String> organisations;
    private final Map<String, List<String>> services;

    private record Directory(
            Map<String, String> organisations, Map<String, List<String>> services, List<Person> people) {}

    public People() {
        try (var file = new ClassPathResource(FILE).getInputStream()) {
            var directory = YAMLMapper.builder().build().readValue(file, Directory.class);
            organisations = Map.copyOf(directory.organisations());
            services = Map.copyOf(directory.services());
            directory.people().forEach(person -> byId.put(person.id(), person));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Optional<Person> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Everybody, in the order of the file. */
    public List<Person> all() {
        return List.copyOf(byId.values());
    }

    /** In what capacities somebody acts; none where they are not known. */
    public Set<Role> roles(String id) {
        return find(id).map(Person::roles).orElse(Set.of());
    }

    /** A person's name for display; the id itself where the person is not known (any more), or is the program. */
    public String name(String id) {
        if (id.equals(PROGRAM)) return "the program";
        return find(id).map(Person::name).orElse(id);
    }

    /** A sentence with the name of each person in it in place of their account. */
    public String named(String sentence) {
        return ACCOUNT.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(name(found.group())));
    }

    /** The display name of a force, service or inspectorate; the code itself where it is not known. */
    public String organisation(String code) {
        return organisations.getOrDefault(code, code);
    }

    /** The services that a force refers to. */
    public List<String> servicesOf(String force) {
        return services.getOrDefault(force, List.of());
    }

    /** The services that somebody works with: their own, or those that their force refers to. */
    public List<String> servicesOf(Person person) {
        var service = person.service();
        return service != null ? List.of(service) : servicesOf(requireNonNull(person.force()));
    }

    /** The service that somebody works for; for police people, the first of those that their force refers to. */
    public String serviceOf(Person person) {
        return servicesOf(person).getFirst();
    }

    /** What belongs to a service, and to the force that refers to it. */
    public Scope scopeOf(String service) {
        return new Scope(forcesOf(service).stream().findFirst().orElse(""), service);
    }

    /** The forces that refer to a service. */
    public Set<String> forcesOf(String service) {
        var forces = new java.util.TreeSet<String>();
        services.forEach((force, referredTo) -> {
            if (referredTo.contains(service)) forces.add(force);
        });
        return forces;
    }
}
