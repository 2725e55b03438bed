package uk.oocd.casefile;

import static uk.oocd.casefile.CaseFileProblem.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFile.Open;
import uk.oocd.casefile.CaseFileCommand.UpdatePosition;
import uk.oocd.casefile.CaseFileEvent.PositionUpdated;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;

/**
 * What the child says and the evidence may change after the referral. A change is a fact of its own beside what was
 * referred, so that what a panel or the police had before them stays what it was.
 */
final class PositionRules {

    private PositionRules() {}

    static Decision<CaseFileEvent> update(UpdatePosition c, Open open) {
        var news = open.facts().position().news(c.said());
        var firstOffence = open.facts().referral().firstOffence();
        var refusals = new ArrayList<Refusal>();
        if (news.nothing()) refusals.add(Refusal.of(POSITION_UNCHANGED));
        if (!c.by().role().police()) refusals.addAll(onlyByPolice(news));
        refusals.addAll(interview(news.interviewedOn(), firstOffence, c.today()));
        CaseFileDecider.notInFuture(refusals, c.occurredOn(), c.today(), "/occurredOn");
        if (firstOffence.filter(c.occurredOn()::isBefore).isPresent()) {
            refusals.add(Refusal.of(POSITION_BEFORE_OFFENCE));
        }
        Texts.require(refusals, c.reason(), POSITION_REASON_MISSING.pointer(), POSITION_REASON_MISSING);
        return Decision.unless(
                refusals,
                new PositionUpdated(
                        c.caseFile(),
                        news,
                        c.occurredOn(),
                        c.reason(),
                        c.protocol().ref(),
                        c.by()));
    }

    /**
     * What a constable hears, and how far the police think the evidence goes, is theirs to record: a caution rests on both
     * (Crime and Disorder Act 1998 s.66ZA(1), s.66B). That a child takes an admission back, anybody may who hears it.
     */
    private static List<Refusal> onlyByPolice(Position.Change news) {
        var refusals = new ArrayList<Refusal>();
        if (news.admission() == Referral.Admission.ADMITTED) refusals.add(Refusal.of(ADMISSION_RECORDED_BY_POLICE));
        if (news.evidence() != null) refusals.add(Refusal.of(EVIDENCE_RECORDED_BY_POLICE));
        return refusals;
    }

    /** What is wrong with the day of an interview, in a referral or later. */
    static List<Refusal> interview(@Nullable LocalDate on, Optional<LocalDate> firstOffence, LocalDate today) {
        if (on == null) return List.of();
        if (on.isAfter(today)) return List.of(Refusal.of(INTERVIEW_IN_FUTURE));
        return firstOffence.filter(on::isBefore).isPresent()
                ? List.of(Refusal.of(INTERVIEW_BEFORE_OFFENCE))
                : List.of();
    }
}
