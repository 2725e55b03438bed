package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Referral.Acceptance;
import uk.oocd.casefile.Referral.Admission;
import uk.oocd.casefile.Referral.Aspects;
import uk.oocd.protocol.Facts.Answer;
import uk.oocd.protocol.Facts.DomesticAbuse;
import uk.oocd.protocol.Facts.Evidence;

/**
 * What the child says and how far the evidence goes: of all that came with a referral, what may be otherwise by the time
 * somebody decides, and what the rules on outcomes then read. A youth caution needs an admission to a constable (Crime
 * and Disorder Act 1998 s.66ZA(1)), which may come after the referral or be taken back; to accept responsibility is
 * another fact, and less.
 *
 * @param interviewedOn null where there was no interview
 */
public record Position(
        Admission admission,
        Acceptance acceptance,
        @Nullable LocalDate interviewedOn,
        Aspects aspects) {

    /** As it stands once some of it has become otherwise. */
    public Position after(Change change) {
        return new Position(
                or(change.admission(), admission),
                or(change.acceptance(), acceptance),
                change.interviewedOn() == null ? interviewedOn : change.interviewedOn(),
                new Aspects(
                        or(change.evidence(), aspects.evidence()),
                        or(change.victimSupports(), aspects.victimSupports()),
                        or(change.domesticAbuse(), aspects.domesticAbuse()),
                        or(change.hateCrime(), aspects.hateCrime())));
    }

    /** Of what somebody says now, what is not so already. */
    Change news(Change said) {
        return new Change(
                unless(admission, said.admission()),
                unless(acceptance, said.acceptance()),
                unless(interviewedOn, said.interviewedOn()),
                unless(aspects.evidence(), said.evidence()),
                unless(aspects.victimSupports(), said.victimSupports()),
                unless(aspects.domesticAbuse(), said.domesticAbuse()),
                unless(aspects.hateCrime(), said.hateCrime()));
    }

    /**
     * Whether of what somebody says now only what a victim told is news: whether they support action, and whether it is
     * domestic abuse. How that is known is then the victim's to have erased.
     */
    public boolean learnedFromVictim(Change said) {
        var news = news(said);
        boolean victims = news.victimSupports() != null || news.domesticAbuse() != null;
        return victims && news.admission() == null && news.acceptance() == null && news.interviewedOn() == null;
    }

    private static <T> T or(@Nullable T now, T before) {
        return now == null ? before : now;
    }

    private static <T> @Nullable T unless(@Nullable T already, @Nullable T said) {
        return Objects.equals(already, said) ? null : said;
    }

    /** What became otherwise. What is null stayed as it was. */
    public record Change(
            @Nullable Admission admission,
            @Nullable Acceptance acceptance,
            @Nullable LocalDate interviewedOn,
            @Nullable Evidence evidence,
            @Nullable Answer victimSupports,
            @Nullable DomesticAbuse domesticAbuse,
            @Nullable Answer hateCrime) {

        boolean nothing() {
            return Stream.of(admission, acceptance, interviewedOn, evidence, victimSupports, domesticAbuse, hateCrime)
                    .allMatch(Objects::isNull);
        }
    }
}
