package uk.oocd.inspection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Disposal;

/**
 * What a child was given in another case. It is shown where somebody decides, and closes nothing: an outcome may be given
 * at any stage and after any other (Legal Aid, Sentencing and Punishment of Offenders Act 2012 ss.135 to 138, which took
 * the ladder away).
 *
 * @param label what the outcome is called in the protocol version it was decided under
 * @param spentOn from which day it is spent; null where it is no caution
 * @param spent whether it is by now; null where it is no caution
 */
public record EarlierOutcome(
        CaseFileId caseFile,
        String reference,
        String label,
        Disposal disposal,
        LocalDate givenOn,
        @Nullable LocalDate spentOn,
        @Nullable Boolean spent) {

    static EarlierOutcome of(CaseRecord record, String label, Disposal disposal, LocalDate givenOn, LocalDate today) {
        var spentOn = record.course().spentOn();
        return new EarlierOutcome(
                record.id(),
                record.id().reference(),
                label,
                disposal,
                givenOn,
                spentOn,
                spentOn == null ? null : !spentOn.isAfter(today));
    }
}
