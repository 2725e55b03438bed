package uk.oocd.casefile;

import static uk.oocd.casefile.CaseFileProblem.APPROPRIATE_ADULT_MISSING;
import static uk.oocd.casefile.CaseFileProblem.CONSENT_MISSING;
import static uk.oocd.casefile.CaseFileProblem.DELIVERY_IN_FUTURE;
import static uk.oocd.casefile.CaseFileProblem.EXPLAINED_TO_MISSING;
import static uk.oocd.casefile.CaseFileProblem.EXPLANATION_MISSING;
import static uk.oocd.casefile.FollowUpProblem.CAUTION_CHECKS_MISSING;
import static uk.oocd.casefile.FollowUpProblem.CAUTION_CHECKS_NOT_NEEDED;
import static uk.oocd.casefile.FollowUpProblem.CAUTION_PLACE_MISSING;
import static uk.oocd.casefile.FollowUpProblem.CAUTION_PLACE_REASON_MISSING;
import static uk.oocd.casefile.FollowUpProblem.CHILD_MUST_SIGN;
import static uk.oocd.casefile.FollowUpProblem.CONDITIONS_MISSING;
import static uk.oocd.casefile.FollowUpProblem.SIGNATURE_MISSING;
import static uk.oocd.casefile.FollowUpProblem.SIGNATURE_REASON_MISSING;
import static uk.oocd.casefile.FollowUpProblem.UNDERSTANDING_MISSING;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * @param understood what the child said it means, in their words; null where they did not say
 * @param whyNotUnderstood why nothing is said of what the child understood; null where something is, or nobody asked
 * @param appropriateAdult needed for everybody under 18 on that day since 13 April 2015 (Criminal Justice and Courts Act
 *     2015 s.41); null where there was none
 * @param template from which the explanation was drafted; null where it was written freely
 * @param place where it was given; null where that was not said
 * @param signatures who signed that it was explained, or why they did not; each signer once
 * @param caution what the law asks before a caution is given, each as found; null for any other outcome
 * @param conditions what was agreed that the child does or keeps to; empty where nothing was
 * @param exceptional why conditions last longer than they normally may; null where none does
 * @param conditionsMet how each condition was met that the protocol sets before the outcome is given and that nothing
 *     else here answers
 */
