package uk.oocd.simulator;

import static java.util.Objects.requireNonNull;
import static uk.oocd.kernel.Attribution.Role.MANAGER;
import static uk.oocd.kernel.Attribution.Role.PANEL_CHAIR;
import static uk.oocd.kernel.Attribution.Role.POLICE_DECISION_MAKER;
import static uk.oocd.kernel.Attribution.Role.POLICE_OFFICER;
import static uk.oocd.kernel.Attribution.Role.YOUTH_JUSTICE_WORKER;
import static uk.oocd.simulator.Words.pick;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CaseFileCommand.ReferCase;
import uk.oocd.casefile.CaseFileCommand.UpdatePosition;
import uk.oocd.casefile.Disposal;
import uk.oocd.casefile.Drift;
import uk.oocd.casefile.Position;
import uk.oocd.casefile.Referral;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Subject;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.OffenceClass;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.OutcomeRule;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.Protocols;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.requests.AtPanel;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests;
import uk.oocd.requests.CaseRequests.RationalePart;
import uk.oocd.requests.CaseRequests.RationalePart.BasisPart;
import uk.oocd.requests.CaseRequests.RationalePart.WeighedPart;
import uk.oocd.requests.CaseRequests.SeatPart;
import uk.oocd.requests.ClockRequests;
import uk.oocd.requests.Converted;
import uk.oocd.requests.DeliveryPart;
import uk.oocd.requests.DeliveryPart.AdultPart;
import uk.oocd.requests.DeliveryPart.CautionPart;
import uk.oocd.requests.DeliveryPart.ConditionPart;
import uk.oocd.requests.DeliveryPart.ConditionPart.AttendancePart;
import uk.oocd.requests.DeliveryPart.PlacePart;
import uk.oocd.requests.DeliveryPart.SignaturePart;
import uk.oocd.requests.FollowUpRequests;
import uk.oocd.requests.HearingRequests;
import uk.oocd.requests.OversightRequests;
import uk.oocd.requests.ReferralRequest;
import uk.oocd.requests.ReviewRequests;

/**
 * One made-up case, from referral to wherever it stands on the plan's last day. What it is made of follows from the
 * plan's seed and the case's number alone. The shares are a demonstration's, shaped by what inspections describe (late
 * assessments, views not sought, decisions that depart from the presumption); they are no statistics.
 */
final class Story {

    private static final String NOT_DONE = "What was agreed was not done.";
    private static final List<String> ETHNICITIES =
            List.of("W1", "W1", "W1", "W1", "W1", "W9", "M1", "M9", "A2", "A9", "B1", "B2", "O9", "NS");

    private final Random chance;
    private final Cast cast;
    private final Days days;
    private final Protocols protocols;
    private final Fingerprints fingerprints;
    private final List<Act> acts = new ArrayList<>();

    private final ReferCase referral;
    private final String stream;
    /** For what happens beside the steps, so that the steps stay the same whatever is added to it. */
    private final Random aside;

    /** What the child says and how far the evidence goes, so far. */
    private Position position;

    /** Who stands back from the case. */
    private final Set<String> withdrew = new HashSet<>();

    private @Nullable OutcomeCode recommended;
    private boolean assessed;
    private int planLines;

    /** How many events the acts told so far record; one for most, two where one brings about another. */
    private long events = 1;

    /**
     * @param other a story that may be about the same household; null where there is none
     */
    Story(
            Plan plan,
            int number,
            @Nullable Story other,
            List<Cast> casts,
            Days days,
            Protocols protocols,
            Fingerprints fingerprints) {
        chance = new Random(plan.seed() * 1_000_003 + number);
        aside = new Random(plan.seed() * 7_919 + number);
        cast = casts.get(chance.nextInt(10) < 7 ? 0 : casts.size() - 1);
        this.days = days;
        this.protocols = protocols;
        this.fingerprints = fingerprints;
        var span = (int) (plan.until().toEpochDay() - plan.from().toEpochDay());
        var at = days.on(plan.from().plusDays(chance.nextInt(span)), chance);
        referral = referral(number, at);
        stream = referral.caseFile().toString();
        position = referral.referral().position();
        acts.add(new Act(at, stream, 0, referral));
        screened(other == null ? at : linked(at, other));
    }

    /** In order; most record one event. */
    List<Act> acts() {
        return acts;
    }

