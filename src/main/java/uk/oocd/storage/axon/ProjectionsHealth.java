package uk.oocd.storage.axon;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down while any projection is kept from going on, naming the event that keeps it; never what is in the event. Up, and
 * saying how many, while some events are set aside: everything else goes on, and no restart would help.
 */
final class ProjectionsHealth extends AbstractHealthIndicator {

    private final Projections projections;
    private final LetterStore letters;

    ProjectionsHealth(Projections projections, LetterStore letters) {
        super("the projections could not be asked");
        this.projections = projections;
        this.letters = letters;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        for (var processor : projections.all()) {
            long waiting = letters.count(processor.getName());
            var fault = projections.fault(processor);
            if (fault.isPresent()) {
                health.down()
                        .withDetail(
                                processor.getName(),
                                "cannot apply " + fault.get().event() + " at position "
                                        + fault.get().position());
            } else if (!processor.isRunning()) {
                health.down().withDetail(processor.getName(), "is stopped");
            } else if (processor.isError()) {
                health.down()
                        .withDetail(
                                processor.getName(),
                                "cannot read the log after position " + projections.applied(processor));
            } else if (waiting > 0) {
                health.withDetail(
                        processor.getName(), "has set aside " + waiting + (waiting == 1 ? " event" : " events"));
            }
        }
    }
}
