package uk.oocd.casefile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.HearingSamples.*;
import static uk.oocd.Samples.*;
import static uk.oocd.casefile.CaseFileProblem.AGENCY_ABSENT;
import static uk.oocd.casefile.CaseFileProblem.DISSENT_BY_ABSENT;
import static uk.oocd.casefile.CaseFileProblem.TOO_FEW_SAT;
import static uk.oocd.casefile.HearingProblem.*;
import static uk.oocd.casefile.Stage.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.oocd.Samples;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.casefile.CaseFileCommand.RecordRecommendation;
import uk.oocd.casefile.CaseFileEvent.PanelRecommended;
import uk.oocd.casefile.Hearing.AgencyView;
import uk.oocd.casefile.Hearing.Inquorate;
import uk.oocd.casefile.Hearing.Voices;
import uk.oocd.casefile.HearingEvent.ActionResult;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.Coded;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.Protocol.Quorum;
import uk.oocd.rationale.Dissent;

/** Interests, quorum, the voices before the panel, actions and ties. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HearingBehaviourTest {

    private static final Personal<String> BLANK = ofChild(" ");
    private static final Seat CHAIRING = new Seat("chair-1", "youth-justice");
    private static final Seat POLICE = new Seat("officer-2", "police");
    private static final Protocol STRICT = quorum("whenInquorate", Quorum.Inquorate.REFUSE, "authority", List.of());
    private static final Protocol WITH_HEALTH = quorum("heard", List.of("health"));

    private static final List<Gravity.Applied> PLANNED =
            List.of(new Gravity.Applied("planned", 1, ofChild("She had brought a sack.")));
    private static final Personal<String> WHY = ofChild("Something to keep to would help her.");

    private final Behaviour<CaseFileCommand, CaseFile, CaseFileEvent> caseFile =
            new Behaviour<>(new CaseFileDecider(), CaseFileAggregate.class);

    private static Protocol quorum(Object... changes) {
        return with(PROTOCOL, "quorum", with(PROTOCOL.quorum(), changes));
    }

    private static CaseFileEvent[] listed(CaseFileEvent... more) {
        return then(LISTED, more).toArray(CaseFileEvent[]::new);
    }

    private static RecordRecommendation sitting(List<Seat> sat, Object... heard) {
        return with(recommend(), "sat", sat, "heard", with(recommend().heard(), heard));
    }

    private static PanelRecommended recommendedWith(Object... changes) {
        return with(recommended(), "recommendation", with(recommendation(), changes));
    }

    // Interests

    @Test
    void whoever_has_an_interest_says_so_and_stands_back() {
        caseFile.given(listed()).when(declareConflict()).then(conflictDeclared());
    }

    @Test
    void the_chair_records_it_of_somebody_else() {
        var recorded = with(conflictDeclared(), "by", CHAIR);
        caseFile.given(listed()).when(with(declareConflict(), "by", CHAIR)).then(recorded);
    }

    @Test
    void a_declaration_made_by_mistake_is_lifted_by_somebody_else_and_can_be_made_again() {
        caseFile.given(listed(conflictDeclared())).when(liftConflict()).then(conflictLifted());
        caseFile.given(listed(conflictDeclared(), conflictLifted()))
                .when(declareConflict())
                .then(conflictDeclared());
    }

    @Test
    void the_recommendation_shows_who_stood_back() {
        caseFile.given(listed(conflictDeclared()))
                .when(recommend())
                .then(recommendedWith("hearing", with(hearing(), "withdrew", List.of("nurse-1"))));
    }

    @Test
    void somebody_whose_interest_was_lifted_may_sit_again() {
        caseFile.given(listed(conflictDeclared(), conflictLifted()))
                .when(with(recommend(), "sat", present()))
                .then(recommendedWith("sat", present()));
    }

    // Quorum

    @Test
    void whoever_may_lets_a_panel_hear_a_case_short_of_its_quorum_and_signs_that_themselves() {
        caseFile.given(listed()).when(authoriseInquorate()).then(inquorateAuthorised());
    }

    @Test
    void short_of_its_quorum_a_panel_goes_on_where_somebody_signed_that_and_it_is_kept_with_the_recommendation() {
        var reason = inquorateAuthorised().reason();
        caseFile.given(listed(inquorateAuthorised()))
                .when(sitting(List.of(CHAIRING)))
                .then(recommendedWith(
                        "sat",
                        List.of(CHAIRING),
                        "hearing",
                        with(
                                hearing(),
                                "inquorate",
                                new Inquorate(1, 2, List.of("police"), "manager-1", Role.MANAGER, reason))));
    }

    @Test
    void what_was_signed_before_it_was_known_who_would_come_is_not_used_where_the_quorum_is_met() {
        caseFile.given(listed(inquorateAuthorised())).when(recommend()).then(recommended());
    }

    @Test
    void what_was_signed_for_one_sitting_can_be_signed_anew_for_the_next() {
        caseFile.given(listed(inquorateAuthorised(), Samples.deferred(), Samples.listed()))
                .when(authoriseInquorate())
                .then(inquorateAuthorised());
    }

    @Test
    void a_signature_that_no_longer_counts_keeps_nobody_from_signing() {
        var manager = with(AUTHORITY, "actor", "manager-2");
        caseFile.given(listed(inquorateAuthorised(), conflictDeclared("manager-1")))
                .when(with(authoriseInquorate(), "by", manager))
                .then(with(inquorateAuthorised(), "by", manager));
        caseFile.given(listed(with(inquorateAuthorised(), "role", Role.PANEL_CHAIR)))
                .when(authoriseInquorate())
                .then(inquorateAuthorised());
    }

    @Test
    void where_a_chair_signs_and_then_records_it_themselves_somebody_else_signs_in_their_place() {
        var protocol = quorum("authority", List.of(Role.MANAGER, Role.PANEL_CHAIR));
        var chairs = with(inquorateAuthorised(), "role", Role.PANEL_CHAIR, "by", CHAIR);
        var recording = with(sitting(List.of(CHAIRING)), "protocol", protocol);
        caseFile.given(listed())
                .when(with(authoriseInquorate(), "roles", Set.of(Role.PANEL_CHAIR), "protocol", protocol, "by", CHAIR))
                .then(chairs);
        caseFile.given(listed(chairs))
                .when(recording)
                .thenRefused(
                        Refusal.of(TOO_FEW_SAT, 1, 2),
                        Refusal.of(AGENCY_ABSENT, Coded.agency("police")),
                        Refusal.of(INQUORATE_WITHOUT_AUTHORITY, "manager or panel chair"));
        caseFile.given(listed(chairs))
                .when(with(authoriseInquorate(), "protocol", protocol))
                .then(inquorateAuthorised());
        caseFile.given(listed(chairs, inquorateAuthorised()))
                .when(recording)
                .then(recommendedWith(
                        "sat",
                        List.of(CHAIRING),
                        "hearing",
                        with(
                                hearing(),
                                "inquorate",
                                new Inquorate(
                                        1,
                                        2,
                                        List.of("police"),
                                        "manager-1",
                                        Role.MANAGER,
                                        inquorateAuthorised().reason()))));
    }

    @Test
    void an_agency_that_must_be_heard_is_heard_in_writing() {
        var views = List.of(new AgencyView("health", ofChild("Known to us; nothing speaks against it.")));
        caseFile.given(listed())
                .when(with(sitting(sat(), "views", views), "protocol", WITH_HEALTH))
                .then(recommendedWith("hearing", with(hearing(), "views", views)));
    }

    // The voices before the panel

    @Test
    void the_panel_may_have_heard_something_newer_than_the_assessment() {
        var victim = new VictimView.NotSought(VictimView.Reason.CONTACT_REFUSED, null);
        caseFile.given(listed())
                .when(sitting(
                        sat(), "victim", victim, "child", ofChild("I am sorry."), "parents", ofChild("So is she.")))
                .then(recommendedWith(
                        "hearing",
                        with(hearing(), "voices", new Voices(victim, ofChild("I am sorry."), ofChild("So is she.")))));
    }

    @Test
    void the_risks_are_kept_as_they_were_assessed_then() {
        var again = then(ASSESSED, signedOff(), assessed(), signedOff(), Samples.listed());
        caseFile.given(again.toArray(CaseFileEvent[]::new))
                .when(recommend())
                .then(recommendedWith(
                        "hearing",
                        with(
                                hearing(),
                                "assessed",
                                with(requireNonNull(hearing().assessed()), "version", 2))));
    }

    @Test
    void conditions_are_recommended_with_the_outcome() {
        var conditions = List.of(condition("2026-04-30"));
        caseFile.given(listed())
                .when(sitting(sat(), "conditions", conditions))
                .then(recommendedWith("hearing", with(hearing(), "conditions", conditions)));
    }

    @Test
    void a_youth_conditional_caution_is_recommended_with_its_conditions() {
        var conditions = List.of(condition("2026-04-30"));
        caseFile.given(listed())
                .when(with(
                        conditionalCaution(), "heard", with(conditionalCaution().heard(), "conditions", conditions)))
                .then(with(
                        Samples.recommended(),
                        "recommendation",
                        with(
                                CaseFileBehaviourTest.recommendationOf(YOUTH_CONDITIONAL_CAUTION, PLANNED, 3, WHY),
                                "hearing",
                                with(hearing(), "conditions", conditions))));
    }

    private static RecordRecommendation conditionalCaution() {
        return CaseFileBehaviourTest.recommending(YOUTH_CONDITIONAL_CAUTION, PLANNED, 3, WHY);
    }

    private static Condition condition(String until) {
        return new Condition(
                Condition.Purpose.REPARATION,
                false,
                ofChild("Write to the gnome’s owner."),
                LocalDate.parse(until),
                null,
                null);
    }

    // Actions and ties

    @Test
    void actions_are_agreed_at_a_panel_and_numbered() {
        caseFile.given(listed()).when(agreeAction()).then(actionAgreed(1));
        caseFile.given(listed(actionAgreed(1))).when(agreeAction()).then(actionAgreed(2));
    }

    @Test
    void an_action_is_concluded_once_it_is_done_or_needed_no_longer() {
        caseFile.given(listed(actionAgreed())).when(concludeAction()).then(actionConcluded());
        caseFile.given(listed(actionAgreed()))
                .when(with(concludeAction(), "result", ActionResult.NO_LONGER_NEEDED))
                .then(with(actionConcluded(), "result", ActionResult.NO_LONGER_NEEDED));
    }

    @Test
    void a_case_is_closed_once_every_action_is_concluded() {
        var past = new ArrayList<>(past(FOLLOWED_UP));
        past.addAll(List.of(actionAgreed(), actionConcluded()));
        caseFile.given(past.toArray(CaseFileEvent[]::new)).when(close()).then(closed());
    }

    @Test
    void cases_that_belong_together_are_linked_by_somebody() {
        caseFile.given(listed()).when(linkCase()).then(caseLinked());
    }

    // What is turned down

    record Refused(String why, List<CaseFileEvent> past, CaseFileCommand command, List<Refusal> refusals) {
        @Override
        public String toString() {
            return why;
        }
    }

    /** A recommendation of the chair alone, for which that does not count as authorised. */
    private static Refused short_(String why, CaseFileEvent... more) {
        return new Refused(
                why,
                List.of(listed(more)),
                sitting(List.of(CHAIRING)),
                List.of(
                        Refusal.of(TOO_FEW_SAT, 1, 2),
                        Refusal.of(AGENCY_ABSENT, Coded.agency("police")),
                        Refusal.of(INQUORATE_WITHOUT_AUTHORITY, "manager")));
    }

    private static Refused refused(String why, CaseFileCommand command, Refusal... refusals) {
        return new Refused(why, past(LISTED), command, List.of(refusals));
    }

    private static Refused after(String why, CaseFileEvent happened, CaseFileCommand command, Refusal... refusals) {
        return new Refused(why, then(LISTED, happened), command, List.of(refusals));
    }

    static Stream<Refused> refused() {
        var dissent = List.of(new Dissent("nurse-1", ofChild("Too much.")));
        return Stream.of(
                refused(
                        "an interest that says nothing, of nobody",
                        with(declareConflict(), "member", " ", "interest", BLANK, "by", CHAIR),
                        Refusal.of(CONFLICT_MEMBER_MISSING),
                        Refusal.of(INTEREST_MISSING)),
                refused(
                        "an interest of somebody else, by a member",
                        with(declareConflict(), "member", "teacher-1"),
                        Refusal.of(CONFLICT_FOR_ANOTHER)),
                after(
                        "an interest twice",
                        conflictDeclared(),
                        declareConflict(),
                        Refusal.of(CONFLICT_ALREADY_DECLARED)),
                refused("lifting what nobody declared", liftConflict(), Refusal.of(CONFLICT_NOT_DECLARED)),
                after(
                        "lifting one’s own, without a reason",
                        conflictDeclared(),
                        with(liftConflict(), "reason", BLANK, "by", NURSE),
                        Refusal.of(CONFLICT_LIFTED_BY_MEMBER),
                        Refusal.of(LIFTING_REASON_MISSING)),
                refused(
                        "a recommendation of which nobody recorded who came, and nothing that follows from that",
                        with(sitting(List.of(), "present", List.of()), "protocol", WITH_HEALTH),
                        Refusal.of(ATTENDANCE_NOT_RECORDED)),
                refused(
                        "somebody sat who did not come",
                        sitting(List.of(CHAIRING, POLICE, new Seat("carer-1", "childrens-social-care"))),
                        Refusal.of(SAT_BUT_NOT_PRESENT, "carer-1")),
                after(
                        "somebody who stands back sits all the same and dissents",
                        conflictDeclared(),
                        with(recommend(), "sat", present(), "rationale", with(rationale(), "dissent", dissent)),
                        Refusal.of(SAT_BUT_WITHDREW, "nurse-1"),
                        Refusal.at("/rationale/dissent/nurse-1", DISSENT_BY_WITHDRAWN)),
                after(
                        "somebody who stands back dissents without having sat",
                        conflictDeclared(),
                        with(recommend(), "rationale", with(rationale(), "dissent", dissent)),
                        Refusal.at("/rationale/dissent/nurse-1", DISSENT_BY_ABSENT),
                        Refusal.at("/rationale/dissent/nurse-1", DISSENT_BY_WITHDRAWN)),
                after(
                        "whoever stands back does not count",
                        conflictDeclared("officer-2"),
                        with(recommend(), "sat", List.of(CHAIRING, new Seat("teacher-1", "education"))),
                        Refusal.of(AGENCY_ABSENT, Coded.agency("police")),
                        Refusal.of(INQUORATE_WITHOUT_AUTHORITY, "manager")),
                after(
                        "short of the quorum, where the protocol lets nobody authorise that by now",
                        inquorateAuthorised(),
                        with(sitting(List.of(CHAIRING)), "protocol", STRICT),
                        Refusal.of(TOO_FEW_SAT, 1, 2),
                        Refusal.of(AGENCY_ABSENT, Coded.agency("police"))),
                refused(
                        "authorised where the protocol lets nobody",
                        with(authoriseInquorate(), "protocol", STRICT),
                        Refusal.of(INQUORATE_NOT_ALLOWED)),
                refused(
                        "authorised by somebody without the role, and without a reason",
                        with(authoriseInquorate(), "roles", Set.of(Role.YOUTH_JUSTICE_WORKER), "reason", BLANK),
                        Refusal.of(NOT_AN_AUTHORITY, "manager"),
                        Refusal.of(INQUORATE_REASON_MISSING)),
                after(
                        "authorised by somebody who stands back",
                        conflictDeclared("manager-1"),
                        authoriseInquorate(),
                        Refusal.of(NOT_AN_AUTHORITY, "manager")),
                after(
                        "authorised twice by the same manager",
                        inquorateAuthorised(),
                        authoriseInquorate(),
                        Refusal.of(INQUORATE_ALREADY_AUTHORISED)),
                short_("authorised by whoever records the recommendation", with(inquorateAuthorised(), "by", CHAIR)),
                short_(
                        "authorised by somebody who stands back since",
                        inquorateAuthorised(),
                        conflictDeclared("manager-1")),
                short_(
                        "authorised in a role that may no longer",
                        with(inquorateAuthorised(), "role", Role.PANEL_CHAIR)),
                short_(
                        "authorised for a sitting that it is no longer listed on",
                        inquorateAuthorised(),
                        Samples.listed()),
                refused(
                        "an agency that must be heard was not",
                        with(recommend(), "protocol", WITH_HEALTH),
                        Refusal.at("/views/health", AGENCY_NOT_HEARD, Coded.agency("health"))),
                refused(
                        "views that were blanked",
                        sitting(
                                sat(),
                                "victim",
                                new VictimView.Recorded(Personal.of(VICTIM, " ")),
                                "child",
                                BLANK,
                                "parents",
                                BLANK),
                        Refusal.of(CHILDS_VIEW_MISSING),
                        Refusal.of(PARENTS_VIEW_MISSING),
                        Refusal.of(VICTIMS_VIEW_MISSING)),
                refused(
                        "a youth conditional caution without a condition",
                        conditionalCaution(),
                        Refusal.of(NO_CONDITION_RECOMMENDED)),
                refused(
                        "a condition of nothing, over before it began",
                        sitting(
                                sat(),
                                "conditions",
                                List.of(condition("2026-03-17"), with(condition("2026-03-16"), "what", BLANK))),
                        Refusal.at("/conditions/1/what", CONDITION_TEXT_MISSING),
                        Refusal.at("/conditions/1/until", CONDITION_UNTIL_BEFORE_PANEL)),
                refused(
                        "an action of nothing, for nobody, by yesterday",
                        with(agreeAction(), "what", BLANK, "owner", "", "due", PANEL_SITS_ON.minusDays(1)),
                        Refusal.of(ACTION_TEXT_MISSING),
                        Refusal.of(ACTION_OWNER_MISSING),
                        Refusal.of(ACTION_DUE_IN_PAST)),
                new Refused(
                        "an action of a panel that never heard it",
                        List.of(referred(), onTheSpotSupported(), decided()),
                        agreeAction(),
                        List.of(Refusal.of(ON_NO_PANEL))),
                refused(
                        "the end of an action that there is not, tomorrow, without a word",
                        with(concludeAction(), "note", BLANK, "concludedOn", LocalDate.parse("2026-03-21")),
                        Refusal.of(ACTION_NOT_OPEN),
                        Refusal.of(ACTION_NOTE_MISSING),
                        Refusal.of(CONCLUDED_IN_FUTURE)),
                new Refused(
                        "the end of a case with an action open",
                        then(FOLLOWED_UP, actionAgreed()),
                        close(),
                        List.of(Refusal.of(ACTIONS_STILL_OPEN, "1"))),
                refused("a case linked with itself", with(linkCase(), "other", CASE), Refusal.of(LINKED_TO_ITSELF)),
                after("a case linked twice", caseLinked(), linkCase(), Refusal.of(ALREADY_LINKED)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void turned_down(Refused told) {
        caseFile.given(told.past().toArray(CaseFileEvent[]::new))
                .when(told.command())
                .thenRefused(told.refusals().toArray(Refusal[]::new));
    }

    @Test
    void every_problem_is_told() {
        assertThat(Behaviour.problems(refused().map(Refused::refusals))).contains(HearingProblem.values());
    }
}