    private ReferCase referral(int number, Instant at) {
        var by = cast.any(POLICE_OFFICER, chance, at);
        var referredOn = LocalDate.ofInstant(at, CaseContext.LONDON);
        var offenceOn = referredOn.minusDays(4 + chance.nextInt(30));
        var born = offenceOn.minusYears(10 + Math.min(7, 2 + chance.nextInt(6))).minusDays(chance.nextInt(300));
        var entries = protocols.inForceOn(cast.service(), referredOn).offences();
        var offences = new ArrayList<ReferralRequest.@Nullable OffencePart>();
        for (int i = 0; i < (chance.nextInt(6) == 0 ? 2 : 1); i++) {
            offences.add(new ReferralRequest.OffencePart(
                    pick(entries, chance).code(), null, offenceOn.plusDays(i).toString(), null, null));
        }
        boolean admitted = chance.nextInt(10) < 7;
        var victims = new ArrayList<ReferralRequest.@Nullable VictimPart>();
        if (chance.nextInt(4) > 0) {
            victims.add(new ReferralRequest.VictimPart(
                    Words.name(chance), pick(List.of("agreed", "agreed", "agreed", "refused", "not-asked"), chance)));
        }
        var request = new ReferralRequest(
                "SIM/%05d/%02d".formatted(number, referredOn.getYear() % 100),
                "DEMO" + (1_000 + chance.nextInt(60)),
                referredOn.toString(),
                new ReferralRequest.ChildPart(
                        Words.name(chance),
                        born.toString(),
                        pick(List.of("male", "male", "male", "female"), chance),
                        pick(ETHNICITIES, chance),
                        pick(ETHNICITIES, chance),
                        Words.address(chance),
                        Words.school(chance),
                        pick(
                                List.of(
                                        "not-looked-after",
                                        "not-looked-after",
                                        "not-looked-after",
                                        "not-looked-after",
                                        "child-in-need",
                                        "looked-after"),
                                chance)),
                offences,
                admitted ? "admitted" : pick(List.of("no-comment", "denied"), chance),
                admitted || chance.nextInt(3) == 0 ? "accepted" : "not-accepted",
                new ReferralRequest.AspectsPart("sufficient-to-charge", null, "none", "no"),
                referredOn.minusDays(1 + chance.nextInt(3)).toString(),
                victims,
                "joint-panel",
                offenceOn.plusMonths(6).toString(),
                Words.circumstances(chance));
        return request.toCommand(
                        new ReferralRequest.Sender(cast.force(), cast.service(), Referral.Origin.SIMULATION, by),
                        fingerprints,
                        protocols)
                .orThrow();
    }

    /** One of three that could be of the same household are. Answers from when it goes on. */
    private Instant linked(Instant at, Story other) {
        boolean known = other.cast.equals(cast) && other.referral.by().at().isBefore(at);
        if (!known || aside.nextInt(3) > 0) return at;
        var noticed = days.later(at, 0, aside);
        var tie = pick(List.of("sibling", "same-household"), aside);
        act(
                noticed,
                YOUTH_JUSTICE_WORKER,
                c -> new HearingRequests.Link(other.stream, tie).toCommand(c, _ -> other.referral.caseFile()));
        return noticed;
    }

    /** In one of fourteen cases a member of the panel knows the family, says so on the day and stands back. */
    private void stoodBack(Instant at) {
        if (aside.nextInt(14) > 0) return;
        var member = pick(
                cast.seats().stream()
                        .filter(seat ->
                                List.of("health", "education", "victim-work").contains(seat.agency()))
                        .toList(),
                aside);
        withdrew.add(member.member());
        act(
                at,
                cast.member(member, at),
                c -> new HearingRequests.Interest(null, "I live in the same street, and know the family.")
                        .toCommand(c));
    }

    /** In one of four cases the panel has something found out, and mostly hears back. Answers from when it goes on. */
    private Instant acted(Instant at) {
        if (aside.nextInt(4) > 0) return at;
        var agreed = at.plusSeconds(120);
        var owner = cast.any(YOUTH_JUSTICE_WORKER, aside, agreed);
        act(
                agreed,
                PANEL_CHAIR,
                c -> new HearingRequests.ActionPart(
                                "Ask the school for a quiet place at break, and tell the child what it says.",
                                owner.actor(),
                                c.today().plusWeeks(2).toString())
                        .toCommand(c));
        var done = days.later(agreed, 2 + aside.nextInt(5), aside);
        act(
                done,
                new Attribution(owner.actor(), owner.role(), owner.organisation(), done),
                c -> new HearingRequests.Conclusion("1", "done", c.today().toString(), "The library is open at break.")
                        .toCommand(c));
        return done;
    }

