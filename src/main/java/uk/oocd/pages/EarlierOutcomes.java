package uk.oocd.pages;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.AssessmentDuty;
import uk.oocd.casefile.Disposal;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.inspection.Inspector;
import uk.oocd.security.Person;
import uk.oocd.worklist.Worklist;

/** What the same child was given in other cases, as far as a person may see them. It is shown, and blocks nothing. */
@Component
class EarlierOutcomes {

    private final Worklist worklist;
    private final Inspector inspector;

    EarlierOutcomes(Worklist worklist, Inspector inspector) {
        this.worklist = worklist;
        this.inspector = inspector;
    }

    /** One outcome that was given. */
    public record Earlier(String reference, String label, Disposal disposal) {}

    List<Earlier> of(Person me, CaseRecord record) {
        var child = record.referral().value().child().subject();
        return worklist.ofChild(CaseLists.scope(me), child).stream()
                .filter(row -> !row.id().equals(record.id()))
                .flatMap(row -> inspector.now(row.id()).stream())
                .filter(other -> other.delivery() != null && other.decision() != null)
                .map(EarlierOutcomes::given)
                .toList();
    }

    private static Earlier given(CaseRecord other) {
        var decided = Objects.requireNonNull(other.decision()).value();
        return new Earlier(other.id().reference(), decided.label(), Disposal.of(decided));
    }

    static AssessmentDuty duty(List<Earlier> earlier) {
        return AssessmentDuty.after(earlier.stream().map(Earlier::disposal).toList());
    }
}
