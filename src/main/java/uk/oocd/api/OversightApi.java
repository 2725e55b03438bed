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
import uk.oocd.requests.OversightRequests.CountersignaturePart;
import uk.oocd.requests.OversightRequests.OversightNote;
import uk.oocd.security.Action;
import uk.oocd.security.Person;

/** What a manager records on a case that somebody else works on. */
@RestController
@RequestMapping("/api/case-files/{id}")
class OversightApi {

    private final CaseSteps steps;

    OversightApi(CaseSteps steps) {
        this.steps = steps;
    }

    @PostMapping("/oversight")
    ResponseEntity<Void> oversee(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody OversightNote body) {
        return steps.take(
                me,
                Action.OVERSEE,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/countersignature")
    ResponseEntity<Void> countersign(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody CountersignaturePart body) {
        return steps.take(
                me,
                Action.OVERSEE,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }
}