    private void screened(Instant referredAt) {
        var at = days.later(referredAt, 1 + chance.nextInt(3), chance);
        int result = chance.nextInt(100);
        if (result < 8) {
            act(
                    at,
                    YOUTH_JUSTICE_WORKER,
                    screening(
                            "ask-police",
                            "Please say whether the child has been interviewed with an appropriate adult, and send the interview summary."));
            var answered = days.later(at, 1 + chance.nextInt(5), chance);
            act(
                    answered,
                    POLICE_OFFICER,
                    c -> new CaseRequests.Answer(
                                    "Interviewed with a parent present; the summary is attached to the crime report.")
                            .toCommand(c));
            accepted(days.later(answered, 1, chance));
        } else if (result < 12) {
            act(
                    at,
                    YOUTH_JUSTICE_WORKER,
                    c -> new CaseRequests.Screening(
                                    "return",
                                    "The evidence does not show who did it; please look again or close it.",
                                    "not-enough-evidence")
                            .toCommand(c));
        } else if (result < 20 && onTheSpotOpen(at)) {
            act(
                    at,
                    YOUTH_JUSTICE_WORKER,
                    screening(
                            "on-the-spot",
                            "Low harm, responsibility accepted, apology already made: a community resolution by the officer is enough."));
            var decided = days.later(at, 1 + chance.nextInt(2), chance);
            act(
                    decided,
                    POLICE_DECISION_MAKER,
                    c -> new CaseRequests.PoliceDecisionPart(
                                    "community-resolution",
                                    null,
                                    "Supported at screening; the victim has had an apology and agrees.")
                            .toCommand(c, List.of()));
            var resolution = outcome(decided, "community-resolution");
            if (resolution != null) {
                delivered(
                        planMandatory() ? planned(decided) : decided,
                        resolution,
                        gravity(protocolOn(decided), List.of()).score());
            }
        } else {
            accepted(at);
        }
    }

    private boolean onTheSpotOpen(Instant at) {
        return protocolOn(at)
                .options(referral.referral()
                        .facts(
                                protocolOn(at),
                                position,
                                gravity(protocolOn(at), List.of()).score(),
                                true,
                                false,
                                LocalDate.ofInstant(at, CaseContext.LONDON)))
                .stream()
                .anyMatch(o -> o.available() && o.outcome().value().equals("community-resolution"));
    }

    private void accepted(Instant at) {
        act(
                at,
                YOUTH_JUSTICE_WORKER,
                screening(
                        "accept", "Eligible, and the child would gain from an assessment before anything is decided."));
        var from = stopped(at);
        changed(days.later(from, 1, aside));
        assessed(days.later(from, 4 + chance.nextInt(chance.nextInt(5) == 0 ? 14 : 7), chance), true);
    }

    /** In one of six cases a child who had not admitted it now does, or a victim says what they think of action. */
    private void changed(Instant at) {
        if (aside.nextInt(6) > 0) return;
        boolean admits = position.admission() != Referral.Admission.ADMITTED;
        if (!admits && referral.referral().victims().isEmpty()) return;
        var said = admits
                ? new Position.Change(
                        Referral.Admission.ADMITTED, Referral.Acceptance.ACCEPTED, null, null, null, null, null)
                : new Position.Change(null, null, null, null, Facts.Answer.YES, null, null);
        var reason = admits
                ? "Asked to speak to the officer again, and said so with a parent there."
                : "Rang the officer, and would like something to be done.";
        act(
                at,
                POLICE_OFFICER,
                c -> new Converted.Ready<>(new UpdatePosition(
                        c.caseFile(),
                        said,
                        c.today(),
                        Personal.of(admits ? c.child() : c.victimOrChild(), reason),
                        c.protocol(),
                        c.today(),
                        c.by())));
        position = position.after(said);
    }

    /** In one of twelve cases the child is unwell for some days. Answers from when it goes on. */
    private Instant stopped(Instant at) {
        if (aside.nextInt(12) > 0) return at;
        var from = days.later(at, 1, aside);
        act(
                from,
                YOUTH_JUSTICE_WORKER,
                c -> new ClockRequests.ClockStop(
                                "child-unwell", c.today().toString(), "In hospital; the parent rang to say so.")
                        .toCommand(c));
        var until = days.later(from, 2 + aside.nextInt(4), aside);
        act(
                until,
                YOUTH_JUSTICE_WORKER,
                c -> new ClockRequests.ClockRestart(c.today().toString(), "Home again, and well enough to talk.")
                        .toCommand(c));
        return until;
    }

    /**
     * In every other case, and in each for which the protocol asks for one, the plan is written down at once, and the
     * manager countersigns it. Answers from when it goes on.
     */
    private Instant planned(Instant at) {
        if (aside.nextBoolean() && !planMandatory()) return at;
        var last = at;
        for (var line : Words.plan(aside)) {
            last = days.later(last, 0, aside);
            planLines++;
            act(
                    last,
                    YOUTH_JUSTICE_WORKER,
                    c -> new ReviewRequests.PlanLinePart(
                                    line.part(),
                                    line.what(),
                                    line.who(),
                                    c.today().plusWeeks(8).toString())
                            .toCommand(c));
        }
        last = days.later(last, 0, aside);
        act(
                last,
                MANAGER,
                c -> new OversightRequests.CountersignaturePart("plan", "Fits the assessment.").toCommand(c));
        return last;
    }

