package uk.oocd.pages;

import uk.oocd.casefile.Disposal;
import uk.oocd.inspection.CaseRecord;

/** Which of the steps after the police decision make sense for a case: a page offers no others. */
final class FollowUpSteps {

    private FollowUpSteps() {}

    /** Whether a step that the stage allows has anything to do here. */
    static boolean fits(StepPage page, CaseRecord record) {
        var course = record.course();
        var decided = record.decision();
        var feedback = course.feedback();
        return switch (page) {
            case VARIATION -> !course.conditions().isEmpty();
            case BREACH ->
                decided != null
                        && Disposal.of(decided.value()).enforceable()
                        && !course.conditions().isEmpty();
            case FEEDBACK -> decided != null && feedback == null;
            case FEEDBACK_RECEIPT -> feedback != null && feedback.read() == null;
            case BREACH_DECISION,
                    NON_ENGAGEMENT,
                    NON_ENGAGEMENT_ANSWER,
                    REOPENING,
                    CORRECTION,
                    SCREENING,
                    ANSWER,
                    ASSESSMENT,
                    SIGN_OFF,
                    LISTING,
                    RECOMMENDATION,
                    DEFERRAL,
                    POLICE_DECISION,
                    DELIVERY,
                    FOLLOW_UP,
                    FOLLOW_UP_END,
                    CLOSURE,
                    INFORMATION,
                    CLOCK_STOP,
                    CLOCK_RESTART,
                    RISK,
                    RECONCILIATION,
                    ASSESSMENT_REVISION,
                    PLAN_LINE,
                    PLAN_CHANGE,
                    PLAN_END,
                    OVERSIGHT,
                    COUNTERSIGNATURE,
                    CONFLICT,
                    CONFLICT_LIFTING,
                    AUTHORITY,
                    ACTION,
                    ACTION_CONCLUSION,
                    LINK -> true;
        };
    }
}
