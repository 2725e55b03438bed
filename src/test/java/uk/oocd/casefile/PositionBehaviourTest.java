package uk.oocd.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.Samples.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import uk.oocd.Samples;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Facts.Answer;
import uk.oocd.protocol.Facts.DomesticAbuse;
import uk.oocd.protocol.Facts.Evidence;

/** What the child says and the evidence change after the referral: new facts beside it, on which what follows rests. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PositionBehaviourTest {

    private static final Position.Change NOTHING = new Position.Change(null, null, null, null, null, null, null);
    private static final Position.Change ADMITS = with(NOTHING, "admission", Referral.Admission.ADMITTED);

    private final Behaviour<CaseFileCommand, CaseFile, CaseFileEvent> caseFile =
            new Behaviour<>(new CaseFileDecider(), CaseFileAggregate.class);
    private final CaseFileDecider decider = new CaseFileDecider();

    private Behaviour<CaseFileCommand, CaseFile, CaseFileEvent>.Given given(List<CaseFileEvent> past) {
        return caseFile.given(past.toArray(CaseFileEvent[]::new));
    }

    private static List<CaseFileEvent> denied(Stage stage, CaseFileEvent... more) {
        var past = new ArrayList<>(past(stage));
        past.set(0, referred(with(Samples.referral(), "admission", Referral.Admission.DENIED)));
        past.addAll(List.of(more));
        return past;
    }

    private Position position(List<CaseFileEvent> past) {
        var state = decider.initial();
        for (var event : past) state = decider.evolve(state, event);
        return ((CaseFile.Open) state).facts().position();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"DELIVERED", "FOLLOW_UP", "BREACH_REPORTED", "POLICE_NOTIFIED", "FOLLOWED_UP", "CLOSED"})
    void a_change_can_be_recorded_until_an_outcome_is_given_and_once_the_decision_is_back(Stage stage) {
        given(past(stage)).when(updatePosition()).then(positionUpdated());
        assertThat(Stage.after(stage, positionUpdated())).isEqualTo(stage);
    }

    @Test
    void once_an_outcome_was_given_what_it_rests_on_changes_no_more() {
        assertThat(EnumSet.allOf(Stage.class).stream().filter(stage -> !stage.allows(Step.UPDATE_POSITION)))
                .hasSameElementsAs(Set.of(
                        Stage.DELIVERED,
                        Stage.FOLLOW_UP,
                        Stage.BREACH_REPORTED,
                        Stage.POLICE_NOTIFIED,
                        Stage.FOLLOWED_UP,
                        Stage.CLOSED));
    }

    @Test
    void what_is_said_again_as_it_was_is_not_recorded_as_a_change() {
        var said = with(moreEvidence(), "admission", Samples.referral().admission());
        given(past(Stage.REFERRED)).when(with(updatePosition(), "said", said)).then(positionUpdated());
        given(List.of(referred(), positionUpdated()))
                .when(updatePosition())
                .thenRefused(Refusal.of(CaseFileProblem.POSITION_UNCHANGED));
    }

    @Test
    void an_admission_leaves_acceptance_and_the_referral_as_they_were() {
        var past = denied(Stage.RECOMMENDED, with(positionUpdated(), "change", ADMITS));
        assertThat(position(past))
                .isEqualTo(with(Samples.referral().position(), "admission", Referral.Admission.ADMITTED));
        assertThat(((CaseFileEvent.CaseReferred) past.getFirst()).referral().admission())
                .isEqualTo(Referral.Admission.DENIED);
    }

    @Test
    void what_was_taken_back_is_a_change_as_well() {
        var back = with(NOTHING, "admission", Referral.Admission.DENIED);
        assertThat(position(denied(
                                Stage.REFERRED,
                                with(positionUpdated(), "change", ADMITS),
                                with(positionUpdated(), "change", back)))
                        .admission())
                .isEqualTo(Referral.Admission.DENIED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"POLICE_OFFICER", "POLICE_DECISION_MAKER"})
    void an_admission_and_the_evidence_are_recorded_by_the_police(Role role) {
        var admits = by(role, with(moreEvidence(), "admission", Referral.Admission.ADMITTED));
        given(denied(Stage.RECOMMENDED)).when(admits).then(recorded(admits));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"YOUTH_JUSTICE_WORKER", "MANAGER"})
    void the_service_records_everything_else_also_an_admission_that_is_taken_back(Role role) {
        given(denied(Stage.RECOMMENDED))
                .when(by(role, ADMITS))
                .thenRefused(Refusal.of(CaseFileProblem.ADMISSION_RECORDED_BY_POLICE));
        given(past(Stage.RECOMMENDED))
                .when(by(role, moreEvidence()))
                .thenRefused(Refusal.of(CaseFileProblem.EVIDENCE_RECORDED_BY_POLICE));
        var open = by(
                role,
                new Position.Change(
                        Referral.Admission.DENIED,
                        Referral.Acceptance.NOT_ACCEPTED,
                        null,
                        null,
                        Answer.NO,
                        DomesticAbuse.FAMILY,
                        null));
        given(past(Stage.RECOMMENDED)).when(open).then(recorded(open));
    }

    private static CaseFileCommand.UpdatePosition by(Role role, Position.Change said) {
        return with(updatePosition(), "said", said, "by", with(updatePosition().by(), "role", role));
    }

    private static CaseFileEvent recorded(CaseFileCommand.UpdatePosition c) {
        return with(positionUpdated(), "change", c.said(), "by", c.by());
    }

    @Test
    void what_changed_is_told_in_words_and_how_it_is_known_beside_them() {
        var all = new Position.Change(
                Referral.Admission.NO_COMMENT,
                Referral.Acceptance.NOT_ACCEPTED,
                REFERRED_ON,
                Evidence.OFFENCE_SHOWN,
                Answer.NO,
                DomesticAbuse.FAMILY,
                Answer.YES);
        var told = Happening.of(with(positionUpdated(), "change", all));
        assertThat(told.sentence())
                .isEqualTo(
                        "Changed since the referral: admission is now no comment; acceptance of responsibility is now"
                                + " not accepted; interviewed on 2 March 2026; evidence is now offence shown; victim supports"
                                + " action is now no; domestic abuse is now family; hate crime is now yes");
        assertThat(told.details())
                .containsExactly(new Happening.Detail(
                        "How it is known", positionUpdated().reason()));
        assertThat(positionUpdated().happenedOn()).isEqualTo(updatePosition().occurredOn());
    }
}