    /** By any version of the protocol: a later one may be in force when the case is closed. */
    private boolean planMandatory() {
        return protocols.all(cast.service()).stream()
                .anyMatch(protocol -> !protocol.planMandatory(offences()).isEmpty());
    }

    private List<String> offences() {
        return referral.referral().offences().stream()
                .map(Referral.Offence::code)
                .toList();
    }

    /** In one of eight cases something happens in follow-up, and every line is looked at again. */
    private Instant reviewed(Instant at) {
        if (!assessed || aside.nextInt(8) > 0) return at;
        var reported = days.later(at, 1, aside);
        act(
                reported,
                YOUTH_JUSTICE_WORKER,
                c -> new ReviewRequests.RiskReport(
                                "missing", null, "family", c.today().toString(), "Was out for a night, and came home.")
                        .toCommand(c));
        var lines = new LinkedHashMap<String, @Nullable String>();
        for (var section : Drift.Section.values()) lines.put(section.code(), "Talked through again; as it was.");
        for (int line = 1; line <= planLines; line++) lines.put("plan-" + line, "Still right for this child.");
        var looked = days.later(reported, 2 + aside.nextInt(6), aside);
        act(looked, YOUTH_JUSTICE_WORKER, c -> new ReviewRequests.LineReview(lines).toCommand(c));
        return looked;
    }

    private void assessed(Instant at, boolean first) {
        assessed = true;
        act(at, YOUTH_JUSTICE_WORKER, this::assessment);
        var signed = days.later(at, chance.nextInt(3), chance);
        if (first && chance.nextInt(16) == 0) {
            act(
                    signed,
                    MANAGER,
                    c -> new CaseRequests.SignOff("sent-back", "Please say more about the safety of others.")
                            .toCommand(c));
            assessed(days.later(signed, 1 + chance.nextInt(3), chance), false);
        } else {
            act(signed, MANAGER, c -> new CaseRequests.SignOff("agreed", "Clear and balanced.").toCommand(c));
            listed(planned(signed), true);
        }
    }

    private Converted<CaseFileCommand> assessment(CaseContext c) {
        boolean victim = c.victim() != null && chance.nextInt(10) < 7;
        return new CaseRequests.AssessmentPart(
                        "PDAT",
                        "2024.1",
                        pick(List.of("low", "low", "medium", "medium", "high"), chance),
                        pick(List.of("low", "low", "low", "medium", "high"), chance),
                        pick(List.of("low", "low", "medium", "medium", "high"), chance),
                        Words.strengths(chance),
                        Words.needs(chance),
                        Words.diversity(chance),
                        Words.child(chance),
                        Words.parent(chance),
                        victim ? "recorded" : "not-sought",
                        victim ? Words.victim(chance) : null,
                        c.victim() == null
                                ? "no-direct-victim"
                                : pick(List.of("contact-refused", "not-reached", "not-yet-possible"), chance),
                        victim ? null : "Two calls and a letter; recorded on the contact log.")
                .toCommand(c);
    }

    private void listed(Instant from, boolean first) {
        var sitsOn =
                days.nextSitting(LocalDate.ofInstant(from, CaseContext.LONDON).plusDays(2));
        var panel = Sittings.id(fingerprints, cast.service(), sitsOn);
        act(
                days.later(from, 0, chance),
                PANEL_CHAIR,
                c -> new Converted.Ready<>(new CaseRequests.Listing(panel.toString()).toCommand(c, panel, sitsOn)));
        var at =
                sitsOn.atTime(10, chance.nextInt(60)).atZone(CaseContext.LONDON).toInstant();
        if (first) stoodBack(at.minusSeconds(1_500));
        if (first && chance.nextInt(14) == 0) {
            act(
                    at,
                    PANEL_CHAIR,
                    c -> new CaseRequests.Deferral("The worker could not be there to speak to the assessment.")
                            .toCommand(c, panel));
            listed(at, false);
        } else if (quorate(at)) {
            recommended(at, panel);
        } else {
            act(at, PANEL_CHAIR, c -> new CaseRequests.Deferral("Nobody came for the police.").toCommand(c, panel));
            listed(at, false);
        }
    }

