package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.ReviewEvent.Reviewed;
import uk.oocd.casefile.ReviewEvent.Source;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.ProtocolRef;

/**
 * What may be asked of a case about risk and plan. {@code today} is the day of {@code by.at} in Europe/London, {@code
 * protocol} the version in force on it.
 */
public sealed interface ReviewCommand extends CaseFileCommand {

    record ReportRisk(
            CaseFileId caseFile,
            RiskChange change,
            Assessment.@Nullable Level level,
            Source source,
            LocalDate occurredOn,
            Personal<String> what,
            ProtocolRef protocol,
            LocalDate today,
            Attribution by)
            implements ReviewCommand {}

    record ReviseAssessment(CaseFileId caseFile, Assessment assessment, ProtocolRef protocol, Attribution by)
            implements ReviewCommand {}

    record ReviewLines(CaseFileId caseFile, List<Reviewed> lines, ProtocolRef protocol, Attribution by)
            implements ReviewCommand {

        public ReviewLines {
            lines = List.copyOf(lines);
        }
    }

    record AddPlanLine(
            CaseFileId caseFile,
            PlanPart part,
            Personal<String> what,
            Personal<String> who,
            LocalDate dueOn,
            ProtocolRef protocol,
            Attribution by)
            implements ReviewCommand {}

    /**
     * @param what and {@code who}, {@code dueOn}: null where it stays as it is
     */
    record ChangePlanLine(
            CaseFileId caseFile,
            int line,
            @Nullable Personal<String> what,
            @Nullable Personal<String> who,
            @Nullable LocalDate dueOn,
            Personal<String> reason,
            ProtocolRef protocol,
            Attribution by)
            implements ReviewCommand {}

    record EndPlanLine(
            CaseFileId caseFile, int line, boolean done, Personal<String> note, ProtocolRef protocol, Attribution by)
            implements ReviewCommand {}
}
