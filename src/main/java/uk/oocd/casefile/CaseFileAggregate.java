package uk.oocd.casefile;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static uk.oocd.casefile.CaseFileProblem.CASE_FILE_CHANGED;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileCommand.AcceptCase;
import uk.oocd.casefile.CaseFileCommand.CloseCase;
import uk.oocd.casefile.CaseFileCommand.DeferCase;
import uk.oocd.casefile.CaseFileCommand.EndFollowUp;
import uk.oocd.casefile.CaseFileCommand.LearnInformation;
import uk.oocd.casefile.CaseFileCommand.ListCase;
import uk.oocd.casefile.CaseFileCommand.NoteProgress;
import uk.oocd.casefile.CaseFileCommand.ProvideInformation;
import uk.oocd.casefile.CaseFileCommand.RecordAssessment;
import uk.oocd.casefile.CaseFileCommand.RecordDelivery;
import uk.oocd.casefile.CaseFileCommand.RecordPoliceDecision;
import uk.oocd.casefile.CaseFileCommand.RecordRecommendation;
import uk.oocd.casefile.CaseFileCommand.ReferCase;
import uk.oocd.casefile.CaseFileCommand.RequestInformation;
import uk.oocd.casefile.CaseFileCommand.ReturnReferral;
import uk.oocd.casefile.CaseFileCommand.SendBackAssessment;
import uk.oocd.casefile.CaseFileCommand.SignOffAssessment;
import uk.oocd.casefile.CaseFileCommand.SupportOnTheSpot;
import uk.oocd.casefile.CaseFileCommand.UpdatePosition;
import uk.oocd.casefile.ClockCommand.RecordMissedLimits;
import uk.oocd.casefile.ClockCommand.RestartClock;
import uk.oocd.casefile.ClockCommand.StopClock;
import uk.oocd.casefile.OversightCommand.Countersign;
import uk.oocd.casefile.OversightCommand.NoteOversight;
import uk.oocd.casefile.ReviewCommand.AddPlanLine;
import uk.oocd.casefile.ReviewCommand.ChangePlanLine;
import uk.oocd.casefile.ReviewCommand.EndPlanLine;
import uk.oocd.casefile.ReviewCommand.ReportRisk;
import uk.oocd.casefile.ReviewCommand.ReviewLines;
import uk.oocd.casefile.ReviewCommand.ReviseAssessment;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Refusal;

/** Hands each command to the decider and applies what it answers. Holds no rule. */
@Aggregate(cache = "aggregates")
class CaseFileAggregate {

    private static final CaseFileDecider DECIDER = new CaseFileDecider();

    /** The metadata entry that says which version the sender had read. */
    static final String EXPECTED_VERSION = "expectedVersion";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable CaseFileId id;

    private CaseFile state = DECIDER.initial();

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(ReferCase c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(AcceptCase c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(RequestInformation c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(ReturnReferral c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(SupportOnTheSpot c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(ProvideInformation c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(RecordAssessment c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(SignOffAssessment c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(SendBackAssessment c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(ListCase c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(DeferCase c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(RecordRecommendation c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(RecordPoliceDecision c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(RecordDelivery c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(NoteProgress c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(EndFollowUp c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(CloseCase c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(LearnInformation c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(UpdatePosition c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(HearingCommand.DeclareConflict c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(StopClock c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(HearingCommand.LiftConflict c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(RestartClock c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(HearingCommand.AuthoriseInquorate c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(HearingCommand.AgreeAction c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(HearingCommand.ConcludeAction c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(HearingCommand.LinkCase c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(RecordMissedLimits c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(ReportRisk c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(ReviseAssessment c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(ReviewLines c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(AddPlanLine c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(ChangePlanLine c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(EndPlanLine c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(NoteOversight c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(Countersign c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(FollowUpCommand.VaryCondition c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(FollowUpCommand.ReportBreach c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(FollowUpCommand.DecideBreach c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(FollowUpCommand.WithdrawConsent c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(FollowUpCommand.NotifyNonEngagement c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(FollowUpCommand.AnswerNonEngagement c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(FollowUpCommand.GiveFeedback c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(FollowUpCommand.ReadFeedback c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(FollowUpCommand.ReopenCase c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(FollowUpCommand.CorrectEntry c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(FollowUpCommand.AddStatement c) {
        handle(c);
    }

    /** Turns a command down where its sender had read an older version than the one there is now. */
    @CommandHandlerInterceptor
    void asRead(@MetaDataValue(EXPECTED_VERSION) @Nullable Long expected) {
        var now = AggregateLifecycle.getVersion();
        if (expected != null && !expected.equals(now)) {
            throw new CommandRefused(List.of(Refusal.of(CASE_FILE_CHANGED, expected, now == null ? -1 : now)));
        }
    }

    @EventSourcingHandler
    void on(CaseFileEvent event) {
        id = event.caseFile();
        state = DECIDER.evolve(state, event);
    }

    private void handle(CaseFileCommand command) {
        DECIDER.decide(command, state).eventsOrThrow().forEach(AggregateLifecycle::apply);
    }
}