    /** Whether a panel may hear the case as it sits, where need be since a manager lets it. */
    private boolean quorate(Instant at) {
        var quorum = protocolOn(at).quorum();
        var sat = sitting(at).stream().map(Seat::agency).toList();
        if (sat.containsAll(quorum.agencies())) return true;
        if (!quorum.authority().contains(MANAGER)) return false;
        act(
                at.minusSeconds(60),
                MANAGER,
                c -> new HearingRequests.Authorisation(
                                "The police sent their view, and the family has taken the day off to be heard.")
                        .toCommand(c, Set.of(MANAGER)));
        return true;
    }

    private Sittings.Attendance attendance(Instant at) {
        return Sittings.attendance(cast, LocalDate.ofInstant(at, CaseContext.LONDON));
    }

    /** Who came to the panel of that day and does not stand back. */
    private List<Seat> sitting(Instant at) {
        return attendance(at).present().stream()
                .filter(seat -> !withdrew.contains(seat.member()))
                .toList();
    }

    private void recommended(Instant at, PanelId panel) {
        var protocol = protocolOn(at);
        var factors = new LinkedHashMap<String, @Nullable String>();
        if (chance.nextInt(3) == 0) {
            factors.put(
                    pick(factorsOfTheCase(protocol), chance).code(),
                    "Read out at the panel from the assessment and the officer’s report.");
        }
        var gravity = gravity(
                protocol,
                factors.keySet().stream()
                        .map(code -> new Gravity.Applied(
                                code,
                                protocol.factor(code)
                                        .map(Protocol.GravityFactor::effect)
                                        .orElse(0),
                                Personal.of(referral.referral().child().subject(), "")))
                        .toList());
        var open = open(protocol, gravity.score(), at);
        var presumed = open.stream()
                .map(Option::outcome)
                .filter(protocol.presumptive(gravity.score())::contains)
                .toList();
        boolean departs = presumed.isEmpty() || (chance.nextInt(6) == 0 && open.size() > presumed.size());
        var outcome = departs
                ? pick(
                        open.stream()
                                .map(Option::outcome)
                                .filter(o -> !presumed.contains(o))
                                .toList(),
                        chance)
                : pick(presumed, chance);
        recommended = outcome;
        int chosen = open.stream().map(Option::outcome).toList().indexOf(outcome);
        var setAside = new HashMap<String, @Nullable String>();
        open.stream()
                .filter(o -> !o.outcome().equals(outcome))
                .forEach(o -> setAside.put(
                        o.outcome().value(),
                        open.indexOf(o) < chosen ? Words.tooLittle(chance) : Words.tooMuch(chance)));
        var seats = sitting(at);
        var dissent = new HashMap<String, @Nullable String>();
        if (chance.nextInt(12) == 0)
            dissent.put(
                    seats.getLast().member(),
                    "Would have done less, given what the child is already doing to put it right.");
        var weighed = Map.<String, @Nullable WeighedPart>of(
                "victim-view",
                        new WeighedPart(
                                pick(List.of("towards-diversion", "neutral", "towards-formal-action"), chance),
                                "As recorded in the assessment."),
                "childs-needs",
                        new WeighedPart("towards-diversion", "The needs and strengths set out in the assessment."));
        var rationale = new RationalePart(
                new BasisPart(protocol.outcome(outcome).orElseThrow().clause()),
                weighed,
                Words.narrative(chance),
                setAside,
                dissent);
        var sat = seats.stream()
                .<@Nullable SeatPart>map(s -> new SeatPart(s.member(), s.agency()))
                .toList();
        var part = new CaseRequests.RecommendationPart(
                LocalDate.ofInstant(at, CaseContext.LONDON).toString(),
                factors,
                null,
                outcome.value(),
                rationale,
                sat,
                departs ? "No presumed outcome is open, or none would meet the needs that the assessment names." : null,
                written(protocol, at),
                null,
                null,
                null,
                null,
                null,
                null,
                proposed(protocol.outcome(outcome).orElseThrow(), at));
        var there = new AtPanel(panel, attendance(at).present(), withdrew);
        act(at, PANEL_CHAIR, c -> part.toCommand(c, there, List.of()));
        decided(days.later(acted(at), chance.nextInt(5), chance), gravity.score());
    }

    /** An agency that must be heard and does not sit sends something in writing; so does one that sent its apologies. */
    private Map<String, @Nullable String> written(Protocol protocol, Instant at) {
        var sat = sitting(at).stream().map(Seat::agency).toList();
        var views = new HashMap<String, @Nullable String>();
        Stream.concat(
                        protocol.quorum().heard().stream(),
                        attendance(at).apologies().stream().map(Seat::agency))
                .filter(agency -> !sat.contains(agency))
                .forEach(agency -> views.put(
                        agency, "Known to us, and keeps appointments. A plan that keeps to school hours would help."));
        return views;
    }

