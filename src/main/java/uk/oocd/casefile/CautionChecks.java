package uk.oocd.casefile;

import static uk.oocd.casefile.FollowUpProblem.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;

/**
 * What the law asks before a child is given a caution, each as it was found when it was given.
 *
 * <p>A youth caution (Crime and Disorder Act 1998 s.66ZA): enough evidence to charge, an admission to a constable, and
 * its effect explained in ordinary language with the appropriate adult there. It needs no consent. A youth conditional
 * caution has five requirements (s.66B): evidence; a decision of a prosecutor or of the authorised person that it is
 * enough to charge and that the caution should be given; an admission to the authorised person; its effect explained,
 * with the warning that failing any condition may lead to prosecution; and a signed document with the offence, the
 * admission, the consent and the conditions.
 *
 * @param authorisedPerson who gave it: a collar number, not a name
 * @param evidence what the evidence is
 * @param decidedBy who decided that it is enough and that the caution should be given; null where nobody is said to
 * @param admittedOn when the child admitted the offence to that person, in Europe/London; null where the child did not
 * @param explained whether its effect was explained in ordinary language, with the appropriate adult there
 * @param warned whether the child was warned then that failing a condition may lead to prosecution
 * @param document what the signed document contains; empty where there is none
 */
public record CautionChecks(
        String authorisedPerson,
        Personal<String> evidence,
        @Nullable DecidedBy decidedBy,
        @Nullable LocalDate admittedOn,
        boolean explained,
        boolean warned,
        List<Part> document) {

    public CautionChecks {
        document = List.copyOf(document);
    }

    /** LASPO 2012 s.138 let the authorised person decide without a prosecutor. */
    public enum DecidedBy {
        AUTHORISED_PERSON,
        RELEVANT_PROSECUTOR
    }

    /** What the signed document must contain: s.66B(6). */
    public enum Part {
        OFFENCE("the offence"),
        ADMISSION("the admission"),
        CONSENT("the consent"),
        CONDITIONS("the conditions");

        private final String said;

        Part(String said) {
            this.said = said;
        }
    }

    /**
     * Everything that is missing, together.
     *
     * @param firstOffence the day of the first offence; empty where the record has it no more
     */
    List<Refusal> problems(Disposal disposal, LocalDate deliveredOn, Optional<LocalDate> firstOffence) {
        var refusals = new ArrayList<Refusal>();
        if (authorisedPerson.isBlank()) refusals.add(Refusal.of(CAUTION_OFFICER_MISSING));
        Texts.limitShort(refusals, authorisedPerson, CAUTION_OFFICER_MISSING.pointer());
        Texts.require(refusals, evidence, CAUTION_EVIDENCE_MISSING.pointer(), CAUTION_EVIDENCE_MISSING);
        if (admittedOn == null) refusals.add(Refusal.of(CAUTION_ADMISSION_MISSING));
        else if (admittedOn.isAfter(deliveredOn)) refusals.add(Refusal.of(ADMISSION_AFTER_CAUTION));
        else if (firstOffence.filter(admittedOn::isBefore).isPresent()) {
            refusals.add(Refusal.of(ADMISSION_BEFORE_OFFENCE));
        }
        if (!explained) refusals.add(Refusal.of(CAUTION_NOT_EXPLAINED));
        if (disposal == Disposal.YOUTH_CONDITIONAL_CAUTION) {
            if (decidedBy == null) refusals.add(Refusal.of(CAUTION_DECISION_MISSING));
            if (!warned) refusals.add(Refusal.of(CAUTION_NOT_WARNED));
            var missing = Arrays.stream(Part.values())
                    .filter(part -> !document.contains(part))
                    .map(part -> part.said)
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) refusals.add(Refusal.of(CAUTION_DOCUMENT_INCOMPLETE, missing));
        }
        return refusals;
    }
}
