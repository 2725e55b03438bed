package uk.oocd.casefile;

import static uk.oocd.casefile.CaseFileProblem.AGENCY_ABSENT;
import static uk.oocd.casefile.CaseFileProblem.TOO_FEW_SAT;
import static uk.oocd.casefile.HearingProblem.*;
import static uk.oocd.kernel.Decision.accept;
import static uk.oocd.kernel.Decision.refuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.casefile.CaseFile.Open;
import uk.oocd.casefile.CaseFileCommand.RecordRecommendation;
import uk.oocd.casefile.Hearing.AsAssessed;
import uk.oocd.casefile.Hearing.Inquorate;
import uk.oocd.casefile.Hearing.Voices;
import uk.oocd.casefile.HearingCommand.AgreeAction;
import uk.oocd.casefile.HearingCommand.AuthoriseInquorate;
import uk.oocd.casefile.HearingCommand.ConcludeAction;
import uk.oocd.casefile.HearingCommand.DeclareConflict;
import uk.oocd.casefile.HearingCommand.LiftConflict;
import uk.oocd.casefile.HearingCommand.LinkCase;
import uk.oocd.casefile.HearingEvent.ActionAgreed;
import uk.oocd.casefile.HearingEvent.ActionConcluded;
import uk.oocd.casefile.HearingEvent.CaseLinked;
import uk.oocd.casefile.HearingEvent.ConflictDeclared;
import uk.oocd.casefile.HearingEvent.ConflictLifted;
import uk.oocd.casefile.HearingEvent.InquorateAuthorised;
import uk.oocd.casefile.HearingState.Authorised;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.Coded;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;
import uk.oocd.protocol.Protocol.Quorum;

/**
 * The rules of a hearing: interests, quorum, the voices before the panel, actions and ties. No national rule on quorum,
 * chair or membership was found, so the quorum and what happens short of it are the protocol's own.
 */
final class HearingRules {

    private HearingRules() {}

    /** At which step a command belongs. */
    static Step step(HearingCommand command) {
        return switch (command) {
            case DeclareConflict _ -> Step.DECLARE_CONFLICT;
            case LiftConflict _ -> Step.LIFT_CONFLICT;
            case AuthoriseInquorate _ -> Step.AUTHORISE_INQUORATE;
            case AgreeAction _ -> Step.AGREE_ACTION;
            case ConcludeAction _ -> Step.CONCLUDE_ACTION;
            case LinkCase _ -> Step.LINK_CASE;
        };
    }

    static Decision<CaseFileEvent> decide(HearingCommand command, Open open) {
        return switch (command) {
            case DeclareConflict c -> declare(c, open.hearing());
            case LiftConflict c -> lift(c, open.hearing());
            case AuthoriseInquorate c -> authorise(c, open);
            case AgreeAction c -> agree(c, open);
            case ConcludeAction c -> conclude(c, open.hearing());
            case LinkCase c -> link(c, open.hearing());
        };
    }

    // Interests

    private static Decision<CaseFileEvent> declare(DeclareConflict c, HearingState state) {
        var refusals = new ArrayList<Refusal>();
        if (c.member().isBlank()) refusals.add(Refusal.of(CONFLICT_MEMBER_MISSING));
        else if (state.withdrew().contains(c.member())) refusals.add(Refusal.of(CONFLICT_ALREADY_DECLARED));
        if (!c.member().equals(c.by().actor()) && c.by().role() != Role.PANEL_CHAIR) {
            refusals.add(Refusal.of(CONFLICT_FOR_ANOTHER));
        }
        Texts.limitShort(refusals, c.member(), CONFLICT_MEMBER_MISSING.pointer());
        Texts.require(refusals, c.interest(), INTEREST_MISSING.pointer(), INTEREST_MISSING);
        return Decision.unless(
                refusals,
                new ConflictDeclared(
                        c.caseFile(), c.member(), c.interest(), c.protocol().ref(), c.by()));
    }

