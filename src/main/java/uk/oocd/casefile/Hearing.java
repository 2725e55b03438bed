package uk.oocd.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment.Level;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.Personal;

/**
 * How a panel heard a case, kept with its recommendation: what an inspector asks beside the outcome and its reasons (HMI
 * Probation: the information used, the victim's view, the child's and the parent's view, the risks as they were judged
 * then).
 *
 * <p>JSON: {@code contracts/shared/hearing.v1.schema.json}.
 *
 * @param withdrew the staff accounts that had declared an interest in this case and stood back
 * @param views what agencies sent in writing where they did not sit
 * @param inquorate who let it go on short of its quorum; null where it was quorate
 * @param voices null in recommendations recorded before these were kept with them
 * @param assessed likewise
 * @param conditions recommended with the outcome; the police decide on them
 */
public record Hearing(
        List<String> withdrew,
        List<AgencyView> views,
        @Nullable Inquorate inquorate,
        @Nullable Voices voices,
        @Nullable AsAssessed assessed,
        List<Condition> conditions) {

    public Hearing {
        withdrew = List.copyOf(withdrew);
        views = List.copyOf(views);
        conditions = List.copyOf(conditions);
    }

    /** What an agency said without sitting. */
    public record AgencyView(String agency, Personal<String> words) {}

    /**
     * A panel that was short of its quorum and went on.
     *
     * @param counted how many sat who count, of {@code needed}
     * @param absent the agencies that must sit and did not
     * @param authorisedBy the staff account, never the one that recorded the recommendation. They signed it themselves in
     *     {@link HearingEvent.InquorateAuthorised}; where the case holds none before, whoever recorded the recommendation
     *     named them
     * @param role in which they could authorise it, as the protocol says
     */
    public record Inquorate(
            int counted, int needed, List<String> absent, String authorisedBy, Role role, Personal<String> reason) {
        public Inquorate {
            absent = List.copyOf(absent);
        }
    }

    /**
     * What the panel had before it: the assessment's words, or newer ones that it was given.
     *
     * @param victim the victim's view, or why there is none
     */
    public record Voices(VictimView victim, Personal<String> child, Personal<String> parents) {}

    /**
     * The risks as assessed when the panel sat.
     *
     * @param version of the assessment, 1 for the first
     */
    public record AsAssessed(int version, Level safetyAndWellbeing, Level riskOfHarm, Level likelihoodOfReoffending) {}
}
