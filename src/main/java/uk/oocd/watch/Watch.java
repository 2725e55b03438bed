package uk.oocd.watch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.oocd.settings.OocdProperties;

/**
 * Looks for missed time limits, and for cases that their panel left behind, at intervals, while the server runs. Begins only once all that is done at the start has
 * been done, the loading of a demonstration among it; a command of {@code ops/oocd} never looks.
 */
@Component
class Watch implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final MissedLimits missedLimits;
    private final ChangedSittings changedSittings;
    private final OocdProperties settings;
    private volatile Running running = Running.NOT;

    Watch(MissedLimits missedLimits, ChangedSittings changedSittings, OocdProperties settings) {
        this.missedLimits = missedLimits;
        this.changedSittings = changedSittings;
        this.settings = settings;
    }

    private record Running(CountDownLatch stop, Thread thread) {
        static final Running NOT = new Running(new CountDownLatch(0), new Thread());
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext) start();
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public void start() {
        var stop = new CountDownLatch(1);
        var thread = Thread.ofPlatform().daemon().name("clock watch").start(() -> run(stop));
        running = new Running(stop, thread);
    }

    @Override
    public void stop() {
        running.stop().countDown();
        try {
            running.thread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = Running.NOT;
    }

    @Override
    public boolean isRunning() {
        return running.stop().getCount() > 0;
    }

    /** First to stop, so that all it asks of is there. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void run(CountDownLatch stop) {
        try {
            while (!stop.await(settings.clockInterval().toMillis(), TimeUnit.MILLISECONDS)) look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            missedLimits.look();
        } catch (RuntimeException e) {
            LOG.warn("Missed time limits could not be looked for; it will be tried again", e);
        }
        try {
            changedSittings.look();
        } catch (RuntimeException e) {
            LOG.warn("Cases whose panel changed could not be looked for; it will be tried again", e);
        }
    }
}