    /** What a panel recommends with a youth conditional caution; nothing with any other outcome. */
    private static @Nullable List<CaseRequests.@Nullable ConditionPart> proposed(OutcomeRule outcome, Instant at) {
        if (Disposal.of(outcome) != Disposal.YOUTH_CONDITIONAL_CAUTION) return null;
        var until = LocalDate.ofInstant(at, CaseContext.LONDON).plusWeeks(8).toString();
        return List.of(
                new CaseRequests.ConditionPart("Write a letter to say sorry, with help.", "reparation", null, until),
                new CaseRequests.ConditionPart("Meet the worker once a week.", "rehabilitation", null, until));
    }

    /** Those that the matrix has for all offences or for one of this case. */
    private List<Protocol.GravityFactor> factorsOfTheCase(Protocol protocol) {
        return protocol.factors().stream()
                .filter(factor -> referral.referral().offences().stream().anyMatch(o -> factor.isFor(o.code())))
                .toList();
    }

    /** By what is open on that day, which may be under another version than the panel's. */
    private void decided(Instant at, int score) {
        var open = open(protocolOn(at), score, at);
        boolean differs = chance.nextInt(16) == 0 && open.size() > 1;
        var outcome = differs
                ? pick(
                        open.stream()
                                .map(Option::outcome)
                                .filter(o -> !o.equals(recommended))
                                .toList(),
                        chance)
                : recommended;
        var decided = open.stream().anyMatch(option -> option.outcome().equals(outcome))
                ? protocolOn(at).outcome(requireNonNull(outcome)).orElseThrow()
                : null;
        if (decided == null) return;
        act(
                at,
                POLICE_DECISION_MAKER,
                c -> new CaseRequests.PoliceDecisionPart(
                                decided.code().value(),
                                conditions(open, decided.code()),
                                differs
                                        ? "The decision-maker gave more weight to the harm to the victim than the panel did."
                                        : null)
                        .toCommand(c, List.of()));
        delivered(at, decided, score);
    }

    private void delivered(Instant decidedAt, OutcomeRule rule, int score) {
        var at = days.later(decidedAt, 2 + chance.nextInt(11), chance);
        var day = LocalDate.ofInstant(at, CaseContext.LONDON);
        var disposal = Disposal.of(rule);
        var until = lastDay(day, protocolOn(at));
        if (disposal.enforceable() && until.isBefore(day)) return;
        act(
                at,
                YOUTH_JUSTICE_WORKER,
                c -> new DeliveryPart(
                                day.toString(),
                                "The child and a parent, together, at the youth justice service",
                                "We explained what was decided, why, what happens next and who will see it, in short sentences, and gave it in writing.",
                                "“I have to do what we agreed, and it is over when I have done it.”",
                                null,
                                new AdultPart(Words.name(chance), "parent-or-guardian"),
                                rule.consent() ? "signed" : "not-needed",
                                null,
                                disposal.caution() ? new PlacePart("police-station", null) : null,
                                signed(disposal),
                                disposal.caution() ? checked(day) : null,
                                disposal.enforceable() ? agreed(until) : null,
                                null,
                                null)
                        .toCommand(c, List.of(), DeliveryPart.About.NOTHING_KNOWN));
        if (disposal.followed(rule.followUp(), protocolOn(at), offences())) followed(at, decidedAt, disposal, score);
        else closed(at);
    }

    private static Map<String, @Nullable SignaturePart> signed(Disposal disposal) {
        var yes = new SignaturePart("yes", null);
        if (!disposal.caution()) return Map.of("child", yes, "appropriate-adult", yes);
        return Map.of("child", yes, "appropriate-adult", yes, "officer", yes);
    }

    private static CautionPart checked(LocalDate day) {
        return new CautionPart(
                "2217",
                "The admission, the recovered property and what the witness saw.",
                "authorised-person",
                day.toString(),
                "yes",
                "yes",
                List.of("offence", "admission", "consent", "conditions"));
    }

    private static List<@Nullable ConditionPart> agreed(LocalDate until) {
        return List.of(
                new ConditionPart(
                        "reparation", "no", "Write a letter to say sorry, with help.", until.toString(), null, null),
                new ConditionPart(
                        "rehabilitation",
                        "no",
                        "Meet the worker once a week.",
                        until.toString(),
                        new AttendancePart("The youth justice service’s office", "Tuesdays at 4pm"),
                        null));
    }

    /** These conditions by number, divided by commas, where any were agreed. */
    private static List<@Nullable String> agreed(Disposal disposal, String numbers) {
        if (!disposal.enforceable()) return List.of();
        return List.of(numbers);
    }

    /** Both that were agreed, where all of it was done. */
    private static List<@Nullable String> met(Disposal disposal, boolean completed) {
        if (!completed) return List.of();
        return agreed(disposal, "1,2");
    }

