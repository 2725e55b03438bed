package uk.oocd.inspection;

import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.inspection.CaseRecord.Fact;
import uk.oocd.kernel.History.Recorded;

/** One event of a case, and where it stands in the log. */
record Entry(long sequence, long position, CaseFileEvent event) {

    static Entry of(Recorded recorded) {
        return new Entry(recorded.sequence(), recorded.position(), (CaseFileEvent) recorded.event());
    }

    <T> Fact<T> fact(T value) {
        return new Fact<>(value, sequence, position, event.by(), event.underProtocol());
    }
}
