package uk.oocd.pages;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.AssessmentDuty;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.inspection.EarlierOutcome;
import uk.oocd.inspection.OtherCases;
import uk.oocd.security.Person;
import uk.oocd.worklist.CaseRow;
import uk.oocd.worklist.Worklist;

/** What the same child was given in other cases, as far as a person may see them. It is shown, and blocks nothing. */
@Component
class EarlierOutcomes {

    /** The model attribute. */
    static final String MODEL = "earlier";

    private final Worklist worklist;
    private final OtherCases others;
    private final CaseFolder folder;

    EarlierOutcomes(Worklist worklist, OtherCases others, CaseFolder folder) {
        this.worklist = worklist;
        this.others = others;
        this.folder = folder;
    }

    List<EarlierOutcome> of(Person me, CaseRecord record) {
        var child = record.referral().value().child().subject();
        var seen = worklist.ofChild(CaseLists.scope(me), child).stream()
                .map(CaseRow::id)
                .toList();
        return others.given(record, seen, folder.today());
    }

    static AssessmentDuty duty(List<EarlierOutcome> earlier) {
        return AssessmentDuty.after(
                earlier.stream().map(EarlierOutcome::disposal).toList());
    }
}
