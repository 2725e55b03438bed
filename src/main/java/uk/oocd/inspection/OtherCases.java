package uk.oocd.inspection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.OutcomeElsewhere;
import uk.oocd.kernel.CasesOfChild;

/** What other cases of the same child say to one: what stands for the same offence, and what was given before. */
@Component
public class OtherCases {

    private final Inspector inspector;
    private final CasesOfChild cases;

    OtherCases(Inspector inspector, CasesOfChild cases) {
        this.inspector = inspector;
        this.cases = cases;
    }

    /** In which other cases an outcome stands for the same offence, by reference; none where there is no such case. */
    public List<CaseFileId> outcomesStanding(CaseFileId id) {
        return inspector.now(id).map(this::outcomesStanding).orElse(List.of());
    }

    /** The same of a case that was read already. */
    public List<CaseFileId> outcomesStanding(CaseRecord record) {
        return references(standing(record));
    }

    /**
     * In which of those the outcome goes before the one decided in this case, which can then not be given; none where
     * nothing that the child would be given was decided here.
     */
    public List<CaseFileId> goingFirst(CaseFileId id) {
        return inspector.now(id).map(this::goingFirst).orElse(List.of());
    }

    /** The same of a case that was read already. */
    public List<CaseFileId> goingFirst(CaseRecord record) {
        return record.progressOfOutcome()
                .map(own -> references(standing(record)
                        .filter(other -> other.progressOfOutcome()
                                .filter(progress -> progress.goesBefore(own))
                                .isPresent())))
                .orElse(List.of());
    }

    private Stream<CaseRecord> standing(CaseRecord record) {
        var referral = record.referral().value();
        return other(record, cases.streams(referral.child().subject()).stream().map(CaseFileId::of))
                .filter(other -> OutcomeElsewhere.stands(other.course().outcome()))
                .filter(other ->
                        OutcomeElsewhere.sameOffence(referral, other.referral().value()));
    }

    private static List<CaseFileId> references(Stream<CaseRecord> records) {
        return records.map(CaseRecord::id)
                .sorted(Comparator.comparing(CaseFileId::reference))
                .toList();
    }

    /**
     * What was given in others of these cases, and in this one before its decision came back to the police, the latest
     * first.
     *
     * @param seen the child's cases that the reader may see
     */
    public List<EarlierOutcome> given(CaseRecord record, Collection<CaseFileId> seen, LocalDate today) {
        return seen.stream()
                .flatMap(id -> inspector.given(id).stream()
                        .filter(given -> !given.stands() || !id.equals(record.id()))
                        .map(given -> EarlierOutcome.of(id, given, today)))
                .sorted(Comparator.comparing(EarlierOutcome::givenOn)
                        .reversed()
                        .thenComparing(EarlierOutcome::reference))
                .toList();
    }

    private Stream<CaseRecord> other(CaseRecord record, Stream<CaseFileId> all) {
        return all.filter(id -> !id.equals(record.id())).flatMap(id -> inspector.now(id).stream());
    }
}