    private static Decision<CaseFileEvent> lift(LiftConflict c, HearingState state) {
        var refusals = new ArrayList<Refusal>();
        if (!state.withdrew().contains(c.member())) refusals.add(Refusal.of(CONFLICT_NOT_DECLARED));
        if (c.member().equals(c.by().actor())) refusals.add(Refusal.of(CONFLICT_LIFTED_BY_MEMBER));
        Texts.require(refusals, c.reason(), LIFTING_REASON_MISSING.pointer(), LIFTING_REASON_MISSING);
        return Decision.unless(
                refusals,
                new ConflictLifted(
                        c.caseFile(), c.member(), c.reason(), c.protocol().ref(), c.by()));
    }

    // Quorum

    private static Decision<CaseFileEvent> authorise(AuthoriseInquorate c, Open open) {
        var panel = open.work().panel();
        if (panel == null) return refuse(ON_NO_PANEL);
        var quorum = c.protocol().quorum();
        if (quorum.whenInquorate() == Quorum.Inquorate.REFUSE) return refuse(INQUORATE_NOT_ALLOWED);
        var state = open.hearing();
        var refusals = new ArrayList<Refusal>();
        var role = quorum.authority().stream().filter(c.roles()::contains).findFirst();
        if (role.isEmpty() || state.withdrew().contains(c.by().actor())) {
            refusals.add(Refusal.of(NOT_AN_AUTHORITY, words(quorum.authority())));
        }
        if (standing(quorum, state)
                .filter(earlier -> earlier.member().equals(c.by().actor()))
                .isPresent()) refusals.add(Refusal.of(INQUORATE_ALREADY_AUTHORISED));
        Texts.require(refusals, c.reason(), INQUORATE_REASON_MISSING.pointer(), INQUORATE_REASON_MISSING);
        return refusals.isEmpty()
                ? accept(new InquorateAuthorised(
                        c.caseFile(),
                        panel,
                        role.orElseThrow(),
                        c.reason(),
                        c.protocol().ref(),
                        c.by()))
                : refuse(refusals);
    }

    // Actions

    private static Decision<CaseFileEvent> agree(AgreeAction c, Open open) {
        var panel = open.work().panel();
        if (panel == null) return refuse(ON_NO_PANEL);
        var refusals = new ArrayList<Refusal>();
        Texts.require(refusals, c.what(), ACTION_TEXT_MISSING.pointer(), ACTION_TEXT_MISSING);
        if (c.owner().isBlank()) refusals.add(Refusal.of(ACTION_OWNER_MISSING));
        Texts.limitShort(refusals, c.owner(), ACTION_OWNER_MISSING.pointer());
        if (c.due().isBefore(c.by().day())) refusals.add(Refusal.of(ACTION_DUE_IN_PAST));
        return Decision.unless(
                refusals,
                new ActionAgreed(
                        c.caseFile(),
                        open.hearing().actions() + 1,
                        panel,
                        c.what(),
                        c.owner(),
                        c.due(),
                        c.protocol().ref(),
                        c.by()));
    }

    private static Decision<CaseFileEvent> conclude(ConcludeAction c, HearingState state) {
        var refusals = new ArrayList<Refusal>();
        if (!state.openActions().contains(c.number())) refusals.add(Refusal.of(ACTION_NOT_OPEN));
        Texts.require(refusals, c.note(), ACTION_NOTE_MISSING.pointer(), ACTION_NOTE_MISSING);
        if (c.concludedOn().isAfter(c.by().day())) refusals.add(Refusal.of(CONCLUDED_IN_FUTURE));
        return Decision.unless(
                refusals,
                new ActionConcluded(
                        c.caseFile(),
                        c.number(),
                        c.concludedOn(),
                        c.result(),
                        c.note(),
                        c.protocol().ref(),
                        c.by()));
    }

    /** What keeps a case from being closed: an action that was agreed and that nobody concluded. */
    static List<Refusal> beforeClosing(HearingState state) {
        return state.openActions().isEmpty() ? List.of() : List.of(Refusal.of(ACTIONS_STILL_OPEN, state.openNumbers()));
    }

    // Ties

    private static Decision<CaseFileEvent> link(LinkCase c, HearingState state) {
        var refusals = new ArrayList<Refusal>();
        if (c.other().equals(c.caseFile())) refusals.add(Refusal.of(LINKED_TO_ITSELF));
        if (state.linked().contains(c.other())) refusals.add(Refusal.of(ALREADY_LINKED));
        return Decision.unless(
                refusals,
                new CaseLinked(c.caseFile(), c.other(), c.tie(), c.protocol().ref(), c.by()));
    }

