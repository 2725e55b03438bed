package uk.oocd.performance;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.casefile.CaseFileEvent.AssessmentRecorded;
import uk.oocd.casefile.CaseFileEvent.AssessmentSentBack;
import uk.oocd.casefile.CaseFileEvent.AssessmentSignedOff;
import uk.oocd.casefile.CaseFileEvent.CaseAccepted;
import uk.oocd.casefile.CaseFileEvent.CaseClosed;
import uk.oocd.casefile.CaseFileEvent.CaseDeferred;
import uk.oocd.casefile.CaseFileEvent.CaseListed;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.casefile.CaseFileEvent.FollowUpEnded;
import uk.oocd.casefile.CaseFileEvent.InformationLearned;
import uk.oocd.casefile.CaseFileEvent.InformationProvided;
import uk.oocd.casefile.CaseFileEvent.InformationRequested;
import uk.oocd.casefile.CaseFileEvent.OnTheSpotSupported;
import uk.oocd.casefile.CaseFileEvent.OutcomeDelivered;
import uk.oocd.casefile.CaseFileEvent.PanelRecommended;
import uk.oocd.casefile.CaseFileEvent.PoliceDecided;
import uk.oocd.casefile.CaseFileEvent.PositionUpdated;
import uk.oocd.casefile.CaseFileEvent.ProgressNoted;
import uk.oocd.casefile.CaseFileEvent.ReferralReturned;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.ClockEvent;
import uk.oocd.casefile.Clocks;
import uk.oocd.casefile.Deadline;
import uk.oocd.casefile.FollowUpEvent;
import uk.oocd.casefile.HearingEvent;
import uk.oocd.casefile.HomeOfficeOutcome;
import uk.oocd.casefile.OversightEvent;
import uk.oocd.casefile.PoliceDecision;
import uk.oocd.casefile.Recommendation;
import uk.oocd.casefile.ReviewEvent;
import uk.oocd.casefile.ReviewEvent.AssessmentRevised;
import uk.oocd.casefile.Stage;
import uk.oocd.casefile.Withdrawn;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.Protocols;
import uk.oocd.rationale.OutcomeCode;

/**
 * What a report needs to know of one case.
 *
 * @param since the day on which it came to its stage
 * @param stays every stage it has left
 * @param measured every time limit whose step was taken. One whose step has to be taken again is measured again
 * @param running the time limit that is running; null where there is none
 * @param panel what the panel recommended; null where it has not
 * @param decided what the police decided, the last time they did; null where they have not
 * @param victim whether the assessment has the victim's view; null where there is no assessment
 * @param counts what the crime counts as: a provisional outcome is in no total
 * @param withdrew who stands back from it
 */
