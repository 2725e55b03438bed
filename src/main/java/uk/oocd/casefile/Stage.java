package uk.oocd.casefile;

import static uk.oocd.casefile.Step.ANSWER;
import static uk.oocd.casefile.Step.ANSWER_NOTICE;
import static uk.oocd.casefile.Step.ASSESS;
import static uk.oocd.casefile.Step.CLOSE;
import static uk.oocd.casefile.Step.DECIDE;
import static uk.oocd.casefile.Step.DECIDE_BREACH;
import static uk.oocd.casefile.Step.DEFER;
import static uk.oocd.casefile.Step.DELIVER;
import static uk.oocd.casefile.Step.LIST;
import static uk.oocd.casefile.Step.NOTIFY_POLICE;
import static uk.oocd.casefile.Step.RECOMMEND;
import static uk.oocd.casefile.Step.REPORT_BREACH;
import static uk.oocd.casefile.Step.SCREEN;
import static uk.oocd.casefile.Step.SIGN_OFF;
import static uk.oocd.casefile.Step.VARY;
import static uk.oocd.casefile.Step.WITHDRAW_CONSENT;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/** Where a case stands, and what can be done to it there. The rules and every read model use this one fold. */
public enum Stage {
    REFERRED("Referred", SCREEN),
    AWAITING_INFORMATION("Waiting for the police", ANSWER),
    RETURNED("Returned to the police", ANSWER),
    ON_THE_SPOT("On-the-spot resolution supported", DECIDE, SCREEN),
    ACCEPTED("Accepted for panel", ASSESS),
    ASSESSED("Assessed, waiting for sign-off", SIGN_OFF),
    READY_FOR_PANEL("Ready for panel", LIST, ASSESS),
    LISTED("Listed on a panel", RECOMMEND, DEFER, LIST),
    RECOMMENDED("Recommended, waiting for the police decision", DECIDE),
    DECIDED("Decided, waiting for delivery", DELIVER, DECIDE),
    DELIVERED("Delivered", CLOSE),
    FOLLOW_UP("In follow-up", Step.FOLLOW_UP, VARY, REPORT_BREACH, WITHDRAW_CONSENT, NOTIFY_POLICE),
    BREACH_REPORTED("Breach reported, waiting for the police", DECIDE_BREACH, Step.FOLLOW_UP, WITHDRAW_CONSENT),
    POLICE_NOTIFIED("Police told of non-engagement, waiting for their answer", ANSWER_NOTICE, WITHDRAW_CONSENT),
    BACK_WITH_POLICE("Back with the police for decision", DECIDE, NOTIFY_POLICE),
    FOLLOWED_UP("Follow-up ended", CLOSE, NOTIFY_POLICE),
    CLOSED("Closed");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that cannot change
    private final List<Step> steps;

    Stage(String label, Step... steps) {
        this.label = label;
        this.steps = List.of(steps);
    }

    /** As people say it. */
    public String label() {
        return label;
    }

    /**
     * What can be done here, first the step that moves it on. Left out is what moves no case on: adding information,
     * correcting an entry, feedback and a limit that was missed, which are possible at any stage, and reopening what is closed.
     */
    public List<Step> possible() {
        return steps;
    }

    /**
     * The same for one case. Where the police decided without a panel and the decision does not hold, a panel can hear the
     * case after all: else nothing that needs one could ever be decided.
     *
     * @param heard whether a panel has recommended an outcome
     */
    public List<Step> possible(boolean heard) {
        return heard || !decidedOn()
                ? steps
                : Stream.concat(steps.stream(), Stream.of(SCREEN)).toList();
    }

    /** The police have decided, and nothing has been given to the child, or what was has come back. */
    private boolean decidedOn() {
        return this == DECIDED || this == BACK_WITH_POLICE;
    }

    public boolean allows(Step step) {
        return steps.contains(step) || besides(step);
    }

    /** The same for one case, as {@link #possible(boolean)}. */
    public boolean allows(Step step, boolean heard) {
        return possible(heard).contains(step) || besides(step);
    }

