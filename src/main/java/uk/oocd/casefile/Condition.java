package uk.oocd.casefile;

import static uk.oocd.casefile.FollowUpProblem.ATTENDANCE_PLACE_MISSING;
import static uk.oocd.casefile.FollowUpProblem.ATTENDANCE_TIMES_MISSING;
import static uk.oocd.casefile.FollowUpProblem.CONDITION_WHAT_MISSING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;

/**
 * One thing that a child is to do or to keep to: recommended by a panel, then agreed when the outcome is given. It is
 * named by its place in its list, 1 for the first.
 *
 * @param purpose what it is for: a condition must serve one of three objects (Crime and Disorder Act 1998 s.66A, as
 *     widened by Criminal Justice and Immigration Act 2008 Sch. 9)
 * @param restrictive whether it keeps the child from something, for example a place or a person. Allowed only where it
 *     serves one of those objects (DPP guidance on youth conditional cautions, annex A)
 * @param what in words the child can follow
 * @param until the last day on which it can be met or must be kept, in Europe/London
 * @param attendance where and when, where the child is to attend: whoever offers the caution must say so (s.66A(4));
 *     null where there is nothing to attend
 * @param penaltyPounds a financial penalty, in whole pounds; null where there is none. Youth Conditional Cautions
 *     (Financial Penalties) Order 2013 (SI 2013/608) caps it by offence class and age
 */
public record Condition(
        Purpose purpose,
        boolean restrictive,
        Personal<String> what,
        LocalDate until,
        @Nullable Attendance attendance,
        @Nullable Integer penaltyPounds) {

    /**
     * Everything that the rules turn down in its words, whatever the outcome.
     *
     * @param at JSON Pointer to it
     */
    public List<Refusal> problems(String at) {
        var refusals = new ArrayList<Refusal>();
        Texts.require(refusals, what, at + "/what", CONDITION_WHAT_MISSING);
        if (attendance != null) {
            Texts.require(refusals, attendance.place(), at + "/attendance/place", ATTENDANCE_PLACE_MISSING);
            Texts.require(refusals, attendance.times(), at + "/attendance/times", ATTENDANCE_TIMES_MISSING);
        }
        return refusals;
    }

    /** The last day of all of them; null where there are none. */
    public static @Nullable LocalDate lastDay(List<Condition> conditions) {
        return conditions.stream()
                .map(Condition::until)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    public enum Purpose {
        REHABILITATION,
        REPARATION,
        PUNITIVE
    }

    /** Where and when the child is to attend. */
    public record Attendance(Personal<String> place, Personal<String> times) {}
}
