package uk.oocd.worklist;

import java.time.LocalDate;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;

/**
 * Something that a panel agreed somebody does, and that nobody concluded yet.
 *
 * @param number which action of its case
 * @param panel where it was agreed
 * @param owner the staff account that is to do it
 * @param due by when, in Europe/London
 */
public record OpenAction(
        CaseFileId caseFile, int number, PanelId panel, Personal<String> what, String owner, LocalDate due) {

    /** What people call the case, for example {@code OOCD-7F3K-2M9P}. */
    public String reference() {
        return caseFile.reference();
    }
}
