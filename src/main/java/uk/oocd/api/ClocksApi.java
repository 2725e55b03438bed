package uk.oocd.api;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.inspection.DueDates;
import uk.oocd.inspection.DueDates.DueDate;
import uk.oocd.inspection.Inspector;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.ClockRequests.ClockRestart;
import uk.oocd.requests.ClockRequests.ClockStop;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.NotFound;
import uk.oocd.security.Person;

/** A case's clock: when its steps are due and how that came about, and stopping and restarting it. */
@RestController
@RequestMapping("/api/case-files/{id}")
class ClocksApi {

    private final Desk desk;
    private final Inspector inspector;
    private final DueDates dueDates;
    private final CaseSteps steps;
    private final InstantSource clock;

    ClocksApi(Desk desk, Inspector inspector, DueDates dueDates, CaseSteps steps, InstantSource clock) {
        this.desk = desk;
        this.inspector = inspector;
        this.dueDates = dueDates;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * @param on the day as of which they stand so
     * @param limits every limit that has begun to run, those met included, in the order of the milestones
     */
    record CaseDueDates(String reference, LocalDate on, List<DueDate> limits) {}

    @GetMapping("/due-dates")
    CaseDueDates dueDates(Person me, @PathVariable CaseFileId id) {
        desk.require(me, Action.VIEW_CASE, id.toString());
        var record = inspector.now(id).orElseThrow(NotFound::new);
        var today = LocalDate.ofInstant(clock.instant(), CaseContext.LONDON);
        return new CaseDueDates(id.reference(), today, dueDates.of(record, today));
    }

    @PostMapping("/clock/stop")
    ResponseEntity<Void> stop(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody ClockStop body) {
        return steps.take(
                me,
                Action.RUN_CLOCK,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }

    @PostMapping("/clock/restart")
    ResponseEntity<Void> restart(
            Person me,
            @PathVariable CaseFileId id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable IfMatch ifMatch,
            @RequestBody ClockRestart body) {
        return steps.take(
                me,
                Action.RUN_CLOCK,
                id,
                ifMatch,
                context -> body.toCommand(context).orThrow());
    }
}
