package uk.oocd.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Stage;
import uk.oocd.timeline.TimelineProjection.Kept;
import uk.oocd.views.Views;
import uk.oocd.views.Views.Selection;

/** What happened to a case. Who may read it is for the caller to check. */
@Component
public class Timelines {

    private final Views<Kept> lines;

    Timelines(TimelineProjection projection) {
        this.lines = projection.lines();
    }

    /** Everything that happened to the case, the latest first; empty where there is no such case. */
    public List<TimelineEntry> of(CaseFileId id) {
        var entries = new ArrayList<TimelineEntry>();
        var stage = Stage.REFERRED;
        for (var kept : lines.select(Selection.where(Map.of("case_file", TimelineProjection.key(id))))) {
            var line = kept.line();
            if (line == null) continue;
            if (line.reached() != null) stage = line.reached();
            entries.add(new TimelineEntry(
                    line.position(), line.by(), line.what(), line.happenedOn(), stage, line.protocol()));
        }
        return entries.reversed();
    }
}
