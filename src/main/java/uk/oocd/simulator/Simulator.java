package uk.oocd.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileCommand.ListCase;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.kernel.History;
import uk.oocd.protocol.Protocols;
import uk.oocd.requests.CaseContext;
import uk.oocd.security.People;

/**
 * Drives a {@link Plan}'s cases through the real commands, as the demonstration people would: what the rules refuse a
 * person they refuse the simulator. Most acts record one event, so a run that was cut short goes on after the last one
 * that is there.
 */
@Component
public final class Simulator {

    /** Streams are dealt out to so many lanes, each in its own order of time, so that their appends share a sync. */
    private static final int LANES = 8;

    private final CommandGateway commands;
    private final History history;
    private final People people;
    private final Protocols protocols;
    private final Fingerprints fingerprints;
    private final BankHolidays holidays;

    Simulator(
            CommandGateway commands,
            History history,
            People people,
            Protocols protocols,
            Fingerprints fingerprints,
            BankHolidays holidays) {
        this.commands = commands;
        this.history = history;
        this.people = people;
        this.protocols = protocols;
        this.fingerprints = fingerprints;
        this.holidays = holidays;
    }

    /** Hears how far a run has come; from any thread, often. */
    @FunctionalInterface
    public interface Listener {
        void done(long acts, long of);
    }

    /** How many acts a run had, and how many of them were there already. */
    public record Result(int cases, long acts, long found) {}

    /** Runs the plan, or the rest of it; returns when all of it is on disk. */
    public Result run(Plan plan, Listener listener) {
        var days = new Days(holidays);
        var casts = Cast.all(people);
        var sittings = new ArrayList<Act>();
        var acts = new ArrayList<Act>();
        var scheduled = new HashSet<String>();
        var end = plan.until().plusDays(1).atStartOfDay(CaseContext.LONDON).toInstant();
        @Nullable Story last = null;
        for (int number = 1; number <= plan.cases(); number++) {
            var story = new Story(plan, number, last, casts, days, protocols, fingerprints);
            last = story;
            for (var act : story.acts()) {
                if (!act.at().isBefore(end)) break;
                acts.add(act);
                if (act.command() instanceof ListCase listing
                        && scheduled.add(listing.panel().toString())) {
                    var cast = casts.stream()
                            .filter(c -> listing.by().organisation().equals(c.service()))
                            .findFirst()
                            .orElseThrow();
                    Sittings.acts(cast, listing).stream()
                            .filter(a -> a.at().isBefore(end))
                            .forEach(sittings::add);
                }
            }
        }
        var found = new AtomicLong();
        var done = new AtomicLong();
        long all = sittings.size() + (long) acts.size();
        Runnable tick = () -> listener.done(done.incrementAndGet(), all);
        perform(sittings, found, tick);
        perform(acts, found, tick);
        return new Result(plan.cases(), all, found.get());
    }

    private void perform(List<Act> acts, AtomicLong found, Runnable tick) {
        var byTime = acts.stream().sorted(Comparator.comparing(Act::at)).toList();
        try (var lanes = Executors.newFixedThreadPool(LANES)) {
            var running = IntStream.range(0, LANES)
                    .mapToObj(lane -> CompletableFuture.runAsync(
                            () -> byTime.stream()
                                    .filter(act -> Math.floorMod(act.stream().hashCode(), LANES) == lane)
                                    .forEach(act -> perform(act, found, tick)),
                            lanes))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(running).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void perform(Act act, AtomicLong found, Runnable tick) {
        if (done(act)) found.incrementAndGet();
        else commands.sendAndWait(act.command());
        tick.run();
    }

    /** What the program recorded by itself, such as a missed time limit, is no act. */
    private boolean done(Act act) {
        if (history.version(act.stream()).orElse(-1L) < act.before()) return false;
        return history.of(act.stream()).stream()
                        .filter(recorded -> !(recorded.event() instanceof CaseFileEvent event
                                && event.by().role() == Attribution.Role.SYSTEM))
                        .count()
                > act.before();
    }
}
