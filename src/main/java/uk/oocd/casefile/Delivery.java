package uk.oocd.casefile;

import static uk.oocd.casefile.CaseFileProblem.APPROPRIATE_ADULT_MISSING;
import static uk.oocd.casefile.CaseFileProblem.DELIVERY_IN_FUTURE;
import static uk.oocd.casefile.CaseFileProblem.EXPLAINED_TO_MISSING;
import static uk.oocd.casefile.CaseFileProblem.EXPLANATION_MISSING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;

/**
 * How the outcome was explained and given.
 *
 * @param deliveredOn the day, in Europe/London
 * @param explainedTo who heard it, for example the child and a parent
 * @param explanation what was said, in plain words
 * @param understood what the child said it means; null where it could not be asked
 * @param appropriateAdult needed for every under-18 since 13 April 2015 (Criminal Justice and Courts Act 2015 s.41)
 */
public record Delivery(
        LocalDate deliveredOn,
        Personal<String> explainedTo,
        Personal<String> explanation,
        @Nullable Personal<String> understood,
        @Nullable AppropriateAdult appropriateAdult,
        Consent consent) {

    /** Everything that the rules turn down in it whatever the outcome, together. Empty when sound. */
    public List<Refusal> problems(LocalDate today) {
        var refusals = new ArrayList<Refusal>();
        if (deliveredOn.isAfter(today)) refusals.add(Refusal.of(DELIVERY_IN_FUTURE));
        Texts.require(refusals, explainedTo, EXPLAINED_TO_MISSING.pointer(), EXPLAINED_TO_MISSING);
        Texts.require(refusals, explanation, EXPLANATION_MISSING.pointer(), EXPLANATION_MISSING);
        Texts.limit(refusals, understood, "/understood");
        if (appropriateAdult == null || Texts.isBlank(appropriateAdult.name())) {
            refusals.add(Refusal.of(APPROPRIATE_ADULT_MISSING));
        }
        return refusals;
    }

    /** Crime and Disorder Act 1998 s.66ZA(7): who may be one. */
    public record AppropriateAdult(Personal<String> name, Category category) {

        public enum Category {
            PARENT_OR_GUARDIAN,
            CARE_REPRESENTATIVE,
            SOCIAL_WORKER,
            OTHER_RESPONSIBLE_ADULT
        }
    }

    /** A youth conditional caution needs it, signed; a youth caution does not. */
    public enum Consent {
        SIGNED,
        WITHHELD,
        NOT_NEEDED
    }
}
