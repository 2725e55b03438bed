package uk.oocd.inspection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Disposal;

/**
 * What a child was given in another case, or in the same one before its decision came back to the police. It is shown
 * where somebody decides, and closes nothing: an outcome may be given at any stage and after any other (Legal Aid,
 * Sentencing and Punishment of Offenders Act 2012 ss.135 to 138, which took the ladder away).
 *
 * @param label what the outcome is called in the protocol version it was decided under
 * @param stands whether the decision has not come back to the police since; what came back was given all the same
 * @param spentOn from which day it is spent; null where it is no caution. A conviction for the same offence, which is
 *     not known here, may put it off
 * @param spent whether it is by now; null where it is no caution
 */
public record EarlierOutcome(
        CaseFileId caseFile,
        String reference,
        String label,
        Disposal disposal,
        LocalDate givenOn,
        boolean stands,
        @Nullable LocalDate spentOn,
        @Nullable Boolean spent) {

    static EarlierOutcome of(CaseFileId caseFile, GivenOutcome given, LocalDate today) {
        var spentOn = given.spentOn().orElse(null);
        return new EarlierOutcome(
                caseFile,
                caseFile.reference(),
                given.decision().label(),
                given.disposal(),
                given.givenOn(),
                given.stands(),
                spentOn,
                spentOn == null ? null : !spentOn.isAfter(today));
    }
}
