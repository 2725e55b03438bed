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
import uk.oocd.requests.HearingRequests.ActionPart;
import uk.oocd.requests.HearingRequests.Authorisation;
import uk.oocd.requests.HearingRequests.Conclusion;
import uk.oocd.requests.HearingRequests.Interest;
import uk.oocd.requests.HearingRequests.Lifting;
import uk.oocd.requests.HearingRequests.Link;
import uk.oocd.security.Action;
import uk.oocd.security.Person;
import uk.oocd.security.SeenCases;
import uk.oocd.worklist.Worklist;

/** What is recorded around a case's hearing: interests, actions, ties. Answers as {@link CaseStepsApi} does. */
@RestController
@RequestMapping("/api/case-files/{id}")
class HearingApi {

    private final CaseSteps steps;
    private final Worklist worklist;

    HearingApi(CaseSteps steps, Worklist worklist) {
        this.steps = steps;
        this.worklist = worklist;
    }

    @PostMapping("/conflict")
    ResponseEntity<Void> declare(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Interest body) {
        return steps.take(
                me,
                Action.DECLARE_CONFLICT,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/conflict/lifting")
    ResponseEntity<Void> lift(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Lifting body) {
        return steps.take(
                me,
                Action.LIFT_CONFLICT,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/authority")
    ResponseEntity<Void> authorise(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Authorisation body) {
        return steps.take(
                me,
                Action.AUTHORISE_INQUORATE,
                id,
                ifMatch,
                context -> body.toCommand(context, me.roles()).orThrow());
    }

    @PostMapping("/action")
    ResponseEntity<Void> agree(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody ActionPart body) {
        return steps.take(
                me,
                Action.AGREE_ACTION,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/action/conclusion")
    ResponseEntity<Void> conclude(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Conclusion body) {
        return steps.take(
                me,
                Action.CONCLUDE_ACTION,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/link")
    ResponseEntity<Void> link(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody Link body) {
        return steps.take(
                me,
                Action.LINK_CASE,
                id,
                ifMatch,
                context -> body.toCommand(
                                context,
                                other -> worklist.named(SeenCases.scope(me), other)
                                        .orElse(null))
                        .orThrow());
    }
}
