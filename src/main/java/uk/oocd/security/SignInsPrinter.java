package uk.oocd.security;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Prints the address and the demonstration sign-ins once the program can be used: to standard output, beside the log and
 * never in it. Silent where no server was started.
 */
@Component
class SignInsPrinter {

    private final People people;
    private final Passwords passwords;
    private final Environment environment;

    SignInsPrinter(People people, Passwords passwords, Environment environment) {
        this.people = people;
        this.passwords = passwords;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        var port = environment.getProperty("local.server.port");
        if (port != null) System.out.println(table("http://127.0.0.1:" + port + "/", passwords.all()));
    }

    private String table(String address, Map<String, String> byPerson) {
        var rows = people.all().stream()
                .map(person -> "  %-16s  %-28s  %-24s  %s%n"
                        .formatted(
                                person.id(),
                                byPerson.get(person.id()),
                                person.roles().stream()
                                        .map(role -> role.name()
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .replace('_', ' '))
                                        .sorted()
                                        .collect(Collectors.joining(", ")),
                                people.organisation(person.organisation())))
                .collect(Collectors.joining());
        return "%n  OOCD Panel Engine is ready at %s%n  Demonstration people (all fictional) and their passwords:%n%n%s"
                .formatted(address, rows);
    }
}
