package uk.oocd.api;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.requests.CaseRequests.AssessmentPart;
import uk.oocd.requests.ReviewRequests;
import uk.oocd.requests.ReviewRequests.LineReview;
import uk.oocd.requests.ReviewRequests.PlanLineChange;
import uk.oocd.requests.ReviewRequests.PlanLineEnd;
import uk.oocd.requests.ReviewRequests.PlanLinePart;
import uk.oocd.requests.ReviewRequests.RiskReport;
import uk.oocd.security.Action;
import uk.oocd.security.Person;

/** A case's plan, changes of risk, and what is done about them, beside its steps. */
@RestController
@RequestMapping("/api/case-files/{id}")
class ReviewApi {

    private final CaseSteps steps;

    ReviewApi(CaseSteps steps) {
        this.steps = steps;
    }

    @PostMapping("/risk")
    ResponseEntity<Void> report(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody RiskReport body) {
        return steps.take(
                me,
                Action.REPORT_RISK,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/reconciliation")
    ResponseEntity<Void> reconcile(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody LineReview body) {
        return steps.take(
                me,
                Action.REVIEW,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/assessment/revision")
    ResponseEntity<Void> revise(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody AssessmentPart body) {
        return steps.take(
                me,
                Action.REVIEW,
                id,
                ifMatch,
                context -> ReviewRequests.revision(body, context).orThrow());
    }

    @PostMapping("/plan")
    ResponseEntity<Void> add(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody PlanLinePart body) {
        return steps.take(
                me,
                Action.REVIEW,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/plan/change")
    ResponseEntity<Void> change(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody PlanLineChange body) {
        return steps.take(
                me,
                Action.REVIEW,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/plan/end")
    ResponseEntity<Void> end(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody PlanLineEnd body) {
        return steps.take(
                me,
                Action.REVIEW,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }
}