record CaseFacts(
        CaseFileId id,
        String service,
        LocalDate referredOn,
        Stage stage,
        LocalDate since,
        Clocks clocks,
        List<Stay> stays,
        List<Measured> measured,
        @Nullable Running running,
        @Nullable Panel panel,
        @Nullable Decided decided,
        @Nullable Victim victim,
        HomeOfficeOutcome counts,
        List<String> withdrew) {

    /** From the day it came to a stage to the day it left it. */
    record Stay(Stage stage, LocalDate from, LocalDate to) {}

    /**
     * A step that has to be taken by the due day.
     *
     * @param stopped the clock stands still, so that whatever day it is taken on is in time
     */
    record Running(String limit, Milestone until, LocalDate due, boolean stopped) {

        static @Nullable Running of(@Nullable Deadline deadline) {
            return deadline == null
                    ? null
                    : new Running(
                            deadline.limit().code(), deadline.limit().until(), deadline.due(), deadline.stopped());
        }

        boolean late(LocalDate day) {
            return !stopped && day.isAfter(due);
        }

        Measured taken(LocalDate on) {
            return new Measured(limit, until, stopped && on.isAfter(due) ? on : due, on);
        }
    }

    /** A step that had to be taken by the due day, and the day on which it was. */
    record Measured(String limit, Milestone until, LocalDate due, LocalDate on) {

        boolean met() {
            return !on.isAfter(due);
        }
    }

    /**
     * @param presumed the labels of the outcomes presumed at that score
     * @param reason why none of them; null where it was one of them
     */
    record Panel(
            String edition,
            int score,
            OutcomeCode outcome,
            String label,
            List<String> presumed,
            boolean departs,
            @Nullable Personal<String> reason) {

        static Panel of(Recommendation r) {
            return new Panel(
                    r.gravity().edition(),
                    r.gravity().score(),
                    r.outcome(),
                    label(r.outcome(), r.options()),
                    r.presumptive().stream().map(o -> label(o, r.options())).toList(),
                    r.departs(),
                    r.departureReason());
        }

        private static String label(OutcomeCode outcome, List<Option> options) {
            return options.stream()
                    .filter(o -> o.outcome().equals(outcome))
                    .map(Option::label)
                    .findFirst()
                    .orElse(outcome.value());
        }
    }

    /**
     * @param recommended null where they decided without a panel
     */
    record Decided(
            OutcomeCode outcome,
            String label,
            @Nullable OutcomeCode recommended,
            @Nullable Personal<String> reason) {

        static Decided of(PoliceDecision d) {
            return new Decided(d.outcome(), d.label(), d.recommended(), d.reason());
        }

        boolean differs() {
            return recommended != null && !recommended.equals(outcome);
        }
    }

    /**
     * @param notSought why there is none; null where there is
     */
    record Victim(VictimView.@Nullable Reason notSought) {

        static Victim of(VictimView view) {
            return switch (view) {
                case VictimView.Recorded _ -> new Victim(null);
                case VictimView.NotSought(var reason, var _) -> new Victim(reason);
            };
        }
    }

    static CaseFacts opened(CaseReferred e) {
        return new CaseFacts(
                e.caseFile(),
                e.referral().service(),
                e.referral().referredOn(),
                Stage.REFERRED,
                e.day(),
                Clocks.NONE,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                HomeOfficeOutcome.NONE,
                List.of());
    }

    CaseFacts after(CaseFileEvent event, Protocols protocols, BankHolidays holidays) {
        return switch (event) {
            case AssessmentRecorded e ->
                moved(e, panel, decided, Victim.of(e.assessment().victimView()), protocols, holidays);
            case AssessmentRevised e ->
                moved(e, panel, decided, Victim.of(e.assessment().victimView()), protocols, holidays);
            case PanelRecommended e -> moved(e, Panel.of(e.recommendation()), decided, victim, protocols, holidays);
            case PoliceDecided e -> moved(e, panel, Decided.of(e.decision()), victim, protocols, holidays);
            case CaseReferred _,
                    InformationRequested _,
                    InformationProvided _,
                    ReferralReturned _,
                    CaseAccepted _,
                    OnTheSpotSupported _,
                    AssessmentSignedOff _,
                    AssessmentSentBack _,
                    CaseListed _,
                    CaseDeferred _,
                    OutcomeDelivered _,
                    ProgressNoted _,
                    FollowUpEnded _,
                    CaseClosed _,
                    InformationLearned _,
                    PositionUpdated _,
                    FollowUpEvent _,
                    HearingEvent _,
                    ClockEvent _,
                    ReviewEvent _,
                    OversightEvent _ -> moved(event, panel, decided, victim, protocols, holidays);
        };
    }

    private CaseFacts moved(
            CaseFileEvent event,
            @Nullable Panel nextPanel,
            @Nullable Decided nextDecided,
            @Nullable Victim nextVictim,
            Protocols protocols,
            BankHolidays holidays) {
        var nextStage = Stage.after(stage, event);
        var nextClocks = clocks.after(event);
        boolean moves = nextStage != stage;
        return new CaseFacts(
                id,
                service,
                referredOn,
                nextStage,
                moves ? event.day() : since,
                nextClocks,
                moves ? and(stays, new Stay(stage, since, event.day())) : stays,
                measured(nextClocks),
                Running.of(nextClocks.deadline(nextStage, protocols, holidays)),
                nextPanel,
                nextDecided,
                nextVictim,
                counts.after(event),
                event instanceof HearingEvent e ? Withdrawn.after(withdrew, e) : withdrew);
    }

    private List<Measured> measured(Clocks next) {
        var still = measured.stream()
                .filter(m -> next.reached().containsKey(m.until()))
                .toList();
        if (running == null) return still;
        var until = running.until();
        var on = next.reached().get(until);
        return on == null ? still : and(still, running.taken(on));
    }

    private static <T> List<T> and(List<T> all, T one) {
        return Stream.concat(all.stream(), Stream.of(one)).toList();
    }
}
