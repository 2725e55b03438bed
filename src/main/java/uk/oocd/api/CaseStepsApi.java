package uk.oocd.api;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.agenda.Sitting;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Position;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.inspection.Inspector;
import uk.oocd.inspection.OtherCases;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.History;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Refusal;
import uk.oocd.panel.PanelPlan;
import uk.oocd.requests.AtPanel;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.Answer;
import uk.oocd.requests.CaseRequests.AssessmentPart;
import uk.oocd.requests.CaseRequests.Deferral;
import uk.oocd.requests.CaseRequests.FollowUpEnd;
import uk.oocd.requests.CaseRequests.Information;
import uk.oocd.requests.CaseRequests.Listing;
import uk.oocd.requests.CaseRequests.PoliceDecisionPart;
import uk.oocd.requests.CaseRequests.PositionPart;
import uk.oocd.requests.CaseRequests.Progress;
import uk.oocd.requests.CaseRequests.RecommendationPart;
import uk.oocd.requests.CaseRequests.Screening;
import uk.oocd.requests.CaseRequests.SignOff;
import uk.oocd.requests.DeliveryPart;
import uk.oocd.requests.DeliveryPart.About;
import uk.oocd.requests.FollowUpRequests.Closure;
import uk.oocd.requests.RequestProblem;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.NotFound;
import uk.oocd.security.Person;
import uk.oocd.security.Scope;

/**
 * The steps of a case, each posted under its own name. Answers 204 with the case's new version as {@code ETag}; with
 * {@code If-Match} only where the case still is at that version, and 412 otherwise.
 */
@RestController
@RequestMapping("/api/case-files/{id}")
class CaseStepsApi {

    /** Stands where a case is on no panel's list: the rules then say at which stage it is. */
    private static final PanelId NO_PANEL = new PanelId(new UUID(0, 0));

    private final CaseSteps steps;
    private final Access access;
    private final History history;
    private final Inspector inspector;
    private final OtherCases others;

    CaseStepsApi(CaseSteps steps, Access access, History history, Inspector inspector, OtherCases others) {
        this.steps = steps;
        this.access = access;
        this.history = history;
        this.inspector = inspector;
        this.others = others;
    }

    @PostMapping("/screening")
    ResponseEntity<Void> screen(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Screening body) {
        return step(
                me,
                Action.SCREEN,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/answer")
    ResponseEntity<Void> answer(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Answer body) {
        return step(
                me,
                Action.ANSWER_POLICE_QUESTION,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/assessment")
    ResponseEntity<Void> assess(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody AssessmentPart body) {
        return step(
                me,
                Action.ASSESS,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/assessment/sign-off")
    ResponseEntity<Void> signOff(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody SignOff body) {
        return step(
                me,
                Action.SIGN_OFF,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/listing")
    ResponseEntity<Void> list(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Listing body) {
        return step(me, Action.LIST_CASE, id, ifMatch, context -> {
            var panel = body.chosen().orThrow();
            return body.toCommand(context, panel, plan(me, panel).sitsOn());
        });
    }

    @PostMapping("/deferral")
    ResponseEntity<Void> defer(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Deferral body) {
        return step(
                me,
                Action.LIST_CASE,
                id,
                ifMatch,
                context -> body.toCommand(context, listedOn(id)).orThrow());
    }

    @PostMapping("/recommendation")
    ResponseEntity<Void> recommend(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody RecommendationPart body) {
        return step(
                me,
                Action.RECORD_RECOMMENDATION,
                id,
                ifMatch,
                context -> body.toCommand(context, AtPanel.of(id, listedOn(id), history), others.outcomesStanding(id))
                        .orThrow());
    }

    @PostMapping("/police-decision")
    ResponseEntity<Void> decide(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody PoliceDecisionPart body) {
        return step(
                me,
                Action.RECORD_POLICE_DECISION,
                id,
                ifMatch,
                context -> body.toCommand(context, others.outcomesStanding(id)).orThrow());
    }

    @PostMapping("/delivery")
    ResponseEntity<Void> deliver(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody DeliveryPart body) {
        return step(
                me,
                Action.deliveryBy(me),
                id,
                ifMatch,
                context -> body.toCommand(context, others.goingFirst(id), about(id))
                        .orThrow());
    }

    @PostMapping("/progress")
    ResponseEntity<Void> noteProgress(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Progress body) {
        return step(
                me,
                Action.RECORD_FOLLOW_UP,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/follow-up-end")
    ResponseEntity<Void> endFollowUp(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody FollowUpEnd body) {
        return step(
                me,
                Action.RECORD_FOLLOW_UP,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/closure")
    ResponseEntity<Void> close(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Closure body) {
        return step(
                me,
                Action.CLOSE,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/information")
    ResponseEntity<Void> addInformation(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Information body) {
        return step(
                me,
                Action.ADD_INFORMATION,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/position")
    ResponseEntity<Void> updatePosition(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody PositionPart body) {
        return step(
                me,
                Action.UPDATE_POSITION,
                id,
                ifMatch,
                context -> body.toCommand(context, stands(id)).orThrow());
    }

    private About about(CaseFileId id) {
        return inspector
                .now(id)
                .map(record -> {
                    var decision = record.decision();
                    return About.of(
                            decision == null ? null : decision.value(),
                            record.referral().value());
                })
                .orElse(About.NOTHING_KNOWN);
    }

    private Position stands(CaseFileId id) {
        return inspector.now(id).map(CaseRecord::position).orElseThrow(NotFound::new);
    }

    private ResponseEntity<Void> step(
            Person me,
            Action action,
            CaseFileId id,
            @Nullable IfMatch ifMatch,
            Function<CaseContext, CaseFileCommand> command) {
        return steps.take(me, action, id, ifMatch, command);
    }

    private PanelId listedOn(CaseFileId id) {
        var listing = inspector.now(id).map(CaseRecord::listing).orElse(null);
        return listing == null ? NO_PANEL : listing.listed().value().panel();
    }

    private PanelPlan plan(Person me, PanelId panel) {
        return Sitting.now(panel, history)
                .filter(sitting -> sitting.cancelled() == null)
                .map(Sitting::plan)
                .filter(plan -> access.sees(me, new Scope(plan.force(), plan.service())))
                .orElseThrow(() -> new CommandRefused(List.of(Refusal.at("/panel", RequestProblem.PANEL_NOT_FOUND))));
    }
}
