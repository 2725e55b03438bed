package uk.oocd.api;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Deadline;
import uk.oocd.casefile.OversightEvent.Document;
import uk.oocd.casefile.Stage;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.worklist.CaseRow;

/**
 * One case in a list.
 *
 * @param offences their standard titles
 * @param gravity and {@code outcome}: the panel's score, and the police decision or until then the recommendation
 * @param unsigned what a manager is to countersign
 * @param due by when the next step is due, and how it stands against that; null where no limit is running
 */
record CaseSummary(
        CaseFileId id,
        String reference,
        String crimeReference,
        Personal<String> childName,
        Stage stage,
        List<NextStep> next,
        List<String> offences,
        LocalDate referredOn,
        @Nullable PanelId panel,
        @Nullable LocalDate sitsOn,
        @Nullable Integer gravity,
        @Nullable String outcome,
        @Nullable LocalDate due,
        Deadline.@Nullable Standing standing,
        List<Document> unsigned) {

    static CaseSummary of(CaseRow row, LocalDate today) {
        var deadline = row.deadline();
        return new CaseSummary(
                row.id(),
                row.reference(),
                row.crimeReference(),
                row.childName(),
                row.stage(),
                NextStep.of(row.next()),
                row.offences(),
                row.referredOn(),
                row.panel(),
                row.sitsOn(),
                row.gravity(),
                row.outcome(),
                deadline == null ? null : deadline.due(),
                row.standing(today),
                row.unsigned());
    }
}