    // The recommendation

    /** Everything that is wrong with how a case was heard, together. */
    static List<Refusal> problems(RecordRecommendation c, HearingState state) {
        var refusals = new ArrayList<Refusal>();
        refusals.addAll(whoSat(c, state));
        refusals.addAll(quorum(c, state));
        refusals.addAll(heard(c));
        refusals.addAll(voices(c.heard()));
        for (var dissent : c.rationale().dissent()) {
            if (state.withdrew().contains(dissent.member())) {
                refusals.add(Refusal.at("/rationale/dissent/" + dissent.member(), DISSENT_BY_WITHDRAWN));
            }
        }
        refusals.addAll(conditions(c));
        return refusals;
    }

    private static List<Refusal> whoSat(RecordRecommendation c, HearingState state) {
        var refusals = new ArrayList<Refusal>();
        var present = c.heard().present();
        if (present.isEmpty()) refusals.add(Refusal.of(ATTENDANCE_NOT_RECORDED));
        for (var seat : c.sat()) {
            if (state.withdrew().contains(seat.member())) refusals.add(Refusal.of(SAT_BUT_WITHDREW, seat.member()));
            else if (!present.isEmpty() && !present.contains(seat)) {
                refusals.add(Refusal.of(SAT_BUT_NOT_PRESENT, seat.member()));
            }
        }
        return refusals;
    }

    /** Whether enough sat cannot be said until it is known who came. */
    private static List<Refusal> quorum(RecordRecommendation c, HearingState state) {
        var quorum = c.protocol().quorum();
        var refusals = new ArrayList<Refusal>();
        int counted = counted(c.sat(), state).size();
        var absent = absent(c.sat(), quorum, state);
        boolean quorate = counted >= quorum.members() && absent.isEmpty();
        if (quorate || c.heard().present().isEmpty() || authority(c, state).isPresent()) return refusals;
        if (counted < quorum.members()) refusals.add(Refusal.of(TOO_FEW_SAT, counted, quorum.members()));
        for (var agency : absent) refusals.add(Refusal.of(AGENCY_ABSENT, Coded.agency(agency)));
        switch (quorum.whenInquorate()) {
            case REFUSE -> {}
            case ALLOW_WITH_AUTHORITY ->
                refusals.add(Refusal.of(INQUORATE_WITHOUT_AUTHORITY, words(quorum.authority())));
        }
        return refusals;
    }

    /**
     * Who let this sitting go on short of its quorum, where the protocol version that applies lets them: never whoever
     * records the recommendation, and never whoever stands back from the case by now.
     */
    private static Optional<Authorised> authority(RecordRecommendation c, HearingState state) {
        var quorum = c.protocol().quorum();
        return quorum.whenInquorate() == Quorum.Inquorate.REFUSE
                ? Optional.empty()
                : standing(quorum, state)
                        .filter(authorised -> !authorised.member().equals(c.by().actor()));
    }

    /** The signature that still counts: in a role that may sign, by somebody who does not stand back. */
    private static Optional<Authorised> standing(Quorum quorum, HearingState state) {
        return Optional.ofNullable(state.authorised())
                .filter(authorised -> quorum.authority().contains(authorised.role()))
                .filter(authorised -> !state.withdrew().contains(authorised.member()));
    }

    private static List<Refusal> heard(RecordRecommendation c) {
        var refusals = new ArrayList<Refusal>();
        var agencies = c.sat().stream().map(Seat::agency).collect(Collectors.toSet());
        c.heard().views().forEach(view -> {
            Texts.limit(refusals, view.words(), "/views/" + view.agency());
            if (!Texts.isBlank(view.words())) agencies.add(view.agency());
        });
        if (c.heard().present().isEmpty()) return refusals;
        for (var agency : c.protocol().quorum().heard()) {
            if (!agencies.contains(agency))
                refusals.add(Refusal.at("/views/" + agency, AGENCY_NOT_HEARD, Coded.agency(agency)));
        }
        return refusals;
    }

