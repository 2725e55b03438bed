package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.protocol.Appraisal;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.Facts.Evidence;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.Option.Effect;
import uk.oocd.protocol.Protocol;
import uk.oocd.rationale.OutcomeCode;

/**
 * A police decision whose outcome has still to be given, with what it was taken on.
 *
 * <p>An outcome that was open when it was decided may be closed on the day on which it is to be given: the child has taken
 * an admission back (Crime and Disorder Act 1998 s.66ZA(1)(b), s.66B(3)), the evidence goes less far, or the person is 18
 * by then (s.66ZA(6)). So the protocol is asked twice, by the version that applies to the delivery: of the facts that the
 * decision had, and of those of that day. Only what closed the outcome in between stands in its way. The score, the want
 * of a panel and a newer version had their say; the time for a prosecution and the outcome itself, which is by then one
 * that was decided, are no reason not to give it.
 *
 * @param position what the child said and how far the evidence went when it was decided
 * @param gravity as the panel scored it; null where it was decided without a panel
 */
public record StandingDecision(
        OutcomeCode outcome,
        LocalDate decidedOn,
        Position position,
        @Nullable Gravity gravity) {

    /**
     * What closes the outcome that did not when it was decided; empty where it can be given.
     *
     * @param now what the child says and how far the evidence goes by now
     * @param day on which it is given, in Europe/London
     */
    public List<Option.Reason> closedSince(Referral referral, Position now, LocalDate day, Protocol protocol) {
        var then = facts(referral, position, decidedOn, protocol);
        var before = closed(protocol.appraise(then)).stream()
                .map(Option.Reason::code)
                .toList();
        var since = facts(referral, now, day, protocol).at(then.prosecutionLimit());
        return closed(protocol.appraise(since)).stream()
                .filter(reason -> !before.contains(reason.code()))
                .toList();
    }

    /**
     * What the protocol sets before the outcome is given, of which nothing else tells: who the appropriate adult was and
     * that the child signed stand in the delivery, and a plan that was made stands in the case.
     *
     * @param needsConsent whether the delivery is asked for the child's signed consent
     * @param planned whether there is a plan to work with the child by
     */
    public List<Option.Reason> toBeMet(
            Referral referral, Position now, LocalDate day, Protocol protocol, boolean needsConsent, boolean planned) {
        return options(protocol.appraise(facts(referral, now, day, protocol)))
                .flatMap(option -> option.reasons(Effect.BEFORE_DELIVERY).stream())
                .filter(reason -> switch (reason.code()) {
                    case "appropriate-adult" -> false;
                    case "signed-consent" -> !needsConsent;
                    case "plan-mandatory" -> !planned;
                    default -> true;
                })
                .toList();
    }

    /**
     * Whether the protocol closes it where the evidence is not enough to charge. So it is with outcome 22 as a deferred
     * prosecution or caution, and not with outcome 22 as a diversion activity, which the law does not tell apart by number.
     */
    boolean restsOnACharge(Referral referral, LocalDate day, Protocol protocol) {
        var facts = facts(referral, position, day, protocol);
        var enough = closed(protocol.appraise(facts.with(Evidence.SUFFICIENT_TO_CHARGE)));
        var shown = closed(protocol.appraise(facts.with(Evidence.OFFENCE_SHOWN)));
        return shown.size() > enough.size();
    }

    private Facts facts(Referral referral, Position stood, LocalDate day, Protocol protocol) {
        var offences = referral.offences().stream().map(Referral.Offence::code).toList();
        int score = gravity == null ? protocol.gravity(offences, List.of()).score() : gravity.score();
        return referral.facts(protocol, stood, score, gravity == null, false, day);
    }

    private List<Option.Reason> closed(Appraisal appraisal) {
        return options(appraisal)
                .flatMap(option -> option.closedBecause().stream())
                .toList();
    }

    private Stream<Option> options(Appraisal appraisal) {
        return appraisal.options().stream().filter(option -> option.outcome().equals(outcome));
    }
}