    /** What can be done here beside what moves the case on. */
    private boolean besides(Step step) {
        return switch (step) {
            case ADD_INFORMATION, CORRECT, GIVE_FEEDBACK, READ_FEEDBACK, RECORD_MISSED_LIMIT -> true;
            case REOPEN -> over();
            case STOP_CLOCK -> Clocks.next(this) != null;
            case RESTART_CLOCK,
                    DECLARE_CONFLICT,
                    LIFT_CONFLICT,
                    CONCLUDE_ACTION,
                    LINK_CASE,
                    REPORT_RISK,
                    REVISE_ASSESSMENT,
                    RECONCILE,
                    PLAN,
                    OVERSEE,
                    COUNTERSIGN -> !over();
            case UPDATE_POSITION -> undelivered();
            case AUTHORISE_INQUORATE -> this == LISTED;
            case AGREE_ACTION -> this == LISTED || this == RECOMMENDED || this == DECIDED;
            case SCREEN,
                    ANSWER,
                    ASSESS,
                    SIGN_OFF,
                    LIST,
                    RECOMMEND,
                    DEFER,
                    DECIDE,
                    DELIVER,
                    FOLLOW_UP,
                    VARY,
                    REPORT_BREACH,
                    DECIDE_BREACH,
                    WITHDRAW_CONSENT,
                    NOTIFY_POLICE,
                    ANSWER_NOTICE,
                    CLOSE -> false;
        };
    }

    /** No outcome has been given yet, or the decision is the police's again: what it rests on may still change. */
    public boolean undelivered() {
        return switch (this) {
            case REFERRED,
                    AWAITING_INFORMATION,
                    RETURNED,
                    ON_THE_SPOT,
                    ACCEPTED,
                    ASSESSED,
                    READY_FOR_PANEL,
                    LISTED,
                    RECOMMENDED,
                    DECIDED,
                    BACK_WITH_POLICE -> true;
            case DELIVERED, FOLLOW_UP, BREACH_REPORTED, POLICE_NOTIFIED, FOLLOWED_UP, CLOSED -> false;
        };
    }

    /** Nothing is left to do. */
    public boolean over() {
        return this == CLOSED;
    }

    /** Where a case stands after an event, from where it stood. Never refuses. */
    public static Stage after(Stage before, CaseFileEvent event) {
        var reached = reachedBy(event);
        return reached == null ? before : reached;
    }

    /** Where an event takes a case; null where it leaves it as it stands. */
    public static @Nullable Stage reachedBy(CaseFileEvent event) {
        return switch (event) {
            case CaseReferred _, InformationProvided _ -> REFERRED;
            case InformationRequested _ -> AWAITING_INFORMATION;
            case ReferralReturned _ -> RETURNED;
            case OnTheSpotSupported _ -> ON_THE_SPOT;
            case CaseAccepted _, AssessmentSentBack _ -> ACCEPTED;
            case AssessmentRecorded _ -> ASSESSED;
            case AssessmentSignedOff _, CaseDeferred _ -> READY_FOR_PANEL;
            case CaseListed _ -> LISTED;
            case PanelRecommended _ -> RECOMMENDED;
            case PoliceDecided _ -> DECIDED;
            case OutcomeDelivered e -> e.followUp() ? FOLLOW_UP : DELIVERED;
            case FollowUpEnded _ -> FOLLOWED_UP;
            case CaseClosed _ -> CLOSED;
            case ProgressNoted _,
                    InformationLearned _,
                    PositionUpdated _,
                    HearingEvent _,
                    ClockEvent _,
                    ReviewEvent _,
                    OversightEvent _ -> null;
            case FollowUpEvent e -> reachedBy(e);
        };
    }

    private static @Nullable Stage reachedBy(FollowUpEvent event) {
        return switch (event) {
            case FollowUpEvent.DecisionRevived _ -> BACK_WITH_POLICE;
            case FollowUpEvent.BreachReported _ -> BREACH_REPORTED;
            case FollowUpEvent.BreachDecided _ -> FOLLOW_UP;
            case FollowUpEvent.NonEngagementNotified e -> e.answerAwaited() ? POLICE_NOTIFIED : null;
            case FollowUpEvent.NonEngagementAnswered e -> e.followUpOver() ? FOLLOWED_UP : FOLLOW_UP;
            case FollowUpEvent.CaseReopened _ -> FOLLOW_UP;
            case FollowUpEvent.ConditionVaried _,
                    FollowUpEvent.ConsentWithdrawn _,
                    FollowUpEvent.FeedbackGiven _,
                    FollowUpEvent.FeedbackRead _,
                    FollowUpEvent.EntryCorrected _,
                    FollowUpEvent.StatementAdded _ -> null;
        };
    }
}
