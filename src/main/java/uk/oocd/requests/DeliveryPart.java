package uk.oocd.requests;

import static uk.oocd.requests.Reading.personal;
import static uk.oocd.requests.Reading.personalOrNull;
import static uk.oocd.requests.Reading.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CaseFileCommand.RecordDelivery;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.CautionChecks;
import uk.oocd.casefile.Condition;
import uk.oocd.casefile.ConditionMet;
import uk.oocd.casefile.Delivery;
import uk.oocd.casefile.Delivery.AppropriateAdult;
import uk.oocd.casefile.Delivery.Consent;
import uk.oocd.casefile.Delivery.Language;
import uk.oocd.casefile.Delivery.Place;
import uk.oocd.casefile.Delivery.Signature;
import uk.oocd.casefile.Delivery.Signer;
import uk.oocd.casefile.Delivery.Template;
import uk.oocd.casefile.Disposal;
import uk.oocd.casefile.PoliceDecision;
import uk.oocd.casefile.Referral;
import uk.oocd.kernel.Refusal;

/**
 * How an outcome was explained and given, as it may be sent.
 *
 * @param whyNotUnderstood why nothing is said of what the child understood; left out where something is
 * @param template the text that the explanation began as; left out where it was written freely
 * @param signatures by signer: {@code child}, {@code appropriate-adult}, {@code officer}; left out where nothing is said
 * @param caution only for a caution
 * @param conditions a blank one at the end is left out
 * @param exceptional why conditions last longer than they normally may
 * @param conditionsMet by the code of each condition that the protocol sets before the outcome is given, how it was met;
 *     a blank one was not
 */