    /** Until when conditions may last: six weeks, and in time for a prosecution. */
    private LocalDate lastDay(LocalDate given, Protocol protocol) {
        var wanted = given.plusWeeks(6);
        var r = referral.referral();
        var limit = r.summaryOnlyTimeLimit();
        if (limit == null && r.offences().stream().allMatch(o -> o.offenceClass() == OffenceClass.SUMMARY)) {
            limit = r.offences().stream()
                    .map(Referral.Offence::date)
                    .min(LocalDate::compareTo)
                    .flatMap(protocol::prosecutionEnd)
                    .orElse(null);
        }
        return limit == null || wanted.isBefore(limit) ? wanted : limit.minusDays(1);
    }

    private void followed(Instant deliveredAt, Instant decidedAt, Disposal disposal, int score) {
        var last = deliveredAt;
        for (int i = 0; i < 1 + chance.nextInt(3); i++) {
            last = days.later(last, 5 + chance.nextInt(10), chance);
            var on = last;
            act(
                    on,
                    YOUTH_JUSTICE_WORKER,
                    c -> new CaseRequests.Progress(
                                    LocalDate.ofInstant(on, CaseContext.LONDON).toString(),
                                    pick(
                                            List.of(
                                                    "attended",
                                                    "attended",
                                                    "attended",
                                                    "missed-with-reason",
                                                    "missed-without-reason"),
                                            chance),
                                    "Session with the worker; next one agreed.",
                                    agreed(disposal, "2"),
                                    null,
                                    null)
                            .toCommand(c));
        }
        if (chance.nextInt(10) == 0) {
            var learned = days.later(last, 1, chance);
            var happened = LocalDate.ofInstant(decidedAt, CaseContext.LONDON).minusDays(3);
            act(
                    learned,
                    YOUTH_JUSTICE_WORKER,
                    c -> new CaseRequests.Information(
                                    "family",
                                    happened.toString(),
                                    "The school told us that the child had moved to live with a grandparent before the panel sat.")
                            .toCommand(c));
            last = learned;
        }
        last = reviewed(last);
        var ended = days.later(last, 10 + chance.nextInt(25), chance);
        if (chance.nextInt(8) > 0) ended(ended, disposal, true);
        else if (disposal == Disposal.YOUTH_CONDITIONAL_CAUTION) {
            if (chance.nextInt(3) == 0) withdrew(ended, score);
            else breached(ended, score);
        } else disengaged(ended, disposal, score);
    }

    private void ended(Instant at, Disposal disposal, boolean completed) {
        act(
                at,
                YOUTH_JUSTICE_WORKER,
                c -> new CaseRequests.FollowUpEnd(
                                LocalDate.ofInstant(at, CaseContext.LONDON).toString(),
                                completed ? "yes" : "no",
                                "Plan reviewed with the child and a parent.",
                                met(disposal, completed))
                        .toCommand(c));
        if (completed) closed(at);
    }

    /** The child would not go on with a conditional caution, which is no breach of it. */
    private void withdrew(Instant at, int score) {
        act(
                at,
                YOUTH_JUSTICE_WORKER,
                c -> new FollowUpRequests.ConsentWithdrawal(
                                LocalDate.ofInstant(at, CaseContext.LONDON).toString(),
                                "“I would rather go to court.”",
                                null)
                        .toCommand(c));
        events++;
        again(at, "charge", score, "The child has withdrawn consent to the caution.");
    }

    private void breached(Instant at, int score) {
        act(
                at,
                YOUTH_JUSTICE_WORKER,
                c -> new FollowUpRequests.BreachReport(
                                LocalDate.ofInstant(at, CaseContext.LONDON).toString(),
                                List.of("2"),
                                "Did not come on three Tuesdays, and could not be reached.",
                                "“I was at my nan’s, she was ill.”")
                        .toCommand(c));
        boolean excused = chance.nextInt(2) == 0;
        var answered = days.later(at, 1 + chance.nextInt(4), chance);
        act(
                answered,
                POLICE_DECISION_MAKER,
                c -> new FollowUpRequests.BreachDecision(
                                excused ? "yes" : "no",
                                excused ? "no-action" : "prosecute",
                                excused
                                        ? "The family confirmed it, and the child came since."
                                        : "There was no reason for it.")
                        .toCommand(c));
        if (!excused) events++;
        if (excused) {
            ended(days.later(answered, 5 + chance.nextInt(10), chance), Disposal.YOUTH_CONDITIONAL_CAUTION, true);
        } else again(answered, "charge", score, NOT_DONE);
    }

