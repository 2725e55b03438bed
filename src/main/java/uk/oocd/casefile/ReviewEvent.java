package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.ProtocolRef;

/**
 * The plan, changes of risk, and what was done about them, beside the steps of a case; see {@code
 * contracts/events/review}.
 */
public sealed interface ReviewEvent extends CaseFileEvent {

    ProtocolRef protocol();

    @Override
    default ProtocolRef underProtocol() {
        return protocol();
    }

    @Override
    default @Nullable LocalDate happenedOn() {
        return switch (this) {
            case RiskChanged e -> e.occurredOn();
            case AssessmentRevised _, LinesReviewed _, PlanLineAdded _, PlanLineChanged _, PlanLineEnded _ -> null;
        };
    }

    /**
     * Something changed the risk. Every line of the assessment and the plan waits from then on for somebody to update it,
     * or to say why nothing changes.
     *
     * @param level the new level, where one of the three judgements changed; otherwise null
     * @param source who told, for example {@code school}
     */
    record RiskChanged(
            CaseFileId caseFile,
            RiskChange change,
            Assessment.@Nullable Level level,
            Source source,
            LocalDate occurredOn,
            Personal<String> what,
            ProtocolRef protocol,
            Attribution by)
            implements ReviewEvent {}

    /** The assessment in a new version, beside the steps. The case stays where it stands. */
    record AssessmentRevised(CaseFileId caseFile, Assessment assessment, ProtocolRef protocol, Attribution by)
            implements ReviewEvent {}

    /** Lines were looked at after a change of risk, and stay as they are. */
    record LinesReviewed(CaseFileId caseFile, List<Reviewed> lines, ProtocolRef protocol, Attribution by)
            implements ReviewEvent {

        public LinesReviewed {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param line the line's code, for example {@code needs} or {@code plan-3}
     * @param reason why it stays as it is
     */
    record Reviewed(String line, Personal<String> reason) {}

    /**
     * @param line counts up from 1 within the case
     * @param who is to do it
     * @param dueOn by when, in Europe/London
     */
    record PlanLineAdded(
            CaseFileId caseFile,
            int line,
            PlanPart part,
            Personal<String> what,
            Personal<String> who,
            LocalDate dueOn,
            ProtocolRef protocol,
            Attribution by)
            implements ReviewEvent {}

    /**
     * A line of the plan, as it reads from now on.
     *
     * @param reason why it was changed
     */
    record PlanLineChanged(
            CaseFileId caseFile,
            int line,
            Personal<String> what,
            Personal<String> who,
            LocalDate dueOn,
            Personal<String> reason,
            ProtocolRef protocol,
            Attribution by)
            implements ReviewEvent {}

    /**
     * @param done it was done; otherwise it was given up
     */
    record PlanLineEnded(
            CaseFileId caseFile, int line, boolean done, Personal<String> note, ProtocolRef protocol, Attribution by)
            implements ReviewEvent {}

    /** Who told of a change of risk. */
    enum Source {
        CHILD,
        FAMILY,
        POLICE,
        CHILDRENS_SERVICES,
        SCHOOL,
        HEALTH,
        VICTIM,
        OWN_WORK,
        OTHER
    }
}
