package uk.oocd.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.casefile.CaseFileEvent.AssessmentRecorded;
import uk.oocd.casefile.CaseFileEvent.AssessmentSentBack;
import uk.oocd.casefile.CaseFileEvent.AssessmentSignedOff;
import uk.oocd.casefile.CaseFileEvent.CaseDeferred;
import uk.oocd.casefile.CaseFileEvent.CaseListed;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.casefile.CaseFileEvent.FollowUpEnded;
import uk.oocd.casefile.CaseFileEvent.InformationLearned;
import uk.oocd.casefile.CaseFileEvent.InformationProvided;
import uk.oocd.casefile.CaseFileEvent.OutcomeDelivered;
import uk.oocd.casefile.CaseFileEvent.PanelRecommended;
import uk.oocd.casefile.CaseFileEvent.PoliceDecided;
import uk.oocd.casefile.CaseFileEvent.ProgressNoted;
import uk.oocd.casefile.CaseFileEvent.Topic;
import uk.oocd.casefile.ConditionMet;
import uk.oocd.casefile.FollowUpEvent.ConditionVaried;
import uk.oocd.casefile.Referral;
import uk.oocd.contracts.Contracts.Form;
import uk.oocd.protocol.Option;
import uk.oocd.storage.axon.CataloguedSerializer;
import uk.oocd.storage.axon.CommitLogEventStorageEngine;
import uk.oocd.storage.axon.OlderForms;
import uk.oocd.storage.json.EventJson;
import uk.oocd.storage.keys.GlassKeyVault;
import uk.oocd.storage.log.InMemoryCommitLog;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.log.SnapshotStore;