public record DeliveryPart(
        @Nullable String deliveredOn,
        @Nullable String explainedTo,
        @Nullable String explanation,
        @Nullable String understood,
        @Nullable String whyNotUnderstood,
        @Nullable AdultPart appropriateAdult,
        @Nullable String consent,
        @Nullable TemplatePart template,
        @Nullable PlacePart place,
        @Nullable Map<String, @Nullable SignaturePart> signatures,
        @Nullable CautionPart caution,
        @Nullable List<@Nullable ConditionPart> conditions,
        @Nullable String exceptional,
        @Nullable Map<String, @Nullable String> conditionsMet) {

    /**
     * What of a case decides what has to be sent.
     *
     * @param disposal what was decided; null where nothing is
     * @param consent whether the child's signed consent is needed
     * @param born the child's; null where it is not known
     */
    public record About(
            @Nullable Disposal disposal,
            boolean consent,
            @Nullable LocalDate born) {

        public static final About NOTHING_KNOWN = new About(null, false, null);

        public static About of(@Nullable PoliceDecision decision, Referral referral) {
            return new About(
                    decision == null ? null : Disposal.of(decision),
                    decision != null && decision.consent(),
                    referral.child().dateOfBirth().known().orElse(null));
        }
    }

    public record AdultPart(@Nullable String name, @Nullable String category) {}

    public record TemplatePart(
            @Nullable String version, @Nullable String language) {}

    public record PlacePart(
            @Nullable String where, @Nullable String why) {}

    /**
     * @param signed {@code yes} or {@code no}
     */
    public record SignaturePart(
            @Nullable String signed, @Nullable String whyNot) {}

    /**
     * @param explained and {@code warned}: {@code yes} or {@code no}; no where it is left out
     * @param document what the signed document contains
     */
    public record CautionPart(
            @Nullable String authorisedPerson,
            @Nullable String evidence,
            @Nullable String decidedBy,
            @Nullable String admittedOn,
            @Nullable String explained,
            @Nullable String warned,
            @Nullable List<@Nullable String> document) {}

    /**
     * @param restrictive {@code yes} or {@code no}; no where it is left out
     * @param penaltyPounds whole pounds
     */
    public record ConditionPart(
            @Nullable String purpose,
            @Nullable String restrictive,
            @Nullable String what,
            @Nullable String until,
            @Nullable AttendancePart attendance,
            @Nullable String penaltyPounds) {

        public record AttendancePart(
                @Nullable String place, @Nullable String times) {

            boolean blank() {
                return text(place).isEmpty() && text(times).isEmpty();
            }
        }

        boolean blank() {
            return text(what).isEmpty()
                    && text(until).replace(",", "").isBlank()
                    && (attendance == null || attendance.blank())
                    && text(penaltyPounds).isEmpty();
        }

        Condition toCondition(CaseContext c, Reading reading, String at) {
            return new Condition(
                    reading.choice(purpose, Condition.Purpose.class, at + "/purpose"),
                    reading.choiceOr(restrictive, YesNo.class, at + "/restrictive", YesNo.NO) == YesNo.YES,
                    personal(c.child(), what),
                    reading.date(until, at + "/until", c.today()),
                    attendance == null || attendance.blank()
                            ? null
                            : new Condition.Attendance(
                                    personal(c.child(), attendance.place()), personal(c.child(), attendance.times())),
                    reading.numberOrNull(penaltyPounds, at + "/penaltyPounds"));
        }
    }

    /**
     * @param goingFirst other cases in which an outcome for the same offence goes before the one decided here
     * @param about the case whose outcome it is
     */
    public Converted<CaseFileCommand> toCommand(CaseContext c, List<CaseFileId> goingFirst, About about) {
        var reading = new Reading();
        var delivery = new Delivery(
                reading.date(deliveredOn, "/deliveredOn", c.today()),
                personal(c.child(), explainedTo),
                personal(c.child(), explanation),
                personalOrNull(c.child(), understood),
                personalOrNull(c.child(), whyNotUnderstood),
                adult(appropriateAdult, reading, c),
                reading.choiceOr(consent, Consent.class, "/consent", Consent.NOT_NEEDED),
                template(reading),
                place(reading, c),
                signatures(reading, c),
                caution(reading, c),
                conditions(reading, c),
                personalOrNull(c.child(), exceptional),
                met(c));
        var byTheRules = new ArrayList<>(delivery.problems(c.today(), about.born()));
        if (about.disposal() != null)
            byTheRules.addAll(delivery.problems(about.disposal(), about.consent(), about.born(), Optional.empty()));
        for (int i = 0; i < delivery.conditions().size(); i++) {
            byTheRules.addAll(delivery.conditions().get(i).problems("/conditions/" + i));
        }
        reading.addWhereUnreadable(byTheRules);
        return reading.converted(
                new RecordDelivery(c.caseFile(), delivery, goingFirst, c.protocol(), c.today(), c.by()));
    }

    static @Nullable AppropriateAdult adult(@Nullable AdultPart part, Reading reading, CaseContext c) {
        if (part == null || text(part.name()).isEmpty()) return null;
        return new AppropriateAdult(
                personal(c.child(), part.name()),
                reading.choice(part.category(), AppropriateAdult.Category.class, "/appropriateAdult/category"));
    }

    private @Nullable Template template(Reading reading) {
        if (template == null || text(template.version()).isEmpty()) return null;
        var version = reading.numberOrNull(template.version(), "/template/version");
        return new Template(
                version == null ? 0 : version,
                reading.choice(template.language(), Language.class, "/template/language"));
    }

    private List<ConditionMet> met(CaseContext c) {
        return conditionsMet == null
                ? List.of()
                : conditionsMet.entrySet().stream()
                        .filter(each -> !text(each.getValue()).isEmpty())
                        .map(each -> new ConditionMet(each.getKey(), personal(c.child(), each.getValue())))
                        .toList();
    }

    private @Nullable Place place(Reading reading, CaseContext c) {
        if (place == null || text(place.where()).isEmpty()) return null;
        return new Place(
                reading.choice(place.where(), Place.Where.class, "/place/where"),
                personalOrNull(c.child(), place.why()));
    }

    private List<Signature> signatures(Reading reading, CaseContext c) {
        var read = new ArrayList<Signature>();
        if (signatures == null) return read;
        for (var signer : Signer.values()) {
            var name = signer.name().toLowerCase(Locale.ROOT).replace('_', '-');
            var part = signatures.get(name);
            if (part == null || text(part.signed()).isEmpty()) continue;
            boolean signed = reading.choice(part.signed(), YesNo.class, "/signatures/" + name + "/signed") == YesNo.YES;
            read.add(new Signature(signer, signed, signed ? null : personalOrNull(c.child(), part.whyNot())));
        }
        return read;
    }

    private @Nullable CautionChecks caution(Reading reading, CaseContext c) {
        if (caution == null) return null;
        return new CautionChecks(
                text(caution.authorisedPerson()),
                personal(c.child(), caution.evidence()),
                text(caution.decidedBy()).isEmpty()
                        ? null
                        : reading.choice(caution.decidedBy(), CautionChecks.DecidedBy.class, "/caution/decidedBy"),
                reading.dateOrNull(caution.admittedOn(), "/caution/admittedOn"),
                reading.choiceOr(caution.explained(), YesNo.class, "/caution/explained", YesNo.NO) == YesNo.YES,
                reading.choiceOr(caution.warned(), YesNo.class, "/caution/warned", YesNo.NO) == YesNo.YES,
                document(reading, caution.document()));
    }

    private static List<CautionChecks.Part> document(Reading reading, @Nullable List<@Nullable String> parts) {
        var read = new ArrayList<CautionChecks.Part>();
        for (var part : Reading.each(parts)) {
            read.add(reading.choice(part, CautionChecks.Part.class, "/caution/document"));
        }
        return read;
    }

    /** All but the blank ones at the end, so that a refusal names the place at which one was typed. */
    private List<Condition> conditions(Reading reading, CaseContext c) {
        var read = new ArrayList<Condition>();
        if (conditions == null) return read;
        int used = conditions.size();
        while (used > 0 && blank(conditions.get(used - 1))) used--;
        for (int i = 0; i < used; i++) {
            var part = conditions.get(i);
            if (part == null) reading.refuse(Refusal.at("/conditions/" + i, RequestProblem.CHOICE_MISSING));
            else read.add(part.toCondition(c, reading, "/conditions/" + i));
        }
        return read;
    }

    private static boolean blank(@Nullable ConditionPart part) {
        return part == null || part.blank();
    }
}
