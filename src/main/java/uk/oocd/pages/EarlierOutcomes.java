package uk.oocd.pages;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.AssessmentDuty;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.inspection.EarlierOutcome;
import uk.oocd.inspection.OtherCases;
import uk.oocd.security.Person;
import uk.oocd.security.SeenCases;

/** What the same child was given in other cases, as far as a person may see them. It is shown, and blocks nothing. */
@Component
class EarlierOutcomes {

    /** The model attribute. */
    static final String MODEL = "earlier";

    private final SeenCases seen;
    private final OtherCases others;
    private final CaseFolder folder;

    EarlierOutcomes(SeenCases seen, OtherCases others, CaseFolder folder) {
        this.seen = seen;
        this.others = others;
        this.folder = folder;
    }

    List<EarlierOutcome> of(Person me, CaseRecord record) {
        return others.given(record, seen.ofChild(me, record.referral().value()), folder.today());
    }

    static AssessmentDuty duty(List<EarlierOutcome> earlier) {
        return AssessmentDuty.after(
                earlier.stream().map(EarlierOutcome::disposal).toList());
    }
}
