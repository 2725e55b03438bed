package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Delivery.AppropriateAdult;
import uk.oocd.casefile.Delivery.Consent;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;

/**
 * How a child agreed to a changed condition. That of a youth conditional caution is part of a document that the child
 * signs (Crime and Disorder Act 1998 s.66B), and an authorised person varies it (LASPO 2012 s.138); what was agreed
 * otherwise is changed by the child's word.
 *
 * @param consent {@link Consent#NOT_NEEDED} outside a youth conditional caution
 * @param words what the child said of the change; null where they only signed
 * @param appropriateAdult who was there; null where nobody was
 * @param authorisedPerson the collar number of who varied it; null outside a youth conditional caution
 */
public record Agreement(
        Consent consent,
        @Nullable Personal<String> words,
        @Nullable AppropriateAdult appropriateAdult,
        @Nullable String authorisedPerson) {

    /**
     * Everything that the rules turn down in it, together. Empty when sound.
     *
     * @param conditional whether it is a condition of a youth conditional caution
     * @param born null where it is not known, which counts as under 18
     * @param on the day of the change
     */
    List<Refusal> problems(boolean conditional, @Nullable LocalDate born, LocalDate on) {
        var refusals = new ArrayList<Refusal>();
        if (!conditional) {
            Texts.require(
                    refusals,
                    words,
                    FollowUpProblem.VARIATION_AGREEMENT_MISSING.pointer(),
                    FollowUpProblem.VARIATION_AGREEMENT_MISSING);
            return refusals;
        }
        if (consent != Consent.SIGNED) refusals.add(Refusal.of(FollowUpProblem.VARIATION_NOT_SIGNED));
        if (AppropriateAdult.missing(appropriateAdult, born, on)) {
            refusals.add(Refusal.of(FollowUpProblem.VARIATION_ADULT_MISSING));
        }
        if (authorisedPerson == null || authorisedPerson.isBlank()) {
            refusals.add(Refusal.of(FollowUpProblem.VARIATION_OFFICER_MISSING));
        } else {
            Texts.limitShort(refusals, authorisedPerson, FollowUpProblem.VARIATION_OFFICER_MISSING.pointer());
        }
        Texts.limit(refusals, words, FollowUpProblem.VARIATION_AGREEMENT_MISSING.pointer());
        return refusals;
    }
}
