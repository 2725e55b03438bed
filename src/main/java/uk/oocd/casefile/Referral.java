package uk.oocd.casefile;

import static uk.oocd.casefile.CaseFileProblem.*;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Subject;
import uk.oocd.kernel.Texts;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.Facts.AgeBand;
import uk.oocd.protocol.Facts.Answer;
import uk.oocd.protocol.Facts.DomesticAbuse;
import uk.oocd.protocol.Facts.Evidence;
import uk.oocd.protocol.OffenceClass;
import uk.oocd.protocol.Protocol;

/**
 * What the police send.
 *
 * @param force the code of the referring force
 * @param service the code of the youth justice service that it goes to
 * @param officer the officer's collar number; not a name
 * @param referredOn the day the police made it, in Europe/London; the first clock starts here
 * @param offences one or more
 * @param admission and {@code acceptance}: two facts, not one. Admitting is saying that one did it, to a constable;
 *     accepting responsibility is less
 * @param aspects what else the rules on outcomes read
 * @param summaryOnlyTimeLimit by when a prosecution for a summary offence would have to start
 * @param circumstances what happened, in the officer's words
 */
public record Referral(
        String crimeReference,
        String force,
        String service,
        String officer,
        LocalDate referredOn,
        Child child,
        List<Offence> offences,
        Admission admission,
        Acceptance acceptance,
        Aspects aspects,
        @Nullable LocalDate interviewedOn,
        List<Victim> victims,
        RequestedRoute requestedRoute,
        @Nullable LocalDate summaryOnlyTimeLimit,
        @Nullable Personal<String> circumstances,
        Origin origin) {

    public Referral {
        offences = List.copyOf(offences);
        victims = List.copyOf(victims);
    }

    /** Everything that the rules turn down in it, together. Empty when sound. */
    public List<Refusal> problems(Protocol protocol, LocalDate today) {
        var refusals = new ArrayList<Refusal>();
        if (crimeReference.isBlank()) refusals.add(Refusal.of(CRIME_REFERENCE_MISSING));
        if (officer.isBlank()) refusals.add(Refusal.of(OFFICER_MISSING));
        Texts.limitShort(refusals, crimeReference, CRIME_REFERENCE_MISSING.pointer());
        Texts.limitShort(refusals, officer, OFFICER_MISSING.pointer());
        if (referredOn.isAfter(today)) refusals.add(Refusal.of(REFERRAL_IN_FUTURE));
        if (Texts.isBlank(child.name())) refusals.add(Refusal.of(CHILD_NAME_MISSING));
        child.name().known().ifPresent(name -> Texts.limitShort(refusals, name, CHILD_NAME_MISSING.pointer()));
        child.dateOfBirth().known().ifPresent(born -> {
            if (born.isAfter(today)) refusals.add(Refusal.of(BIRTH_IN_FUTURE));
            else if (age(born, referredOn) >= 18) refusals.add(Refusal.of(CHILD_IS_ADULT));
        });
        if (offences.isEmpty()) refusals.add(Refusal.of(OFFENCES_MISSING));
        for (int i = 0; i < offences.size(); i++) {
            var offence = offences.get(i);
            var at = "/offences/" + i;
            Texts.limitShort(refusals, offence.description(), at + "/description");
            if (offence.code().length() > Texts.SHORT) Texts.limitShort(refusals, offence.code(), at + "/code");
            else if (protocol.offence(offence.code()).isEmpty()) {
                refusals.add(Refusal.at(at + "/code", OFFENCE_NOT_IN_PROTOCOL, offence.code()));
            }
            var seriousness = offence.yjbSeriousness();
            if (seriousness != null && (seriousness < 1 || seriousness > 8)) {
                refusals.add(Refusal.at(at + "/yjbSeriousness", YJB_SERIOUSNESS_OFF_SCALE));
            }
            if (offence.date().isAfter(today)) refusals.add(Refusal.at(at + "/date", OFFENCE_IN_FUTURE));
            else if (child.dateOfBirth()
                    .known()
                    .filter(born -> age(born, offence.date()) < 10)
                    .isPresent()) {
                refusals.add(Refusal.at(at + "/date", CHILD_UNDER_TEN));
            }
        }
        refusals.addAll(PositionRules.interview(interviewedOn, firstOffence(), today));
        if (summaryOnlyTimeLimit != null
                && firstOffence().filter(summaryOnlyTimeLimit::isBefore).isPresent()) {
            refusals.add(Refusal.of(TIME_LIMIT_BEFORE_OFFENCE));
        }
        for (int i = 0; i < victims.size(); i++) {
            Texts.require(refusals, victims.get(i).name(), "/victims/" + i + "/name", VICTIM_NAME_MISSING);
        }
        Texts.limit(refusals, circumstances, "/circumstances");
        return refusals;
    }

    /** The day of the first; empty where it names none. */
    Optional<LocalDate> firstOffence() {
        return offences.stream().map(Referral.Offence::date).min(LocalDate::compareTo);
    }

    /** What the child said and how far the evidence went when it was made. */
    public Position position() {
        return new Position(admission, acceptance, interviewedOn, aspects);
    }

    /** In whole years; who was born on 29 February turns a year older on 1 March of other years. */
    private static long age(LocalDate born, LocalDate on) {
        return ChronoUnit.YEARS.between(born, on);
    }

    /** When the first of only summary offences was; null where another could be tried otherwise. */
    static @Nullable LocalDate firstSummaryOffence(List<Offence> offences) {
        return offences.stream().allMatch(offence -> offence.offenceClass() == OffenceClass.SUMMARY)
                ? offences.stream()
                        .map(Offence::date)
                        .min(Comparator.naturalOrder())
                        .orElse(null)
                : null;
    }

    /**
     * What the rules on outcomes read of this case.
     *
     * @param position what the child says and how far the evidence goes by then
     * @param score the final gravity score
     * @param withoutPanel whether the police are to decide it without a panel
     * @param outcomeGiven whether an outcome has been given for these offences already
     * @param day on which they are asked, in Europe/London
     */
    public Facts facts(
            Protocol protocol,
            Position position,
            int score,
            boolean withoutPanel,
            boolean outcomeGiven,
            LocalDate day) {
        return new Facts(
                switch (position.admission()) {
                    case ADMITTED -> Answer.YES;
                    case DENIED, NO_COMMENT -> Answer.NO;
                    case NOT_ASKED -> Answer.NOT_RECORDED;
                },
                switch (position.acceptance()) {
                    case ACCEPTED -> Answer.YES;
                    case NOT_ACCEPTED -> Answer.NO;
                    case NOT_ASKED -> Answer.NOT_RECORDED;
                },
                position.aspects().evidence(),
                position.aspects().victimSupports(),
                position.aspects().domesticAbuse(),
                position.aspects().hateCrime(),
                score,
                offences.stream()
                        .map(Offence::offenceClass)
                        .max(Comparator.naturalOrder())
                        .orElse(OffenceClass.SUMMARY),
                protocol.offenceGroup(offences.stream().map(Offence::code).toList()),
                child.dateOfBirth()
                        .known()
                        .map(born -> AgeBand.of(age(born, day)))
                        .orElse(AgeBand.NOT_KNOWN),
                protocol.prosecutionLimit(
                        summaryOnlyTimeLimit,
                        offences.stream().allMatch(o -> o.offenceClass() == OffenceClass.SUMMARY)
                                ? offences.stream().map(Offence::date).toList()
                                : List.of(),
                        day),
                withoutPanel,
                outcomeGiven);
    }

    /**
     * @param description the offence's standard title; what happened stands in the circumstances
     * @param yjbSeriousness the YJB seriousness score from 1 to 8, which is not a gravity score: it is kept for the
     *     returns and no rule reads it; null where nobody gave one
     */
    public record Offence(
            String code,
            String description,
            LocalDate date,
            OffenceClass offenceClass,
            @Nullable Integer yjbSeriousness) {

        /** One without a YJB seriousness score. */
        public Offence(String code, String description, LocalDate date, OffenceClass offenceClass) {
            this(code, description, date, offenceClass, null);
        }
    }

    /**
     * What else the rules on outcomes read. Each says so where nobody recorded it.
     *
     * @param evidence how far it goes, as the police see it
     * @param victimSupports whether the victim supports action being taken
     */
    public record Aspects(Evidence evidence, Answer victimSupports, DomesticAbuse domesticAbuse, Answer hateCrime) {

        public static final Aspects NOT_RECORDED = new Aspects(
                Evidence.NOT_RECORDED, Answer.NOT_RECORDED, DomesticAbuse.NOT_RECORDED, Answer.NOT_RECORDED);
    }

    /** A direct victim: a person of their own, with a key of their own. */
    public record Victim(Subject subject, Personal<String> name, Contact contact) {

        public enum Contact {
            AGREED,
            REFUSED,
            NOT_ASKED
        }
    }

    public enum Admission {
        ADMITTED,
        DENIED,
        NO_COMMENT,
        NOT_ASKED
    }

    public enum Acceptance {
        ACCEPTED,
        NOT_ACCEPTED,
        NOT_ASKED
    }

    public enum RequestedRoute {
        JOINT_PANEL,
        ON_THE_SPOT_RESOLUTION,
        ADVICE
    }

    /** How it came in. Tells demonstration cases from all others. */
    public enum Origin {
        FORM,
        FILE,
        API,
        SIMULATION
    }
}