/**
 * Every form of every event has a schema and an example, and the program reads and writes exactly what they show. What
 * is sealed in an example is only base64, so that it can be read.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventContractTest {

    private final JsonMapper json = EventJson.mapper(new GlassKeyVault());
    private final CataloguedSerializer serializer = new CataloguedSerializer(Contracts.CATALOGUE, json);

    static Stream<Form> forms() {
        return Form.all();
    }

    static Stream<Form> olderForms() {
        return Form.all().filter(form -> !form.isCurrent());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void an_example_keeps_to_its_schema(Form form) {
        assertThat(Contracts.faults(form.schema(), Contracts.read(form.example())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_schema_takes_nothing_more_and_nothing_less(Form form) {
        var example = Contracts.tree(form.example());
        for (var field : example.propertyNames()) {
            var less = example.deepCopy().asObject();
            less.remove(field);
            assertThat(Contracts.faults(form.schema(), less.toString()))
                    .as("without %s", field)
                    .isNotEmpty();
        }
        var more = example.deepCopy().asObject().put("surprise", 1);
        assertThat(Contracts.faults(form.schema(), more.toString())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_form_that_was_ever_written_is_read_as_todays(Form form) {
        var read = read(form);
        assertThat(read).isInstanceOf(form.event());
        var written = json.writeValueAsString(read);
        assertThat(Contracts.faults(form.event(), written)).isEmpty();
        if (form.isCurrent()) assertThat(json.readTree(written)).isEqualTo(Contracts.tree(form.example()));
    }

    @ParameterizedTest
    @MethodSource("olderForms")
    void an_older_form_is_not_todays(Form form) {
        assertThat(Contracts.faults(form.event(), Contracts.read(form.example())))
                .as("otherwise it would need no version of its own")
                .isNotEmpty();
    }

    static Stream<Form> formsOfCases() {
        return Form.all().filter(Form::isCurrent).filter(form -> CaseFileEvent.class.isAssignableFrom(form.event()));
    }

    @ParameterizedTest
    @MethodSource("formsOfCases")
    void everything_that_happens_to_a_case_names_the_protocol_version_that_applied(Form form) {
        assertThat(((CaseFileEvent) read(form)).underProtocol())
                .as(
                        "an inspector asks of every step under which version it was taken: give %s a field protocol,"
                                + " in a new form, from the command, and name it in CaseFileEvent.underProtocol",
                        form.name())
                .isNotNull();
    }

    @Test
    void a_step_that_named_no_version_at_first_is_not_given_one() {
        assertThat(Stream.of(
                        new Form(InformationProvided.class, 1),
                        new Form(AssessmentRecorded.class, 1),
                        new Form(AssessmentSignedOff.class, 1),
                        new Form(AssessmentSentBack.class, 1),
                        new Form(CaseListed.class, 1),
                        new Form(CaseDeferred.class, 1),
                        new Form(InformationLearned.class, 1),
                        new Form(InformationLearned.class, 2)))
                .extracting(form -> ((CaseFileEvent) read(form)).underProtocol())
                .containsOnlyNulls();
    }

    @Test
    void what_was_learned_before_it_had_a_topic_is_about_something_other() {
        var old = (InformationLearned) read(new Form(InformationLearned.class, 1));
        var now = (InformationLearned) read(new Form(InformationLearned.class, 3));
        assertThat(old.topic()).isEqualTo(Topic.OTHER);
        assertThat(old.text()).isEqualTo(now.text());
    }

    @Test
    void what_a_referral_did_not_say_at_first_is_not_recorded() {
        var old = (CaseReferred) read(new Form(CaseReferred.class, 1));
        assertThat(old.referral().aspects()).isEqualTo(Referral.Aspects.NOT_RECORDED);
        assertThat(old.referral().offences())
                .allSatisfy(offence -> assertThat(offence.yjbSeriousness()).isNull());
    }

    @Test
    void options_recorded_before_they_had_three_states_keep_their_meaning() {
        var old = (PoliceDecided) read(new Form(PoliceDecided.class, 1));
        assertThat(old.decision().options()).allMatch(Option::available);
        assertThat(old.decision().conditionsMet()).isEmpty();
        var panel = (PanelRecommended) read(new Form(PanelRecommended.class, 1));
        assertThat(panel.recommendation().gravity().workings()).isNull();
        assertThat(panel.recommendation().applied()).isEmpty();
    }

    @Test
    void an_outcome_that_was_closed_then_is_closed_now_for_the_same_reason_in_the_same_words() {
        var example = Contracts.read(new Form(PoliceDecided.class, 1).example());
        var closed = example.replaceFirst(
                "\\{ \"outcome\": \"charge\", \"label\": \"Charge\", \"closedBecause\": \\[] }", """
                { "outcome": "charge", "label": "Charge", "closedBecause": [
                  { "why": "SCORE_TOO_LOW", "clause": { "protocol": "demonstration", "version": 2, "clause": "4.7" } },
                  { "why": "NEEDS_A_PANEL", "clause": { "protocol": "demonstration", "version": 2, "clause": "4.7" } } ] }
                """);
        assertThat(closed).isNotEqualTo(example);
        var old = (PoliceDecided) read(new Form(PoliceDecided.class, 1), closed);
        var charge = old.decision().options().getLast();
        assertThat(charge.standing()).isEqualTo(Option.Standing.CLOSED);
        assertThat(charge.closedBecause())
                .extracting(
                        Option.Reason::code,
                        Option.Reason::sentence,
                        r -> r.clause().toString())
                .containsExactly(
                        tuple(
                                "score-too-low",
                                "the gravity score is below those at which it is open",
                                "demonstration/v2#4.7"),
                        tuple("needs-a-panel", "it needs a panel first", "demonstration/v2#4.7"));
    }

    @Test
    void a_condition_varied_before_anybody_asked_how_the_child_agreed_says_nothing_of_it() {
        assertThat(((ConditionVaried) read(new Form(ConditionVaried.class, 1))).agreement())
                .isNull();
    }

    @Test
    void a_delivery_was_not_asked_at_first_what_the_protocol_sets_before_it() {
        for (int version : List.of(1, 2)) {
            assertThat(((OutcomeDelivered) read(new Form(OutcomeDelivered.class, version)))
                            .delivery()
                            .conditionsMet())
                    .isEmpty();
        }
        assertThat(((OutcomeDelivered) read(new Form(OutcomeDelivered.class, 3)))
                        .delivery()
                        .conditionsMet())
                .extracting(ConditionMet::code)
                .containsExactly("plan-mandatory");
    }

    @Test
    void a_delivery_did_not_say_at_first_why_it_is_not_known_what_the_child_understood() {
        for (int version : List.of(1, 2, 3)) {
            assertThat(((OutcomeDelivered) read(new Form(OutcomeDelivered.class, version)))
                            .delivery()
                            .whyNotUnderstood())
                    .isNull();
        }
        assertThat(((OutcomeDelivered) read(new Form(OutcomeDelivered.class, 4)))
                        .delivery()
                        .whyNotUnderstood())
                .isNotNull();
    }

    @Test
    void a_note_and_an_end_of_follow_up_that_named_no_condition_are_about_none() {
        var note = (ProgressNoted) read(new Form(ProgressNoted.class, 1));
        assertThat(note.conditions()).isEmpty();
        assertThat(note.met()).isEmpty();
        assertThat(note.notMet()).isEmpty();
        assertThat(note.underProtocol()).isNull();
        var end = (FollowUpEnded) read(new Form(FollowUpEnded.class, 1));
        assertThat(end.met()).isEmpty();
        assertThat(end.underProtocol()).isNull();
    }

    @Test
    void each_step_from_an_older_form_has_a_place_of_its_own_in_their_order() {
        var places = Arrays.stream(OlderForms.class.getDeclaredMethods())
                .flatMap(step -> Arrays.stream(step.getAnnotationsByType(Order.class)))
                .map(Order::value);
        assertThat(places).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void every_file_has_its_event_and_every_event_its_files() {
        assertThat(Contracts.files("events"))
                .containsExactlyElementsOf(Form.all()
                        .flatMap(form -> Stream.of(form.schema(), form.example()))
                        .sorted()
                        .toList());
    }

    /** As the event store reads it. */
    private Object read(Form form) {
        return read(form, Contracts.read(form.example()));
    }

    private Object read(Form form, String stored) {
        var log = new InMemoryCommitLog();
        log.append(
                UUID.randomUUID(),
                List.of(new LogEvent(
                        UUID.randomUUID().toString(),
                        new LogEvent.StreamPlace("Any", "any", 0),
                        Instant.EPOCH,
                        form.name(),
                        String.valueOf(form.version()),
                        stored.getBytes(UTF_8),
                        "{}".getBytes(UTF_8))));
        try (var context = new AnnotationConfigApplicationContext(OlderForms.class)) {
            var upcasters =
                    context.getBeanProvider(EventUpcaster.class).orderedStream().toList();
            return CommitLogEventStorageEngine.builder(log, mock(SnapshotStore.class))
                    .eventSerializer(serializer)
                    .snapshotSerializer(serializer)
                    .upcasterChain(new EventUpcasterChain(upcasters))
                    .build()
                    .readEvents("any")
                    .next()
                    .getPayload();
        }
    }
}
