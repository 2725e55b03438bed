package uk.oocd.storage.axon;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while any projection is kept from going on, naming the event that keeps it; never what is in the event. */
final class ProjectionsHealth extends AbstractHealthIndicator {

    private final Projections projections;

    ProjectionsHealth(Projections projections) {
        super("the projections could not be asked");
        this.projections = projections;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        for (var processor : projections.all()) {
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
            }
        }
    }
}
