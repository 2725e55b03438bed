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
import uk.oocd.requests.FollowUpRequests.BreachDecision;
import uk.oocd.requests.FollowUpRequests.BreachReport;
import uk.oocd.requests.FollowUpRequests.ConsentWithdrawal;
import uk.oocd.requests.FollowUpRequests.Correction;
import uk.oocd.requests.FollowUpRequests.FeedbackPart;
import uk.oocd.requests.FollowUpRequests.FeedbackReceipt;
import uk.oocd.requests.FollowUpRequests.NonEngagement;
import uk.oocd.requests.FollowUpRequests.NonEngagementAnswer;
import uk.oocd.requests.FollowUpRequests.Reopening;
import uk.oocd.requests.FollowUpRequests.Variation;
import uk.oocd.security.Action;
import uk.oocd.security.Person;

/** What is done to a case after its outcome was decided, beside the steps that every case takes. As {@link CaseStepsApi}. */
@RestController
@RequestMapping("/api/case-files/{id}")
class FollowUpApi {

    private final CaseSteps steps;

    FollowUpApi(CaseSteps steps) {
        this.steps = steps;
    }

    @PostMapping("/variation")
    ResponseEntity<Void> vary(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Variation body) {
        return steps.take(
                me,
                Action.VARY_CONDITION,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/breach")
    ResponseEntity<Void> reportBreach(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody BreachReport body) {
        return steps.take(
                me,
                Action.REPORT_BREACH,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/breach-decision")
    ResponseEntity<Void> decideBreach(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody BreachDecision body) {
        return steps.take(
                me,
                Action.DECIDE_BREACH,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/consent-withdrawal")
    ResponseEntity<Void> withdrawConsent(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody ConsentWithdrawal body) {
        return steps.take(
                me,
                Action.WITHDRAW_CONSENT,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/non-engagement")
    ResponseEntity<Void> notifyPolice(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody NonEngagement body) {
        return steps.take(
                me,
                Action.NOTIFY_NON_ENGAGEMENT,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/non-engagement-answer")
    ResponseEntity<Void> answerNotice(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody NonEngagementAnswer body) {
        return steps.take(
                me,
                Action.ANSWER_NON_ENGAGEMENT,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/feedback")
    ResponseEntity<Void> giveFeedback(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody FeedbackPart body) {
        return steps.take(
                me,
                Action.GIVE_FEEDBACK,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/feedback-receipt")
    ResponseEntity<Void> readFeedback(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody FeedbackReceipt body) {
        return steps.take(
                me,
                Action.READ_FEEDBACK,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/reopening")
    ResponseEntity<Void> reopen(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Reopening body) {
        return steps.take(
                me,
                Action.REOPEN,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/correction")
    ResponseEntity<Void> correct(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Correction body) {
        return steps.take(
                me,
                Action.CORRECT_ENTRY,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }
}
