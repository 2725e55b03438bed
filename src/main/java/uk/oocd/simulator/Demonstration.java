package uk.oocd.simulator;

import static uk.oocd.casefile.Referral.Origin.SIMULATION;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.requests.CaseContext;
import uk.oocd.settings.OocdProperties;

/**
 * Loads the demonstration caseload once, through the real commands, when the server starts on an empty log. The plan is
 * kept beside the log from before the first case to the last, so that a load that was cut short goes on, on whatever
 * day, and never doubles.
 */
@Component
public class Demonstration implements ApplicationRunner {

    static final int CASES = 200;
    static final long SEED = 2026;

    private final OocdProperties settings;
    private final EventStore events;
    private final Simulator simulator;
    private final InstantSource clock;
    private final ApplicationContext context;
    private final JsonMapper json = JsonMapper.builder().build();

    Demonstration(
            OocdProperties settings,
            EventStore events,
            Simulator simulator,
            InstantSource clock,
            ApplicationContext context) {
        this.settings = settings;
        this.events = events;
        this.simulator = simulator;
        this.clock = clock;
        this.context = context;
    }

    /** What is kept beside the log. */
    record Load(Plan plan, boolean finished) {}

    @Override
    public void run(ApplicationArguments arguments) {
        if (!settings.demonstration() || !(context instanceof WebServerApplicationContext)) return;
        var load = Files.exists(file()) ? read() : begin();
        if (load == null || load.finished()) return;
        simulator.run(load.plan(), (done, of) -> {
            if (done % Math.max(1, of / 10) == 0) {
                System.out.printf("Loading the demonstration caseload: %,d of %,d%n", done, of);
            }
        });
        write(new Load(load.plan(), true));
    }

    private @Nullable Load begin() {
        if (!empty()) return null;
        var load = new Load(new Plan(SEED, CASES, today()), false);
        write(load);
        return load;
    }

    /** Today, in Europe/London. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CaseContext.LONDON);
    }

    /** Whether the log holds a case that no simulation made. Reads the log through. */
    public boolean holdsOtherCases() {
        try (var all = events.openStream(events.createTailToken())) {
            while (all.hasNextAvailable()) {
                if (all.nextAvailable().getPayload() instanceof CaseReferred referred
                        && referred.referral().origin() != SIMULATION) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the log", e);
        }
    }

    private boolean empty() {
        try (var all = events.openStream(events.createTailToken())) {
            return !all.hasNextAvailable();
        }
    }

    private Path file() {
        return settings.data().resolve("demonstration.json");
    }

    private Load read() {
        return json.readValue(file().toFile(), Load.class);
    }

    private void write(Load load) {
        try {
            Files.writeString(file(), json.writeValueAsString(load));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
