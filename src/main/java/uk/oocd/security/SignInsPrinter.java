package uk.oocd.security;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import uk.oocd.wording.Wording;

/**
 * Prints the address and the demonstration sign-ins once the program can be used: to standard output, beside the log and
 * never in it. Silent where no server was started.
 */
@Component
class SignInsPrinter {

    private final People people;
    private final Passwords passwords;
    private final Wording wording;
    private final Environment environment;

    SignInsPrinter(People people, Passwords passwords, Wording wording, Environment environment) {
        this.people = people;
        this.passwords = passwords;
        this.wording = wording;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        var port = environment.getProperty("local.server.port");
        if (port != null) System.out.println(table("http://127.0.0.1:" + port + "/", passwords.all()));
    }

    private String table(String address, Map<String, String> byPerson) {
        var rows = people.all().stream()
                .map(person ->
                        "  %-16s  %-28s  %s%n".formatted(person.id(), byPerson.get(person.id()), capacity(person)))
                .collect(Collectors.joining());
        return "%n  OOCD Panel Engine is ready at %s%n  Demonstration people (all fictional) and their passwords:%n%n%s"
                .formatted(address, rows);
    }

    /** For example {@code Panel member (education), Wessexshire Youth Justice Service (fictional)}. */
    private String capacity(Person person) {
        var roles = person.roles().stream().map(wording::label).sorted().collect(Collectors.joining(", "));
        var agency = person.agency() == null ? "" : " (" + person.agency() + ")";
        return roles + agency + ", "
                + people.organisation(person.force() == null ? String.valueOf(person.service()) : person.force());
    }
}
