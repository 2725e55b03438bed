package uk.oocd.bench.log;

import java.util.List;
import java.util.stream.IntStream;
import uk.oocd.bench.ydp.Payload;
import uk.oocd.bench.ydp.Step;
import uk.oocd.bench.ydp.Workload;

/** What is appended and read back: the short fields of {@link Workload}'s payloads, fictional like them. */
public sealed interface BenchEvent {

    /**
     * About 430 bytes as JSON.
     *
     * @param number tells events of one log apart, where that matters
     */
    record StepRecorded(
            long number,
            String actorId,
            String actorRole,
            String siteCode,
            String decisionCode,
            String legalBasis,
            int severity,
            double score,
            boolean consentGiven,
            String dueDate,
            String occurredAt,
            String referenceNo,
            String documentId,
            String conditions)
            implements BenchEvent {

        public StepRecorded numbered(long other) {
            return new StepRecorded(
                    other,
                    actorId,
                    actorRole,
                    siteCode,
                    decisionCode,
                    legalBasis,
                    severity,
                    score,
                    consentGiven,
                    dueDate,
                    occurredAt,
                    referenceNo,
                    documentId,
                    conditions);
        }
    }

    /** A few thousand different events, made beforehand so that making them is not measured. */
    static List<StepRecorded> pool() {
        return IntStream.range(0, 4_096).mapToObj(BenchEvent::event).toList();
    }

    private static StepRecorded event(int number) {
        Step step = Step.ALL.get(number % Step.ALL.size());
        Payload payload = Workload.payload(number, step);
        return new StepRecorded(
                number,
                payload.actorId(),
                payload.actorRole(),
                payload.siteCode(),
                payload.decisionCode(),
                payload.legalBasis(),
                payload.severity(),
                payload.score(),
                payload.consentGiven(),
                payload.dueDate(),
                payload.occurredAt(),
                payload.referenceNo(),
                payload.documentId(),
                payload.conditions());
    }
}