    private static List<Refusal> voices(Heard heard) {
        var refusals = new ArrayList<Refusal>();
        if (heard.child() != null) {
            Texts.require(refusals, heard.child(), CHILDS_VIEW_MISSING.pointer(), CHILDS_VIEW_MISSING);
        }
        if (heard.parents() != null) {
            Texts.require(refusals, heard.parents(), PARENTS_VIEW_MISSING.pointer(), PARENTS_VIEW_MISSING);
        }
        switch (heard.victim()) {
            case null -> {}
            case VictimView.Recorded(var words) ->
                Texts.require(refusals, words, VICTIMS_VIEW_MISSING.pointer(), VICTIMS_VIEW_MISSING);
            case VictimView.NotSought(var _, var explanation) ->
                Texts.limit(refusals, explanation, VICTIMS_VIEW_MISSING.pointer());
        }
        return refusals;
    }

    /**
     * A youth conditional caution has conditions (Crime and Disorder Act 1998 s.66A), so that the police decide on one whose
     * conditions they can read. Their dates are as the panel sees them; they are agreed when the caution is given.
     */
    private static List<Refusal> conditions(RecordRecommendation c) {
        var refusals = new ArrayList<Refusal>();
        var conditions = c.heard().conditions();
        boolean conditional = c.protocol()
                .outcome(c.outcome())
                .filter(rule -> Disposal.of(rule) == Disposal.YOUTH_CONDITIONAL_CAUTION)
                .isPresent();
        if (conditional && conditions.isEmpty()) refusals.add(Refusal.of(NO_CONDITION_RECOMMENDED));
        for (int i = 0; i < conditions.size(); i++) {
            var at = "/conditions/" + i;
            Texts.require(refusals, conditions.get(i).what(), at + "/what", CONDITION_TEXT_MISSING);
            if (conditions.get(i).until().isBefore(c.satOn())) {
                refusals.add(Refusal.at(at + "/until", CONDITION_UNTIL_BEFORE_PANEL));
            }
        }
        return refusals;
    }

    /** What is kept of how it was heard; to be asked once nothing is wrong with it. */
    static Hearing hearing(RecordRecommendation c, HearingState state) {
        var heard = c.heard();
        return new Hearing(
                state.withdrew().stream().sorted().toList(),
                heard.views(),
                inquorate(c, state),
                voices(heard, state.assessment()),
                assessed(state),
                heard.conditions());
    }

    /** Null where it was quorate, whatever had been authorised before it was known who would come. */
    private static @Nullable Inquorate inquorate(RecordRecommendation c, HearingState state) {
        var quorum = c.protocol().quorum();
        int counted = counted(c.sat(), state).size();
        var absent = absent(c.sat(), quorum, state);
        if (counted >= quorum.members() && absent.isEmpty()) return null;
        return authority(c, state)
                .map(by -> new Inquorate(counted, quorum.members(), absent, by.member(), by.role(), by.reason()))
                .orElse(null);
    }

    private static @Nullable Voices voices(Heard heard, @Nullable Assessment assessment) {
        if (assessment == null) return null;
        return new Voices(
                heard.victim() == null ? assessment.victimView() : heard.victim(),
                heard.child() == null ? assessment.childsWords() : heard.child(),
                heard.parents() == null ? assessment.parentsWords() : heard.parents());
    }

    private static @Nullable AsAssessed assessed(HearingState state) {
        var a = state.assessment();
        return a == null
                ? null
                : new AsAssessed(
                        state.assessments(), a.safetyAndWellbeing(), a.riskOfHarm(), a.likelihoodOfReoffending());
    }

    private static Set<String> counted(List<Seat> sat, HearingState state) {
        return sat.stream()
                .map(Seat::member)
                .filter(member -> !state.withdrew().contains(member))
                .collect(Collectors.toSet());
    }

    private static List<String> absent(List<Seat> sat, Quorum quorum, HearingState state) {
        var agencies = sat.stream()
                .filter(seat -> !state.withdrew().contains(seat.member()))
                .map(Seat::agency)
                .collect(Collectors.toSet());
        return quorum.agencies().stream()
                .filter(agency -> !agencies.contains(agency))
                .toList();
    }

    /** Roles, as people say them. */
    private static String words(List<Role> roles) {
        return roles.stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(" or "));
    }
}
