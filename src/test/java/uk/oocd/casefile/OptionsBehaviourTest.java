package uk.oocd.casefile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.Samples.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.oocd.FollowUpSamples;
import uk.oocd.Samples;
import uk.oocd.casefile.CaseFileCommand.RecordPoliceDecision;
import uk.oocd.casefile.CaseFileCommand.RecordRecommendation;
import uk.oocd.casefile.CaseFileEvent.PanelRecommended;
import uk.oocd.casefile.CaseFileEvent.PoliceDecided;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Problem;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Appraisal;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.OutcomeRule;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.TableSource;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.storage.dmn.KieTables;
import uk.oocd.storage.protocol.BundledProtocols;

/** Conditions before a police decision, factors of some offences, and: what is shown is what is decided. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OptionsBehaviourTest {

    private static final Protocol THIRD = new BundledProtocols().inForceOn(LocalDate.parse("2026-09-01"));
    private static final OutcomeCode OUTCOME_23 = OutcomeCode.of("outcome-23");
    private static final ConditionMet PROSECUTION_DECIDED =
            new ConditionMet("prosecution-decided", ofChild("Inspector 0000 decided so on 18 March."));
    private static final Referral.Aspects KNOWN = new Referral.Aspects(
            Facts.Evidence.SUFFICIENT_TO_CHARGE, Facts.Answer.YES, Facts.DomesticAbuse.NONE, Facts.Answer.NO);

    private final Behaviour<CaseFileCommand, CaseFile, CaseFileEvent> caseFile =
            new Behaviour<>(new CaseFileDecider(), CaseFileAggregate.class);
    private final CaseFileDecider decider = new CaseFileDecider();

    private static Referral known() {
        return with(Samples.referral(), "aspects", KNOWN);
    }

    private static List<CaseFileEvent> listed(Referral referral) {
        var past = new ArrayList<>(past(Stage.LISTED));
        past.set(0, with(referred(referral), "protocol", THIRD.ref()));
        return past;
    }

    private static List<Option> options(Referral referral, List<Gravity.Applied> factors) {
        var codes = referral.offences().stream().map(Referral.Offence::code).toList();
        var score = THIRD.gravity(codes, factors).score();
        return options(referral, referral.position(), score, CHAIR.day());
    }

    private static List<Option> options(Referral referral, Position position, int score, LocalDate day) {
        return THIRD.options(referral.facts(THIRD, position, score, false, false, day));
    }

    private static RecordRecommendation recommending(
            Referral referral, OutcomeCode outcome, List<Gravity.Applied> factors) {
        return recommending(options(referral, factors), outcome, factors);
    }

    private static RecordRecommendation recommending(
            List<Option> options, OutcomeCode outcome, List<Gravity.Applied> factors) {
        return with(
                recommend(),
                "protocol",
                THIRD,
                "factors",
                factors,
                "outcome",
                outcome,
                "rationale",
                with(Samples.rationale(options, outcome), "basis", THIRD.clause("3.1")),
                "departureReason",
                ofChild("It fits this child better."),
                "heard",
                with(recommend().heard(), "conditions", FollowUpSamples.conditions()));
    }

    private static RecordPoliceDecision deciding(OutcomeCode outcome, ConditionMet... met) {
        return with(
                decide(),
                "protocol",
                THIRD,
                "outcome",
                outcome,
                "conditionsMet",
                List.of(met),
                "reason",
                ofChild("As the police see it."));
    }

    private List<CaseFileEvent> recommended(Referral referral, OutcomeCode outcome) {
        var past = new ArrayList<>(listed(referral));
        switch (decider.decide(recommending(referral, outcome, List.of()), after(past))) {
            case Decision.Accepted<CaseFileEvent>(var events) -> past.addAll(events);
            case Decision.Refused<CaseFileEvent>(var refusals) -> throw new AssertionError(refusals);
        }
        return past;
    }

    private CaseFile after(List<CaseFileEvent> past) {
        var state = decider.initial();
        for (var event : past) state = decider.evolve(state, event);
        return state;
    }

    private PoliceDecided decided(List<CaseFileEvent> past, RecordPoliceDecision command) {
        return switch (decider.decide(command, after(past))) {
            case Decision.Accepted<CaseFileEvent>(var events) -> (PoliceDecided) events.getFirst();
            case Decision.Refused<CaseFileEvent>(var refusals) -> throw new AssertionError(refusals);
        };
    }

    private static List<Problem> problems(Decision<CaseFileEvent> decision) {
        return decision instanceof Decision.Refused<CaseFileEvent>(var refusals)
                ? refusals.stream().map(Refusal::problem).toList()
                : List.of();
    }

    @Test
    void a_panel_may_recommend_what_has_a_condition_to_meet_before_the_decision() {
        var past = recommended(known(), OUTCOME_23);
        assertThat(past.getLast()).isInstanceOfSatisfying(PanelRecommended.class, e -> {
            assertThat(e.recommendation().outcome()).isEqualTo(OUTCOME_23);
            assertThat(e.recommendation().applied()).isNotEmpty();
        });
    }

    @Test
    void the_police_decide_it_only_where_they_say_how_the_condition_was_met() {
        var label = THIRD.outcome(OUTCOME_23).orElseThrow().label();
        var missing = Refusal.at(
                "/conditions/prosecution-decided",
                ConditionProblem.CONDITION_NOT_MET,
                label,
                "the decision to prosecute is made first, and then held");
        var past = recommended(known(), OUTCOME_23).toArray(CaseFileEvent[]::new);
        caseFile.given(past).when(deciding(OUTCOME_23)).thenRefused(missing);
        caseFile.given(past)
                .when(deciding(OUTCOME_23, new ConditionMet("prosecution-decided", ofChild("  "))))
                .thenRefused(missing);
    }

    @Test
    void how_it_was_met_is_kept_with_the_decision() {
        var decision = decided(recommended(known(), OUTCOME_23), deciding(OUTCOME_23, PROSECUTION_DECIDED))
                .decision();
        assertThat(decision.conditionsMet()).containsExactly(PROSECUTION_DECIDED);
        assertThat(decision.protocol()).isEqualTo(THIRD.ref());
        assertThat(decision.options()).hasSize(15);
    }

    @Test
    void a_condition_of_another_outcome_is_not_met_for_this_one() {
        var past = recommended(known(), COMMUNITY_RESOLUTION).toArray(CaseFileEvent[]::new);
        caseFile.given(past)
                .when(deciding(COMMUNITY_RESOLUTION, PROSECUTION_DECIDED))
                .thenRefused(Refusal.at(
                        "/conditions/prosecution-decided", ConditionProblem.CONDITION_NOT_SET, "prosecution-decided"));
    }

    @Test
    void a_condition_that_is_met_when_the_outcome_is_given_does_not_hold_up_the_decision() {
        var option = options(known(), List.of()).stream()
                .filter(o -> o.outcome().equals(COMMUNITY_RESOLUTION))
                .findFirst()
                .orElseThrow();
        assertThat(option.standing()).isEqualTo(Option.Standing.OPEN_WITH_CONDITIONS);
        assertThat(decided(recommended(known(), COMMUNITY_RESOLUTION), deciding(COMMUNITY_RESOLUTION))
                        .decision()
                        .outcome())
                .isEqualTo(COMMUNITY_RESOLUTION);
    }

    @Test
    void a_factor_of_other_offences_than_those_of_the_case_is_turned_down() {
        var costume = new Gravity.Applied("part-of-a-costume", -1, ofChild("She wore it on a stage."));
        caseFile.given(listed(known()).toArray(CaseFileEvent[]::new))
                .when(recommending(known(), COMMUNITY_RESOLUTION, List.of(costume)))
                .thenRefused(Refusal.at(
                        "/factors/part-of-a-costume",
                        CaseFileProblem.FACTOR_OF_ANOTHER_OFFENCE,
                        "The dagger was part of a costume (fictional)"));
    }

    @Test
    void a_factor_found_for_one_of_several_offences_moves_that_one_alone() {
        var two = with(known(), "offences", List.of(offence("XS05"), offence("XS07")));
        var forAll = new Gravity.Applied("planned", 1, ofChild("They brought a bag."));
        assertThat(THIRD.gravity(List.of("XS05", "XS07"), List.of(forAll)).score())
                .isEqualTo(4);
        var forOne = with(forAll, "offence", "XS05");
        var event = accepted(two, forOne);
        assertThat(event.recommendation().gravity().score()).isEqualTo(3);
        assertThat(event.recommendation().gravity().factors()).containsExactly(forOne);
        var forEach = accepted(two, forOne, with(forAll, "offence", "XS07"));
        assertThat(forEach.recommendation().gravity().score()).isEqualTo(4);
    }

    private PanelRecommended accepted(Referral referral, Gravity.Applied... factors) {
        return switch (decider.decide(
                recommending(referral, YOUTH_CAUTION, List.of(factors)), after(listed(referral)))) {
            case Decision.Accepted<CaseFileEvent>(var events) -> (PanelRecommended) events.getFirst();
            case Decision.Refused<CaseFileEvent>(var refusals) -> throw new AssertionError(refusals);
        };
    }

    @Test
    void a_factor_is_found_for_offences_of_the_case_that_it_is_for_and_once_for_each() {
        var planned = new Gravity.Applied("planned", 1, ofChild("They brought a bag."), "XS01");
        caseFile.given(listed(known()).toArray(CaseFileEvent[]::new))
                .when(recommending(known(), COMMUNITY_RESOLUTION, List.of(planned)))
                .thenRefused(Refusal.at(
                        "/factorOffences/planned", CaseFileProblem.FACTOR_NOT_FOR_OFFENCE, "It was planned", "XS01"));
        var armed = with(known(), "offences", List.of(offence("XS05"), offence("XS09")));
        var costume = new Gravity.Applied("part-of-a-costume", -1, ofChild("She wore it on a stage."), "XS05");
        caseFile.given(listed(armed).toArray(CaseFileEvent[]::new))
                .when(recommending(armed, COMMUNITY_RESOLUTION, List.of(costume)))
                .thenRefused(Refusal.at(
                        "/factorOffences/part-of-a-costume",
                        CaseFileProblem.FACTOR_NOT_FOR_OFFENCE,
                        "The dagger was part of a costume (fictional)",
                        "XS05"));
        var here = with(planned, "offence", "XS05");
        caseFile.given(listed(armed).toArray(CaseFileEvent[]::new))
                .when(recommending(armed, YOUTH_CAUTION, List.of(here, here)))
                .thenRefused(Refusal.at("/factors/planned", CaseFileProblem.FACTOR_TWICE));
    }

    @Test
    void an_outcome_added_by_configuration_alone_is_offered_recommended_and_decided() {
        var circle = OutcomeCode.of("restorative-circle");
        var outcomes = new ArrayList<>(THIRD.outcomes());
        outcomes.add(new OutcomeRule(circle, "Restorative circle (fictional)", "22", false, true, "4.4"));
        var tables = THIRD.tables().stream()
                .map(t -> new TableSource(
                        t.name(),
                        t.xml()
                                .replace(
                                        "\"charge\"</text></inputValues>",
                                        "\"charge\", \"restorative-circle\"</text></inputValues>")))
                .toList();
        var engine = new KieTables();
        var protocol = with(THIRD, "outcomes", outcomes, "tables", tables).answeredBy(engine);
        assertThat(protocol.findings(engine)).isEmpty();
        assertThat(protocol.options(Facts.atBest(2)))
                .anySatisfy(o -> assertThat(o.outcome()).isEqualTo(circle));

        var past = new ArrayList<>(listed(known()));
        var recommend = with(recommending(known(), circle, List.of()), "protocol", protocol);
        if (!(decider.decide(recommend, after(past)) instanceof Decision.Accepted<CaseFileEvent>(var events)))
            throw new AssertionError("not recommended");
        past.addAll(events);
        assertThat(decided(past, with(deciding(circle), "protocol", protocol))
                        .decision()
                        .label())
                .isEqualTo("Restorative circle (fictional)");
    }

    @Test
    void a_youth_caution_opens_once_the_child_admits_and_closes_where_the_admission_is_taken_back() {
        var caution = OutcomeCode.of("youth-caution");
        var denied = with(known(), "admission", Referral.Admission.DENIED);
        var past = listed(denied);
        var closed = problems(decider.decide(recommending(denied, caution, List.of()), after(past)));
        assertThat(closed).containsOnly(CaseFileProblem.OUTCOME_CLOSED);

        var admitted = with(NOTHING, "admission", Referral.Admission.ADMITTED);
        var state = changed(after(past), admitted);
        var score = THIRD.gravity(List.of("XS05"), List.of()).score();
        var options = options(denied, denied.position().after(admitted), score, CHAIR.day());
        var open = decider.decide(recommending(options, caution, List.of()), state);
        if (!(open instanceof Decision.Accepted<CaseFileEvent>(var events))) throw new AssertionError(open.toString());

        var recommended = decider.evolve(state, events.getFirst());
        var takenBack = changed(recommended, with(NOTHING, "admission", Referral.Admission.DENIED));
        assertThat(problems(decider.decide(deciding(caution), recommended))).isEmpty();
        assertThat(problems(decider.decide(deciding(caution), takenBack))).containsOnly(CaseFileProblem.OUTCOME_CLOSED);
    }

    private static final OutcomeCode NO_FURTHER_ACTION = OutcomeCode.of("no-further-action");
    private static final CaseFileId OTHER = new CaseFileId(new UUID(7, 7));

    @Test
    void where_an_outcome_stands_in_another_case_only_no_further_action_is_open_and_the_reason_does_not_name_it() {
        var past = recommended(known(), COMMUNITY_RESOLUTION);
        var decide = with(deciding(COMMUNITY_RESOLUTION), "elsewhere", List.of(OTHER));
        caseFile.given(past.toArray(CaseFileEvent[]::new))
                .when(decide)
                .thenRefused(Refusal.of(
                        CaseFileProblem.OUTCOME_CLOSED,
                        "Community resolution",
                        "an outcome has been given for these offences already, in another case",
                        THIRD.clause("4.19").toString()));
        var options = decided(past, with(deciding(NO_FURTHER_ACTION), "elsewhere", List.of(OTHER)))
                .decision()
                .options();
        assertThat(options)
                .filteredOn(o -> o.reason("one-active-outcome").isPresent())
                .allSatisfy(o -> assertThat(o.standing()).isEqualTo(Option.Standing.CLOSED))
                .extracting(Option::outcome)
                .contains(COMMUNITY_RESOLUTION, OUTCOME_23, OutcomeCode.of("charge"))
                .doesNotContain(NO_FURTHER_ACTION);
    }

    @Test
    void a_panel_that_hears_a_case_twice_referred_is_told_as_well() {
        var recommend = with(recommending(known(), COMMUNITY_RESOLUTION, List.of()), "elsewhere", List.of(OTHER));
        assertThat(problems(decider.decide(recommend, after(listed(known())))))
                .contains(CaseFileProblem.OUTCOME_CLOSED);
    }

    @Test
    void what_was_decided_second_of_one_offence_is_not_given_and_the_police_decide_again_and_end_the_case() {
        var past = recommended(known(), COMMUNITY_RESOLUTION);
        past.add(decided(past, deciding(COMMUNITY_RESOLUTION)));
        var deliver = with(deliver(), "goingFirst", List.of(OTHER));
        caseFile.given(past.toArray(CaseFileEvent[]::new))
                .when(deliver)
                .thenRefused(Refusal.of(FollowUpProblem.ANOTHER_OUTCOME_GOES_FIRST));
        caseFile.given(past.toArray(CaseFileEvent[]::new))
                .when(deliver())
                .then(FollowUpSamples.delivered(delivery(), true));

        var again = with(deciding(NO_FURTHER_ACTION), "elsewhere", List.of(OTHER));
        var ended = decided(past, again);
        caseFile.given(past.toArray(CaseFileEvent[]::new)).when(again).then(ended);
        past.add(ended);
        caseFile.given(past.toArray(CaseFileEvent[]::new))
                .when(deliver)
                .then(FollowUpSamples.delivered(delivery(), false));
    }

    @Test
    void the_outcome_that_was_given_goes_first_and_of_two_that_were_not_the_one_that_was_decided_first() {
        var earlier = new OutcomeElsewhere.Progress(false, 40);
        var later = new OutcomeElsewhere.Progress(false, 41);
        var given = new OutcomeElsewhere.Progress(true, 42);
        assertThat(earlier.goesBefore(later)).isTrue();
        assertThat(later.goesBefore(earlier)).isFalse();
        assertThat(given.goesBefore(earlier)).isTrue();
        assertThat(earlier.goesBefore(given)).isFalse();
        assertThat(earlier.goesBefore(earlier)).isFalse();
    }

    @Test
    void a_case_that_was_referred_twice_can_end_with_no_further_action_however_grave_and_without_a_panel() {
        var supported = new ArrayList<>(past(Stage.ON_THE_SPOT));
        supported.set(0, with(referred(known()), "protocol", THIRD.ref()));
        assertThat(problems(decider.decide(deciding(NO_FURTHER_ACTION), after(supported))))
                .containsOnly(CaseFileProblem.OUTCOME_CLOSED);
        var twice = with(deciding(NO_FURTHER_ACTION), "elsewhere", List.of(OTHER));
        assertThat(decided(supported, twice).decision().outcome()).isEqualTo(NO_FURTHER_ACTION);

        for (int score = 1; score <= 5; score++) {
            var facts = known().facts(THIRD, known().position(), score, false, true, CHAIR.day());
            assertThat(OutcomeElsewhere.appraisal(THIRD, facts, false, List.of(OTHER))
                            .options())
                    .filteredOn(option -> option.outcome().equals(NO_FURTHER_ACTION))
                    .singleElement()
                    .satisfies(option -> assertThat(option.available()).isTrue());
        }
    }

    @Test
    void what_a_protocol_calls_its_reasons_changes_nothing() {
        var renamed = new ArrayList<TableSource>();
        for (var table : THIRD.tables()) {
            renamed.add(with(
                    table,
                    "xml",
                    table.xml()
                            .replace("one-active-outcome", "not-twice")
                            .replace("score-too-low", "gravity-below")
                            .replace("score-too-high", "gravity-above")
                            .replace("needs-a-panel", "not-without-a-panel")));
        }
        var other = with(THIRD, "tables", renamed).answeredBy(new KieTables());
        for (int score = 1; score <= 5; score++) {
            for (boolean withoutPanel : List.of(true, false)) {
                var facts = known().facts(THIRD, known().position(), score, withoutPanel, false, CHAIR.day());
                for (var elsewhere : List.of(List.of(OTHER), List.<CaseFileId>of())) {
                    var appraisal = OutcomeElsewhere.appraisal(other, facts, true, elsewhere);
                    assertThat(standings(appraisal))
                            .isEqualTo(standings(OutcomeElsewhere.appraisal(THIRD, facts, true, elsewhere)));
                    assertThat(standings(appraisal))
                            .containsEntry(
                                    OutcomeCode.of("charge"),
                                    elsewhere.isEmpty() && !withoutPanel
                                            ? Option.Standing.OPEN
                                            : Option.Standing.CLOSED);
                }
            }
        }
    }

    private static Map<OutcomeCode, Option.Standing> standings(Appraisal appraisal) {
        return appraisal.options().stream().collect(Collectors.toMap(Option::outcome, Option::standing));
    }

    @Test
    void no_further_action_stands_in_the_way_of_nothing_and_a_decision_that_came_back_does_not_either() {
        assertThat(OutcomeElsewhere.stands(new HomeOfficeOutcome(Disposal.NO_FORMAL_ACTION, "16", CHAIR.day())))
                .isFalse();
        assertThat(OutcomeElsewhere.stands(new HomeOfficeOutcome(Disposal.OUTCOME_22, "22", null)))
                .isTrue();
        assertThat(OutcomeElsewhere.stands(HomeOfficeOutcome.NONE)).isFalse();
    }

    /** Half of the cases are otherwise by the time of the panel than they were referred, and half again by the decision. */
    @Test
    @Tag("thousands")
    void what_a_case_shows_open_is_accepted_and_what_it_shows_closed_is_refused_in_10_000_cases() {
        int open = 0;
        int conditional = 0;
        int closed = 0;
        int closedSince = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            var random = new Random(seed);
            var referral = referral(random);
            var listed = after(listed(referral));
            var position = referral.position();
            if (random.nextBoolean()) {
                var change = change(random);
                listed = changed(listed, change);
                position = position.after(change);
            }
            var codes = referral.offences().stream().map(Referral.Offence::code).toList();
            var score = THIRD.gravity(codes, List.of()).score();
            var options = options(referral, position, score, CHAIR.day());
            var chosen = one(random, options);
            var recommendation = decider.decide(recommending(options, chosen.outcome(), List.of()), listed);
            if (!chosen.available()) {
                assertThat(problems(recommendation))
                        .as("seed %s", seed)
                        .hasSameSizeAs(chosen.closedBecause())
                        .containsOnly(CaseFileProblem.OUTCOME_CLOSED);
                closed++;
                continue;
            }
            if (!(recommendation instanceof Decision.Accepted<CaseFileEvent>(var events)))
                throw new AssertionError("seed " + seed + ": " + recommendation);
            var recommended = decider.evolve(listed, events.getFirst());
            if (random.nextBoolean()) {
                var change = change(random);
                recommended = changed(recommended, change);
                var outcome = chosen.outcome();
                chosen = options(referral, position.after(change), score, DECISION_MAKER.day()).stream()
                        .filter(o -> o.outcome().equals(outcome))
                        .findFirst()
                        .orElseThrow();
            }
            var conditions = chosen.reasons(Option.Effect.BEFORE_DECISION);
            var met = conditions.stream()
                    .map(c -> new ConditionMet(c.code(), ofChild("Done.")))
                    .toArray(ConditionMet[]::new);
            var decision = problems(decider.decide(deciding(chosen.outcome(), met), recommended));
            if (!chosen.available()) {
                assertThat(decision)
                        .as("seed %s", seed)
                        .hasSameSizeAs(chosen.closedBecause())
                        .containsOnly(CaseFileProblem.OUTCOME_CLOSED);
                closedSince++;
                continue;
            }
            if (chosen.standing() == Option.Standing.OPEN) open++;
            else conditional++;
            assertThat(decision).as("seed %s", seed).isEmpty();
            assertThat(problems(decider.decide(deciding(chosen.outcome()), recommended)))
                    .as("seed %s", seed)
                    .hasSameSizeAs(conditions)
                    .allMatch(ConditionProblem.CONDITION_NOT_MET::equals);
        }
        assertThat(List.of(open, conditional, closed, closedSince)).allMatch(n -> n > 200);
    }

    private static final Position.Change NOTHING = new Position.Change(null, null, null, null, null, null, null);

    /** The case once that has been recorded; as it was where nothing of it is new. */
    private CaseFile changed(CaseFile before, Position.Change said) {
        return decider.decide(with(updatePosition(), "said", said), before)
                        instanceof Decision.Accepted<CaseFileEvent>(var events)
                ? decider.evolve(before, events.getFirst())
                : before;
    }

    private static Position.Change change(Random random) {
        return new Position.Change(
                some(random, Referral.Admission.values()),
                some(random, Referral.Acceptance.values()),
                null,
                some(random, Facts.Evidence.values()),
                some(random, Facts.Answer.values()),
                some(random, Facts.DomesticAbuse.values()),
                some(random, Facts.Answer.values()));
    }

    private static <T> @Nullable T some(Random random, T[] of) {
        return random.nextBoolean() ? null : one(random, List.of(of));
    }

    private static Referral referral(Random random) {
        var entry = one(random, THIRD.offences());
        return with(
                Samples.referral(),
                "offences",
                List.of(new Referral.Offence(
                        entry.code(), entry.title(), REFERRED_ON.minusDays(random.nextInt(300)), entry.offenceClass())),
                "admission",
                one(random, List.of(Referral.Admission.values())),
                "acceptance",
                one(random, List.of(Referral.Acceptance.values())),
                "interviewedOn",
                null,
                "aspects",
                new Referral.Aspects(
                        one(random, List.of(Facts.Evidence.values())),
                        one(random, List.of(Facts.Answer.values())),
                        one(random, List.of(Facts.DomesticAbuse.values())),
                        one(random, List.of(Facts.Answer.values()))));
    }

    private static <T> T one(Random random, List<T> of) {
        return requireNonNull(of.get(random.nextInt(of.size())));
    }
}
