package uk.oocd.requests;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileCommand.ReferCase;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Child;
import uk.oocd.casefile.Referral;
import uk.oocd.casefile.Referral.Origin;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Subject;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.OffenceClass;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.Protocols;

/**
 * A referral as typed, sent or read from a row. Every field may be missing; dates are {@code 2026-03-27} or {@code
 * 27/3/2026}.
 */
public record ReferralRequest(
        @Nullable String crimeReference,
        @Nullable String officer,
        @Nullable String referredOn,
        @Nullable ChildPart child,
        @Nullable List<@Nullable OffencePart> offences,
        @Nullable String admission,
        @Nullable String acceptance,
        @Nullable AspectsPart aspects,
        @Nullable String interviewedOn,
        @Nullable List<@Nullable VictimPart> victims,
        @Nullable String requestedRoute,
        @Nullable String summaryOnlyTimeLimit,
        @Nullable String circumstances) {

    public record ChildPart(
            @Nullable String name,
            @Nullable String dateOfBirth,
            @Nullable String sex,
            @Nullable String ethnicitySelfDefined,
            @Nullable String ethnicityObserved,
            @Nullable String address,
            @Nullable String school,
            @Nullable String careStatus) {}

    /**
     * @param description and {@code offenceClass}: taken from the protocol where left out
     * @param yjbSeriousness from 1 to 8; not a gravity score
     */
    public record OffencePart(
            @Nullable String code,
            @Nullable String description,
            @Nullable String date,
            @Nullable String offenceClass,
            @Nullable String yjbSeriousness) {

        boolean blank() {
            return Reading.text(code).isEmpty()
                    && Reading.text(date).replace(",", "").isEmpty();
        }
    }

    /** What else the rules on outcomes read; each is not recorded where it is left out. */
    public record AspectsPart(
            @Nullable String evidence,
            @Nullable String victimSupports,
            @Nullable String domesticAbuse,
            @Nullable String hateCrime) {

        static final AspectsPart BLANK = new AspectsPart(null, null, null, null);

        Referral.Aspects read(Reading reading) {
            return new Referral.Aspects(
                    reading.choiceOr(evidence, Facts.Evidence.class, "/aspects/evidence", Facts.Evidence.NOT_RECORDED),
                    reading.choiceOr(
                            victimSupports, Facts.Answer.class, "/aspects/victimSupports", Facts.Answer.NOT_RECORDED),
                    reading.choiceOr(
                            domesticAbuse,
                            Facts.DomesticAbuse.class,
                            "/aspects/domesticAbuse",
                            Facts.DomesticAbuse.NOT_RECORDED),
                    reading.choiceOr(hateCrime, Facts.Answer.class, "/aspects/hateCrime", Facts.Answer.NOT_RECORDED));
        }
    }

    public record VictimPart(
            @Nullable String name, @Nullable String contact) {

        boolean blank() {
            return Reading.text(name).isEmpty() && Reading.text(contact).isEmpty();
        }
    }

    /**
     * @param force and {@code service}: where the sender's referrals belong; never taken from the request
     */
    public record Sender(String force, String service, Origin origin, Attribution by) {}

    private static final ChildPart NO_CHILD = new ChildPart(null, null, null, null, null, null, null, null);

    /** Reads it whole, and asks the rules as well, so that everything that is wrong is said at once. */
    public Converted<ReferCase> toCommand(Sender sender, Fingerprints fingerprints, Protocols protocols) {
        var reading = new Reading();
        var today = CaseContext.day(sender.by());
        var referred = reading.date(referredOn, "/referredOn", today);
        var protocol = protocols.inForceOn(sender.service(), referred);
        var part = child == null ? NO_CHILD : child;

        var born = reading.date(part.dateOfBirth(), "/child/dateOfBirth", today.minusYears(15));
        var name = Reading.text(part.name());
        var subject = new Subject("child:" + fingerprints.of("child", name, born.toString()));
        var id = new CaseFileId(
                fingerprints.of("case-file", sender.force(), Reading.text(crimeReference), name, born.toString()));
        var referral = new Referral(
                Reading.text(crimeReference),
                sender.force(),
                sender.service(),
                Reading.text(officer),
                referred,
                child(reading, part, subject, name, born),
                offences(reading, protocol, today),
                reading.choice(admission, Referral.Admission.class, "/admission"),
                reading.choice(acceptance, Referral.Acceptance.class, "/acceptance"),
                (aspects == null ? AspectsPart.BLANK : aspects).read(reading),
                reading.dateOrNull(interviewedOn, "/interviewedOn"),
                victims(reading, id, fingerprints),
                reading.choiceOr(
                        requestedRoute,
                        Referral.RequestedRoute.class,
                        "/requestedRoute",
                        Referral.RequestedRoute.JOINT_PANEL),
                reading.dateOrNull(summaryOnlyTimeLimit, "/summaryOnlyTimeLimit"),
                Reading.personalOrNull(subject, circumstances),
                sender.origin());
        reading.addAll(referral.problems(protocol, today));
        return reading.converted(new ReferCase(id, referral, protocol, today, sender.by()));
    }

    private static Child child(Reading reading, ChildPart part, Subject subject, String name, LocalDate born) {
        return new Child(
                subject,
                Personal.of(subject, Normalizer.normalize(name, Normalizer.Form.NFC)),
                Personal.of(subject, born),
                reading.choiceOr(part.sex(), Child.Sex.class, "/child/sex", Child.Sex.NOT_KNOWN),
                orNotStated(part.ethnicitySelfDefined()),
                orNotStated(part.ethnicityObserved()),
                Reading.personalOrNull(subject, part.address()),
                Reading.personalOrNull(subject, part.school()),
                reading.choiceOr(
                        part.careStatus(), Child.CareStatus.class, "/child/careStatus", Child.CareStatus.NOT_KNOWN));
    }

    private static String orNotStated(@Nullable String code) {
        return Reading.text(code).isEmpty() ? "NS" : Reading.text(code);
    }

    private List<Referral.Offence> offences(Reading reading, Protocol protocol, LocalDate today) {
        var read = new ArrayList<Referral.Offence>();
        for (var part : rows(offences)) {
            if (part.blank()) continue;
            var at = "/offences/" + read.size();
            var entry = protocol.offence(Reading.text(part.code()));
            var title = Reading.text(part.description());
            read.add(new Referral.Offence(
                    Reading.text(part.code()),
                    title.isEmpty() ? entry.map(Protocol.OffenceEntry::title).orElse("") : title,
                    reading.date(part.date(), at + "/date", today),
                    reading.choiceOr(
                            part.offenceClass(),
                            OffenceClass.class,
                            at + "/offenceClass",
                            entry.map(Protocol.OffenceEntry::offenceClass).orElse(OffenceClass.SUMMARY)),
                    reading.numberOrNull(part.yjbSeriousness(), at + "/yjbSeriousness")));
        }
        return read;
    }

    private List<Referral.Victim> victims(Reading reading, CaseFileId id, Fingerprints fingerprints) {
        var read = new ArrayList<Referral.Victim>();
        for (var part : rows(victims)) {
            if (part.blank()) continue;
            var name = Reading.text(part.name());
            var subject = new Subject("victim:" + fingerprints.of("victim", id.toString(), name));
            read.add(new Referral.Victim(
                    subject,
                    Personal.of(subject, name),
                    reading.choiceOr(
                            part.contact(),
                            Referral.Victim.Contact.class,
                            "/victims/" + read.size() + "/contact",
                            Referral.Victim.Contact.NOT_ASKED)));
        }
        return read;
    }

    private static <T> List<T> rows(@Nullable List<@Nullable T> rows) {
        return rows == null
                ? List.of()
                : rows.stream()
                        .filter(Objects::nonNull)
                        .<T>map(Objects::requireNonNull)
                        .toList();
    }
}
