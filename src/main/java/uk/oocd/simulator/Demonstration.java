package uk.oocd.simulator;

import static uk.oocd.casefile.Referral.Origin.SIMULATION;

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
import uk.oocd.kernel.TaskNotes;
import uk.oocd.requests.CaseContext;
import uk.oocd.settings.OocdProperties;

/**
 * Loads the demonstration caseload once, through the real commands, when the server starts on an empty log. The plan is
 * kept beside the log from before the first case to the last, so that a load that was cut short goes on, on whatever
 * day, and never doubles. Of several instances that start at once, one loads.
 */
@Component
public class Demonstration implements ApplicationRunner {

    static final int CASES = 200;
    static final long SEED = 2026;

    private static final String TASK = "demonstration";

    private final OocdProperties settings;
    private final EventStore events;
    private final Simulator simulator;
    private final TaskNotes notes;
    private final InstantSource clock;
    private final ApplicationContext context;
    private final JsonMapper json = JsonMapper.builder().build();

    Demonstration(
            OocdProperties settings,
            EventStore events,
            Simulator simulator,
            TaskNotes notes,
            InstantSource clock,
            ApplicationContext context) {
        this.settings = settings;
        this.events = events;
        this.simulator = simulator;
        this.notes = notes;
        this.clock = clock;
        this.context = context;
    }

    /** What is kept beside the log. */
    record Load(Plan plan, boolean finished) {}

    @Override
    public void run(ApplicationArguments arguments) {
        if (!settings.demonstration() || !(context instanceof WebServerApplicationContext)) return;
        if (!notes.take(TASK)) return;
        try {
            load();
        } finally {
            notes.release(TASK);
        }
    }

    private void load() {
        var load =
                notes.read(TASK).map(note -> json.readValue(note, Load.class)).orElseGet(this::begin);
        if (load == null || load.finished()) return;
        simulator.run(load.plan(), (done, of) -> {
            notes.take(TASK);
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

    private void write(Load load) {
        notes.write(TASK, json.writeValueAsString(load));
    }
}