    /** Told to the police, who leave the outcome as it is; then what waited for the activity is decided again. */
    private void disengaged(Instant at, Disposal disposal, int score) {
        act(
                at,
                YOUTH_JUSTICE_WORKER,
                c -> new FollowUpRequests.NonEngagement(
                                LocalDate.ofInstant(at, CaseContext.LONDON).toString(),
                                "Two letters, three calls and a visit at home.",
                                "The child does not want to take part.",
                                cast.first(Role.MANAGER, at).actor(),
                                "Tell the police: all that we can offer was offered.")
                        .toCommand(c));
        var answered = days.later(at, 1 + chance.nextInt(4), chance);
        act(
                answered,
                POLICE_DECISION_MAKER,
                c -> new FollowUpRequests.NonEngagementAnswer("no", "It is noted; the outcome stands for now.")
                        .toCommand(c));
        var over = days.later(answered, 2 + chance.nextInt(5), chance);
        ended(over, disposal, false);
        boolean nothing = open(protocolOn(over), score, over).stream()
                .anyMatch(o -> o.outcome().value().equals("no-further-action"));
        switch (disposal) {
            case OUTCOME_22 -> {
                events++;
                again(over, nothing ? "no-further-action" : "charge", score, NOT_DONE);
            }
            case OUTCOME_23 -> {
                events++;
                again(over, "charge", score, NOT_DONE);
            }
            case NO_FORMAL_ACTION, COMMUNITY_RESOLUTION, YOUTH_CAUTION, YOUTH_CONDITIONAL_CAUTION, CHARGE ->
                closed(over);
        }
    }

    /** The police decide again, and that is delivered and closed. */
    private void again(Instant from, String outcome, int score, String why) {
        var at = days.later(from, 1 + chance.nextInt(4), chance);
        var decided = outcome(at, outcome);
        if (decided == null) return;
        act(
                at,
                POLICE_DECISION_MAKER,
                c -> new CaseRequests.PoliceDecisionPart(
                                outcome, conditions(open(protocolOn(at), score, at), decided.code()), why)
                        .toCommand(c, List.of()));
        delivered(at, decided, score);
    }

    private void closed(Instant from) {
        act(
                days.later(from, 1 + chance.nextInt(6), chance),
                YOUTH_JUSTICE_WORKER,
                c -> new FollowUpRequests.Closure(
                                "What worked is written down with the child; the school knows whom to call.",
                                c.victim() == null ? "no-direct-victim" : "informed",
                                null,
                                "Thank you for referring this child. What was decided has been given and followed to its end.")
                        .toCommand(c));
        events++;
    }

    private static Function<CaseContext, Converted<CaseFileCommand>> screening(String result, String reason) {
        return c -> new CaseRequests.Screening(result, reason, null).toCommand(c);
    }

    private void act(Instant at, Role role, Function<CaseContext, Converted<CaseFileCommand>> made) {
        var by = role == POLICE_OFFICER || role == YOUTH_JUSTICE_WORKER
                ? cast.any(role, chance, at)
                : cast.first(role, at);
        act(at, by, made);
    }

    private void act(Instant at, Attribution by, Function<CaseContext, Converted<CaseFileCommand>> made) {
        acts.add(new Act(at, stream, events, made.apply(context(at, by)).orThrow()));
        events++;
    }

    private CaseContext context(Instant at, Attribution by) {
        Subject victim = referral.referral().victims().stream()
                .map(Referral.Victim::subject)
                .findFirst()
                .orElse(null);
        return new CaseContext(
                referral.caseFile(),
                referral.referral().child().subject(),
                victim,
                protocolOn(at),
                LocalDate.ofInstant(at, CaseContext.LONDON),
                by);
    }

    private Protocol protocolOn(Instant at) {
        return protocols.inForceOn(cast.service(), LocalDate.ofInstant(at, CaseContext.LONDON));
    }

    private Gravity gravity(Protocol protocol, List<Gravity.Applied> factors) {
        return protocol.gravity(offences(), factors);
    }

    private List<Option> open(Protocol protocol, int score, Instant at) {
        return protocol
                .options(referral.referral()
                        .facts(protocol, position, score, false, false, LocalDate.ofInstant(at, CaseContext.LONDON)))
                .stream()
                .filter(Option::available)
                .toList();
    }

    private static Map<String, @Nullable String> conditions(List<Option> open, OutcomeCode outcome) {
        var met = new HashMap<String, @Nullable String>();
        for (var option : open) {
            if (!option.outcome().equals(outcome)) continue;
            for (var condition : option.reasons(Option.Effect.BEFORE_DECISION)) {
                met.put(condition.code(), "Done, and noted on the file.");
            }
        }
        return met;
    }

    private @Nullable OutcomeRule outcome(Instant at, String code) {
        return protocolOn(at).outcome(OutcomeCode.of(code)).orElse(null);
    }
}
