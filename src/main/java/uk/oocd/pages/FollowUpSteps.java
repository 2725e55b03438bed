package uk.oocd.pages;

import java.util.ArrayList;
import java.util.List;
import uk.oocd.casefile.Disposal;
import uk.oocd.casefile.Step;
import uk.oocd.inspection.CaseRecord;

/** Which of the steps after the police decision make sense for a case: a page offers no others. */
final class FollowUpSteps {

    private FollowUpSteps() {}

    /** Whether a step that the stage allows has anything to do here. */
    static boolean fits(Step step, CaseRecord record) {
        var course = record.course();
        return switch (step) {
            case VARY -> !course.conditions().isEmpty();
            case REPORT_BREACH -> {
                var decided = record.decision();
                yield decided != null
                        && Disposal.of(decided.value()).enforceable()
                        && !course.conditions().isEmpty();
            }
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
                    DECIDE_BREACH,
                    NOTIFY_POLICE,
                    ANSWER_NOTICE,
                    CLOSE,
                    GIVE_FEEDBACK,
                    READ_FEEDBACK,
                    REOPEN,
                    CORRECT,
                    ADD_INFORMATION -> true;
        };
    }

    /** What can be done besides, that moves no case on. */
    static List<Step> aside(CaseRecord record) {
        var steps = new ArrayList<Step>();
        var feedback = record.course().feedback();
        if (feedback != null && feedback.read() == null) steps.add(Step.READ_FEEDBACK);
        if (feedback == null && record.decision() != null) steps.add(Step.GIVE_FEEDBACK);
        if (record.stage().allows(Step.REOPEN)) steps.add(Step.REOPEN);
        steps.add(Step.CORRECT);
        return steps;
    }
}
