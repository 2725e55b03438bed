package uk.oocd.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.FollowUpSamples.*;
import static uk.oocd.Samples.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.oocd.Samples;
import uk.oocd.casefile.CaseFileRefusalTest.Asked;
import uk.oocd.casefile.FollowUpEvent.BreachDecided.Response;
import uk.oocd.casefile.FollowUpEvent.CaseReopened.Resume;
import uk.oocd.contracts.Contracts;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.Protocol;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.rationale.Rationale;
import uk.oocd.storage.json.EventJson;
import uk.oocd.storage.keys.GlassKeyVault;

/** What holds for every case, not only for those that somebody thought of. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Tag("thousands")
class CaseFilePropertyTest {

    private static final List<Protocol> PROTOCOLS = List.of(FIRST_PROTOCOL, PROTOCOL);
    private static final List<Attribution> PEOPLE =
            List.of(OFFICER, SCREENER, ASSESSOR, MANAGER, CHAIR, DECISION_MAKER);

    /** How often something is asked of a case. */
    private static final int ASKED = 40;

    /** Made once: they are asked a hundred thousand times. */
    private static final List<Asked> COMMANDS = CaseFileRefusalTest.commands().toList();

    private static final List<Situation> SITUATIONS = Situation.all().toList();

    private final CaseFileDecider decider = new CaseFileDecider();

    private CaseFile after(List<CaseFileEvent> past) {
        var state = decider.initial();
        for (var event : past) state = decider.evolve(state, event);
        return state;
    }

    private static Referral referral(Protocol protocol, boolean admitted, boolean accepted, String offence) {
        var entry = protocol.offence(offence).orElseThrow();
        return with(
                Samples.referral(),
                "offences",
                List.of(new Referral.Offence(
                        entry.code(),
                        entry.title(),
                        Samples.referral().offences().getFirst().date(),
                        entry.offenceClass())),
                "admission",
                admitted ? Referral.Admission.ADMITTED : Referral.Admission.NO_COMMENT,
                "acceptance",
                accepted ? Referral.Acceptance.ACCEPTED : Referral.Acceptance.NOT_ACCEPTED);
    }

    /** One case of each sort that the rules can tell apart. */
    private record Situation(
            Protocol protocol, boolean admitted, boolean accepted, String offence, List<Gravity.Applied> factors) {

        static Stream<Situation> all() {
            return PROTOCOLS.stream()
                    .flatMap(protocol -> IntStream.range(0, 4)
                            .boxed()
                            .flatMap(said -> protocol.offences().stream()
                                    .flatMap(offence -> factors(protocol)
                                            .map(factors -> new Situation(
                                                    protocol,
                                                    (said & 1) != 0,
                                                    (said & 2) != 0,
                                                    offence.code(),
                                                    factors)))));
        }

        private static Stream<List<Gravity.Applied>> factors(Protocol protocol) {
            var each = protocol.factors().stream()
                    .map(f -> new Gravity.Applied(f.code(), f.effect(), ofChild("Evidence.")))
                    .toList();
            return Stream.of(
                    List.of(),
                    each,
                    each.stream().filter(f -> f.effect() > 0).toList(),
                    each.stream().filter(f -> f.effect() < 0).toList());
        }

        int score() {
            return protocol.gravity(List.of(offence), factors).score();
        }

        List<Option> options() {
            return protocol.options(facts(admitted, accepted, score(), false));
        }

        Referral referral() {
            return CaseFilePropertyTest.referral(protocol, admitted, accepted, offence);
        }
    }

    @Test
    void whatever_the_options_show_open_can_be_recommended_and_decided_and_nothing_else() {
        var tried = SITUATIONS.stream().mapToInt(this::tryEveryOutcome).sum();
        assertThat(tried).isGreaterThan(3_000);
    }

    private int tryEveryOutcome(Situation situation) {
        var protocol = situation.protocol();
        var past = new ArrayList<>(past(Stage.LISTED));
        past.set(0, with(referred(situation.referral()), "protocol", protocol.ref()));
        var listed = after(past);
        for (var option : situation.options()) {
            var outcome = option.outcome();
            var departs = !protocol.presumptive(situation.score()).contains(outcome);
            var command = with(
                    recommend(),
                    "protocol",
                    protocol,
                    "factors",
                    situation.factors(),
                    "outcome",
                    outcome,
                    "rationale",
                    rationale(protocol, situation.options(), outcome),
                    "departureReason",
                    departs ? ofChild("It fits this child better.") : null,
                    "heard",
                    with(recommend().heard(), "conditions", conditions()));
            var decision = decider.decide(command, listed);
            accepts(decision, option);
            if (decision instanceof Decision.Accepted<CaseFileEvent>(var events)) {
                var recommended = decider.evolve(listed, events.getFirst());
                for (var other : situation.options()) {
                    var why = ofChild("As the police see it.");
                    accepts(
                            decider.decide(
                                    with(decide(), "protocol", protocol, "outcome", other.outcome(), "reason", why),
                                    recommended),
                            other);
                }
            }
        }
        return situation.options().size();
    }

    private static void accepts(Decision<CaseFileEvent> decision, Option option) {
        switch (decision) {
            case Decision.Accepted<CaseFileEvent> _ ->
                assertThat(option.available()).isTrue();
            case Decision.Refused<CaseFileEvent>(var refusals) -> {
                assertThat(option.available()).isFalse();
                assertThat(refusals)
                        .hasSameSizeAs(option.closedBecause())
                        .extracting(Refusal::problem)
                        .containsOnly(CaseFileProblem.OUTCOME_CLOSED);
            }
        }
    }

    private static Rationale rationale(Protocol protocol, List<Option> options, OutcomeCode outcome) {
        return with(Samples.rationale(options, outcome), "basis", protocol.clause("3.1"));
    }

    @Test
    void whatever_is_asked_of_a_case_in_whatever_order_is_refused_or_recorded_and_can_be_folded() {
        var reached = EnumSet.noneOf(Stage.class);
        int asked = 0;
        int recorded = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            var history = history(seed);
            asked += ASKED;
            recorded += history.size();
            var stage = Stage.REFERRED;
            for (var event : history) {
                stage = Stage.after(stage, event);
                reached.add(stage);
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(Stage.values());
        assertThat(recorded).isBetween(asked / 5, asked / 5 * 4);
    }

    @Test
    void whatever_is_recorded_keeps_to_its_contract() {
        var json = EventJson.mapper(new GlassKeyVault());
        for (int seed = 0; seed < 100; seed++) {
            for (var event : history(seed)) {
                assertThat(Contracts.faults(event.getClass(), json.writeValueAsString(event)))
                        .isEmpty();
            }
        }
    }

    /** Asks this and that of one case, and answers what was recorded; as told by a seed, so always the same. */
    private List<CaseFileEvent> history(int seed) {
        var random = new Random(seed);
        var history = new ArrayList<CaseFileEvent>();
        var state = decider.initial();
        for (int i = 0; i < ASKED; i++) {
            switch (decider.decide(anything(random, state), state)) {
                case Decision.Accepted<CaseFileEvent>(var events) -> {
                    assertThat(events).as("recorded, seed %s", seed).isNotEmpty();
                    for (var event : events) {
                        var before = state instanceof CaseFile.Open open ? open.stage() : Stage.REFERRED;
                        state = decider.evolve(state, event);
                        assertThat(state)
                                .as("folded, seed %s", seed)
                                .isInstanceOfSatisfying(
                                        CaseFile.Open.class,
                                        open -> assertThat(open.stage()).isEqualTo(Stage.after(before, event)));
                    }
                    history.addAll(events);
                }
                case Decision.Refused<CaseFileEvent>(var refusals) ->
                    assertThat(refusals).as("refused, seed %s", seed).isNotEmpty();
            }
        }
        return history;
    }

    /** Mostly something that moves a case on, so that cases get on; sometimes by the wrong person or left blank. */
    private static CaseFileCommand anything(Random random, CaseFile state) {
        var asked = new ArrayList<Supplier<CaseFileCommand>>();
        switch (state) {
            case CaseFile.Unopened _ ->
                asked.add(() -> refer(one(random, SITUATIONS).referral()));
            case CaseFile.Open open -> {
                boolean besides = random.nextInt(4) == 0 || open.stage().over();
                for (var c : COMMANDS) {
                    if (open.stage().possible(open.work().heard()).contains(c.step())
                            || (besides && open.stage().allows(c.step()))) asked.add(() -> fitting(random, c, open));
                }
            }
        }
        if (asked.isEmpty() || random.nextInt(4) == 0) {
            asked.add(() -> refer());
            for (var c : COMMANDS) asked.add(c::command);
        }
        var command = (Record) one(random, asked).get();
        if (random.nextInt(3) == 0) command = with(command, "by", one(random, PEOPLE));
        if (random.nextInt(6) == 0) command = blanked(command);
        return (CaseFileCommand) command;
    }

    private static CaseFileCommand fitting(Random random, Asked asked, CaseFile.Open open) {
        var facts = open.facts();
        return switch (asked.step()) {
            case RECOMMEND -> {
                var score = PROTOCOL.gravity(facts.offences(), List.of()).score();
                var options = PROTOCOL.options(
                        facts.referral().facts(PROTOCOL, facts.position(), score, false, false, CHAIR.day()));
                var outcome = one(random, PROTOCOL.outcomes()).code();
                yield with(
                        recommend(),
                        "panel",
                        open.work().panel() == null ? PANEL : open.work().panel(),
                        "outcome",
                        outcome,
                        "rationale",
                        Samples.rationale(options, outcome),
                        "departureReason",
                        ofChild("It fits this child better."),
                        "heard",
                        with(recommend().heard(), "conditions", random.nextBoolean() ? conditions() : List.of()));
            }
            case DECIDE ->
                with(
                        decide(),
                        "outcome",
                        one(random, PROTOCOL.outcomes()).code(),
                        "reason",
                        random.nextBoolean() ? ofChild("As the police see it.") : null);
            case DELIVER -> deliver(delivering(random, open));
            case LIST -> with(list(), "panel", random.nextBoolean() ? PANEL : OTHER_PANEL);
            case DECIDE_BREACH ->
                with(decideBreach(), "reasonableExcuse", false, "response", one(random, List.of(Response.values())));
            case FOLLOW_UP ->
                asked.command() instanceof CaseFileCommand.EndFollowUp end
                        ? with(end, "completed", random.nextInt(3) > 0, "met", met(random, open))
                        : asked.command();
            case ANSWER_NOTICE -> answerNotice(random.nextBoolean());
            case REOPEN -> with(reopen(), "resume", one(random, List.of(Resume.values())));
            case SCREEN,
                    ANSWER,
                    ASSESS,
                    SIGN_OFF,
                    DEFER,
                    VARY,
                    REPORT_BREACH,
                    WITHDRAW_CONSENT,
                    NOTIFY_POLICE,
                    CLOSE,
                    GIVE_FEEDBACK,
                    READ_FEEDBACK,
                    CORRECT,
                    ADD_INFORMATION,
                    UPDATE_POSITION,
                    DECLARE_CONFLICT,
                    LIFT_CONFLICT,
                    AUTHORISE_INQUORATE,
                    AGREE_ACTION,
                    CONCLUDE_ACTION,
                    LINK_CASE,
                    REPORT_RISK,
                    REVISE_ASSESSMENT,
                    RECONCILE,
                    PLAN,
                    OVERSEE,
                    COUNTERSIGN,
                    STOP_CLOCK,
                    RESTART_CLOCK,
                    RECORD_MISSED_LIMIT -> asked.command();
        };
    }

    /** Mostly everything that was agreed. */
    private static List<Integer> met(Random random, CaseFile.Open open) {
        var course = open.followUp().course();
        return course == null || random.nextInt(6) == 0 ? List.of() : ConditionStanding.unmet(course.standings());
    }

    /** Mostly as the decision asks for it. */
    private static Delivery delivering(Random random, CaseFile.Open open) {
        var decision = open.work().decision();
        var fit = decision == null || random.nextInt(6) == 0
                ? delivery()
                : switch (Disposal.of(decision)) {
                    case YOUTH_CONDITIONAL_CAUTION -> conditionalDelivery();
                    case YOUTH_CAUTION -> cautionDelivery();
                    case OUTCOME_23, COMMUNITY_RESOLUTION -> with(delivery(), "conditions", conditions());
                    case NO_FORMAL_ACTION, OUTCOME_22, CHARGE -> delivery();
                };
        return random.nextInt(6) == 0 ? with(fit, "consent", one(random, List.of(Delivery.Consent.values()))) : fit;
    }

    private static Record blanked(Record command) {
        return Arrays.stream(command.getClass().getRecordComponents())
                .filter(c -> c.getType() == Personal.class)
                .findFirst()
                .map(c -> with(command, c.getName(), ofChild(" ")))
                .orElse(command);
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
