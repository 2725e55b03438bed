package uk.oocd.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Happening;
import uk.oocd.casefile.Stage;
import uk.oocd.inspection.Replay.LaterFact;
import uk.oocd.inspection.Replay.Moment;
import uk.oocd.kernel.History;

/**
 * Answers what was known about a case at any moment of it, from the log itself. Who may ask is for the caller to check.
 */
@Component
public class Inspector {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final History history;

    Inspector(History history) {
        this.history = history;
    }

    /** What is known now; empty where there is no such case. */
    public Optional<CaseRecord> now(CaseFileId id) {
        return CaseRecordBuilder.fold(entries(id));
    }

    /** The case as it stands now, with its history; empty where there is no such case. */
    public Optional<Replay> latest(CaseFileId id) {
        var entries = entries(id);
        return replay(entries, entries.size(), null);
    }

    /**
     * The case as it stood at a moment: all that had been recorded by then, in the log's own order up to the first event
     * that was recorded later.
     *
     * @return empty where there is no such case, or it had not been referred yet
     */
    public Optional<Replay> asAt(CaseFileId id, Instant moment) {
        var entries = entries(id);
        int known = 0;
        while (known < entries.size() && !entries.get(known).event().by().at().isAfter(moment)) known++;
        return replay(entries, known, moment);
    }

    /**
     * The case as it stood once one of its events had been recorded.
     *
     * @param sequence the event's place in the case's own stream, 0 for the first
     * @return empty where there is no such case or no such event
     */
    public Optional<Replay> asAt(CaseFileId id, long sequence) {
        var entries = entries(id);
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).sequence() == sequence) return replay(entries, i + 1, null);
        }
        return Optional.empty();
    }

    /** Every moment of the case that one can step to, oldest first; empty where there is no such case. */
    public List<Moment> steps(CaseFileId id) {
        return moments(entries(id));
    }

    /** What the child was given in the case, in the order in which it was recorded; none where there is no such case. */
    List<GivenOutcome> given(CaseFileId id) {
        return GivenOutcome.of(entries(id));
    }

    private List<Entry> entries(CaseFileId id) {
        return history.of(id.toString()).stream().map(Entry::of).toList();
    }

    /**
     * @param asked null for the moment of the last entry known
     */
    private static Optional<Replay> replay(List<Entry> entries, int known, @Nullable Instant asked) {
        return CaseRecordBuilder.fold(entries.subList(0, known)).map(record -> {
            var moments = moments(entries);
            var at = moments.get(known - 1);
            var moment = asked == null ? at.at() : asked;
            var day = LocalDate.ofInstant(moment, UK);
            return new Replay(
                    moment,
                    record,
                    at,
                    known > 1 ? moments.get(known - 2) : null,
                    known < moments.size() ? moments.get(known) : null,
                    moments,
                    moments.subList(known, moments.size()).stream()
                            .map(later -> new LaterFact(later, happenedBefore(later, day)))
                            .toList());
        });
    }

    private static boolean happenedBefore(Moment later, LocalDate day) {
        var happened = later.happenedOn();
        return happened != null && happened.isBefore(day);
    }

    private static List<Moment> moments(List<Entry> entries) {
        var moments = new ArrayList<Moment>(entries.size());
        var stage = Stage.REFERRED;
        for (var entry : entries) {
            var event = entry.event();
            stage = Stage.after(stage, event);
            moments.add(new Moment(
                    entry.sequence(),
                    entry.position(),
                    event.by(),
                    Happening.of(event),
                    event.happenedOn(),
                    stage,
                    event.underProtocol()));
        }
        return moments;
    }
}
