package uk.oocd.casefile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import uk.oocd.protocol.Appraisal;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.Protocol;

/**
 * An outcome that stands for the same offence in another case of the same child. One outcome stands for an offence at a
 * time: inspectors found cases that were both charged and diverted (HM Crown Prosecution Service Inspectorate).
 *
 * <p>The offence is the same where its code and its day are, and the crime's reference, however that is written. Under
 * another reference it is another offence, whatever else is alike: nothing is closed on a guess.
 *
 * <p>No further action gives the child nothing for the offence. So it does not stand in the way of an outcome, for
 * example once there is new evidence; and no outcome stands in its way: it is how a case ends that was referred twice,
 * however grave the offence and whether or not a panel heard it.
 *
 * <p>Two cases may be decided at the same moment, each looked up before the other was written. Then one of them goes
 * first, and the other outcome is not given: the police decide again there.
 */
public final class OutcomeElsewhere {

    private OutcomeElsewhere() {}

    /** Whether two referrals of one child are about the same offence, or share one of several. */
    public static boolean sameOffence(Referral one, Referral other) {
        return plain(one.crimeReference()).equals(plain(other.crimeReference()))
                && one.offences().stream()
                        .anyMatch(a -> other.offences().stream()
                                .anyMatch(b ->
                                        a.code().equals(b.code()) && a.date().equals(b.date())));
    }

    /** Letters and digits only, so that it matters not who typed which hyphens, slashes and blanks. */
    private static String plain(String crimeReference) {
        return crimeReference.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /** Whether the police decided on it and the decision is not theirs again. */
    public static boolean stands(HomeOfficeOutcome outcome) {
        return outcome.disposal() != null && outcome.disposal() != Disposal.NO_FORMAL_ACTION;
    }

    /**
     * How far an outcome is that stands.
     *
     * @param given whether the child was given it
     * @param decidedAt where the police decision on it is in the whole log, which orders any two
     */
    public record Progress(boolean given, long decidedAt) {

        /** Whether this one is the child's, and the other is not: the one that was given, else that decided first. */
        public boolean goesBefore(Progress other) {
            return given == other.given ? decidedAt < other.decidedAt : given;
        }
    }

    /**
     * What the protocol says of a case, and that it is in another case that an outcome has been given already. Which one
     * is not said: whoever reads a reason may not be allowed to see that case.
     *
     * @param chargeOpen whether a charge is open whatever the gravity score
     * @param elsewhere the other cases; often none
     */
    public static Appraisal appraisal(Protocol protocol, Facts facts, boolean chargeOpen, List<CaseFileId> elsewhere) {
        if (elsewhere.isEmpty()) return RevivedDecision.appraisal(protocol, facts, chargeOpen);
        var alone = RevivedDecision.appraisal(protocol, facts.given(false), chargeOpen);
        var appraisal = RevivedDecision.appraisal(protocol, facts.given(true), chargeOpen);
        var untouched = LeastInTheWay.among(
                protocol,
                facts,
                Stream.of(facts.given(false), facts.given(false).decided(!facts.withoutPanel())));
        return new Appraisal(
                appraisal.options().stream()
                        .map(option -> nothing(option, protocol) ? untouched.of(option) : told(option, alone))
                        .toList(),
                appraisal.presumptive(),
                appraisal.applied());
    }

    private static boolean nothing(Option option, Protocol protocol) {
        return protocol.outcome(option.outcome())
                .map(rule -> Disposal.of(rule) == Disposal.NO_FORMAL_ACTION)
                .orElse(false);
    }

    /** What the other outcome alone brings with it is said to be in another case. */
    private static Option told(Option option, Appraisal alone) {
        var anyway = alone.options().stream()
                .filter(other -> other.outcome().equals(option.outcome()))
                .flatMap(other -> other.reasons().stream())
                .toList();
        return Option.of(
                option.outcome(),
                option.label(),
                option.reasons().stream()
                        .map(reason -> anyway.contains(reason) ? reason : inAnotherCase(reason))
                        .toList());
    }

    private static Option.Reason inAnotherCase(Option.Reason reason) {
        return new Option.Reason(
                reason.effect(),
                reason.code(),
                reason.sentence() + ", in another case",
                reason.clause(),
                reason.source(),
                reason.remedy(),
                reason.row());
    }
}