public record Delivery(
        LocalDate deliveredOn,
        Personal<String> explainedTo,
        Personal<String> explanation,
        @Nullable Personal<String> understood,
        @Nullable Personal<String> whyNotUnderstood,
        @Nullable AppropriateAdult appropriateAdult,
        Consent consent,
        @Nullable Template template,
        @Nullable Place place,
        List<Signature> signatures,
        @Nullable CautionChecks caution,
        List<Condition> conditions,
        @Nullable Personal<String> exceptional,
        List<ConditionMet> conditionsMet) {

    public Delivery {
        signatures = List.copyOf(signatures);
        conditions = List.copyOf(conditions);
        conditionsMet = List.copyOf(conditionsMet);
    }

    /** Of an outcome that asks for no more than that it is explained, understood and signed for. */
    public Delivery(
            LocalDate deliveredOn,
            Personal<String> explainedTo,
            Personal<String> explanation,
            @Nullable Personal<String> understood,
            @Nullable AppropriateAdult appropriateAdult,
            Consent consent,
            List<Signature> signatures) {
        this(
                deliveredOn,
                explainedTo,
                explanation,
                understood,
                null,
                appropriateAdult,
                consent,
                null,
                null,
                signatures,
                null,
                List.of(),
                null,
                List.of());
    }

    /**
     * Everything that the rules turn down in it whatever the outcome, together. Empty when sound.
     *
     * @param born null where it is not known: then an appropriate adult is asked for
     */
    public List<Refusal> problems(LocalDate today, @Nullable LocalDate born) {
        var refusals = new ArrayList<Refusal>();
        if (deliveredOn.isAfter(today)) refusals.add(Refusal.of(DELIVERY_IN_FUTURE));
        Texts.require(refusals, explainedTo, EXPLAINED_TO_MISSING.pointer(), EXPLAINED_TO_MISSING);
        Texts.require(refusals, explanation, EXPLANATION_MISSING.pointer(), EXPLANATION_MISSING);
        Texts.limit(refusals, understood, UNDERSTANDING_MISSING.pointer());
        Texts.limit(refusals, whyNotUnderstood, "/whyNotUnderstood");
        if (AppropriateAdult.missing(appropriateAdult, born, deliveredOn)) {
            refusals.add(Refusal.of(APPROPRIATE_ADULT_MISSING));
        }
        if (place != null) Texts.limit(refusals, place.why(), "/place/why");
        for (var signature : signatures) {
            if (signature.signed()) continue;
            var at = at(signature.by()) + "/whyNot";
            if (!Texts.isBlank(signature.whyNot())) Texts.limit(refusals, signature.whyNot(), at);
            else
                refusals.add(
                        Refusal.at(at, SIGNATURE_REASON_MISSING, signature.by().said()));
        }
        return refusals;
    }

    /**
     * Everything that the rules turn down in it because of the outcome that was decided, save what they see in the case.
     *
     * @param needsConsent whether the protocol asks for the child's signed consent to it
     * @param born null where it is not known: then an appropriate adult is asked for
     * @param firstOffence the day of the first offence; empty where it is not known
     */
    public List<Refusal> problems(
            Disposal disposal, boolean needsConsent, @Nullable LocalDate born, Optional<LocalDate> firstOffence) {
        var refusals = new ArrayList<Refusal>();
        if (needsConsent && consent != Consent.SIGNED) refusals.add(Refusal.of(CONSENT_MISSING));
        if (disposal.caution()) {
            if (caution == null) refusals.add(Refusal.of(CAUTION_CHECKS_MISSING));
            else refusals.addAll(caution.problems(disposal, deliveredOn, firstOffence));
            if (place == null) refusals.add(Refusal.of(CAUTION_PLACE_MISSING));
            else if (place.where() != Place.Where.POLICE_STATION && Texts.isBlank(place.why())) {
                refusals.add(Refusal.of(CAUTION_PLACE_REASON_MISSING));
            }
        } else if (caution != null) {
            refusals.add(Refusal.of(CAUTION_CHECKS_NOT_NEEDED));
        }
        if (disposal.agreed()) {
            if (Texts.isBlank(understood) && Texts.isBlank(whyNotUnderstood)) {
                refusals.add(Refusal.of(UNDERSTANDING_MISSING));
            }
            refusals.addAll(unsigned(disposal, born));
        }
        if (disposal.enforceable() && conditions.isEmpty()) refusals.add(Refusal.of(CONDITIONS_MISSING));
        return refusals;
    }

    /** The officer who gives a caution signs it; the appropriate adult signs where there has to be one. */
    private List<Refusal> unsigned(Disposal disposal, @Nullable LocalDate born) {
        var refusals = new ArrayList<Refusal>();
        var asked = EnumSet.of(Signer.CHILD);
        if (AppropriateAdult.needed(born, deliveredOn)) asked.add(Signer.APPROPRIATE_ADULT);
        if (disposal.caution()) asked.add(Signer.OFFICER);
        for (var signer : asked) {
            var signature = signature(signer);
            if (signature.isEmpty()) {
                refusals.add(Refusal.at(at(signer) + "/signed", SIGNATURE_MISSING, signer.said()));
            } else if (disposal == Disposal.YOUTH_CONDITIONAL_CAUTION
                    && signer == Signer.CHILD
                    && !signature.get().signed()) {
                refusals.add(Refusal.of(CHILD_MUST_SIGN));
            }
        }
        return refusals;
    }

    /** Whether somebody signed, or why they did not; empty where nothing is said of them. */
    Optional<Signature> signature(Signer by) {
        return signatures.stream().filter(each -> each.by() == by).findFirst();
    }

    /** Where a request says it. */
    static String at(Signer by) {
        return "/signatures/" + by.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The last day of its conditions; null where there are none. */
    public @Nullable LocalDate conditionsEnd() {
        return Condition.lastDay(conditions);
    }

    /** Crime and Disorder Act 1998 s.66ZA(7): who may be one. */
    public record AppropriateAdult(Personal<String> name, Category category) {

        private static final int OF_AGE = 18;

        /**
         * Whether one was needed and nobody is named.
         *
         * @param born null where it is not known, which counts as under 18
         */
        static boolean missing(@Nullable AppropriateAdult there, @Nullable LocalDate born, LocalDate on) {
            return needed(born, on) && (there == null || Texts.isBlank(there.name()));
        }

        private static boolean needed(@Nullable LocalDate born, LocalDate on) {
            return born == null || ChronoUnit.YEARS.between(born, on) < OF_AGE;
        }

        public enum Category {
            PARENT_OR_GUARDIAN,
            CARE_REPRESENTATIVE,
            SOCIAL_WORKER,
            OTHER_RESPONSIBLE_ADULT
        }
    }

    /** A youth conditional caution needs it, signed; a youth caution does not. Of other outcomes the protocol says so. */
    public enum Consent {
        SIGNED,
        WITHHELD,
        NOT_NEEDED
    }

    /**
     * Which text the explanation began as.
     *
     * @param version of that text; a text in use is never changed, a better one is the next version
     */
    public record Template(int version, Language language) {}

    public enum Language {
        ENGLISH,
        WELSH
    }

    /**
     * @param why why there; null where nobody asked. A caution is given at a police station unless there is a reason
     */
    public record Place(Where where, @Nullable Personal<String> why) {

        public enum Where {
            POLICE_STATION,
            YOUTH_JUSTICE_OFFICE,
            HOME,
            SCHOOL,
            ELSEWHERE
        }
    }

    /**
     * @param whyNot null where they signed
     */
    public record Signature(
            Signer by, boolean signed, @Nullable Personal<String> whyNot) {}

    public enum Signer {
        CHILD("the child"),
        APPROPRIATE_ADULT("the appropriate adult"),
        OFFICER("the officer");

        private final String said;

        Signer(String said) {
            this.said = said;
        }

        String said() {
            return said;
        }
    }
}
