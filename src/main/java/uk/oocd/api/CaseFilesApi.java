package uk.oocd.api;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Stage;
import uk.oocd.casefile.Step;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.inspection.Inspector;
import uk.oocd.inspection.OtherCases;
import uk.oocd.inspection.Replay;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.Protocols;
import uk.oocd.protocol.ReturnCodes;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.SearchRequest;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.NotFound;
import uk.oocd.security.Person;
import uk.oocd.security.SeenCases;
import uk.oocd.timeline.TimelineEntry;
import uk.oocd.timeline.Timelines;
import uk.oocd.worklist.Worklist;

/** Finds cases and shows what is known of them, now and then. */
@RestController
@RequestMapping("/api/case-files")
class CaseFilesApi {

    private static final int FOUND_AT_MOST = 50;

    private final Desk desk;
    private final Access access;
    private final Worklist worklist;
    private final Inspector inspector;
    private final OtherCases others;
    private final SeenCases seenCases;
    private final Timelines timelines;
    private final Protocols protocols;
    private final InstantSource clock;

    CaseFilesApi(
            Desk desk,
            Access access,
            Worklist worklist,
            Inspector inspector,
            OtherCases others,
            SeenCases seenCases,
            Timelines timelines,
            Protocols protocols,
            InstantSource clock) {
        this.desk = desk;
        this.access = access;
        this.worklist = worklist;
        this.inspector = inspector;
        this.others = others;
        this.seenCases = seenCases;
        this.timelines = timelines;
        this.protocols = protocols;
        this.clock = clock;
    }

    /**
     * @param cases the latest referrals first; at most fifty
     */
    record Found(List<CaseSummary> cases) {}

    /**
     * All that is known of a case now.
     *
     * @param next what can be done to it, first what moves it on
     * @param returned by what codes its outcome goes into a return made today; null while none is final
     */
    record CaseAnswer(
            String reference,
            Stage stage,
            List<NextStep> next,
            CaseRecord record,
            @Nullable ReturnCodes returned) {}

    @PostMapping("/search")
    Found find(Person me, @RequestBody SearchRequest search) {
        access.require(me, Action.VIEW_CASE);
        var today = LocalDate.ofInstant(clock.instant(), CaseContext.LONDON);
        return new Found(
                worklist
                        .search(SeenCases.scope(me), search.words() == null ? "" : search.words(), FOUND_AT_MOST)
                        .stream()
                        .map(row -> CaseSummary.of(row, today))
                        .toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<CaseAnswer> show(Person me, @PathVariable CaseFileId id) {
        desk.require(me, Action.VIEW_CASE, id.toString());
        var record = inspector.now(id).orElseThrow(NotFound::new);
        var inForce = protocols.inForceOn(
                record.referral().value().service(), LocalDate.ofInstant(clock.instant(), CaseContext.LONDON));
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(record.version()))
                .body(new CaseAnswer(
                        id.reference(),
                        record.stage(),
                        NextStep.of(record.possible()),
                        record,
                        record.returnCodes(inForce)));
    }

    /**
     * What happened to a case.
     *
     * @param entries the latest first
     */
    record Timeline(String reference, List<TimelineEntry> entries) {}

    @GetMapping("/{id}/timeline")
    Timeline timeline(Person me, @PathVariable CaseFileId id) {
        desk.require(me, Action.VIEW_CASE, id.toString());
        return new Timeline(id.reference(), timelines.of(id));
    }

    /** As it stood at a moment or once an event of it had been recorded; as it stands now, where neither is asked. */
    @GetMapping("/{id}/history")
    Replay history(
            Person me,
            @PathVariable CaseFileId id,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable Long sequence) {
        desk.require(me, Action.INSPECT, id.toString());
        Optional<Replay> replay = sequence != null
                ? inspector.asAt(id, sequence)
                : at != null ? inspector.asAt(id, at) : inspector.latest(id);
        return replay.orElseThrow(NotFound::new);
    }

    /**
     * Which outcomes are open to the case now, and what a panel needs to say why.
     *
     * @param factors codes of the matrix factors to score with; the panel's own where it has scored, none otherwise
     */
    @GetMapping("/{id}/options")
    CaseOptions options(
            Person me, @PathVariable CaseFileId id, @RequestParam(required = false) @Nullable List<String> factors) {
        desk.require(me, Action.VIEW_CASE, id.toString());
        var today = LocalDate.ofInstant(clock.instant(), CaseContext.LONDON);
        var record = inspector.now(id).orElseThrow(NotFound::new);
        var service = record.referral().value().service();
        var seen = seenCases.ofChild(me, record.referral().value());
        return CaseOptions.of(
                record,
                protocols.applying(
                        service,
                        record.recommendation() == null ? Milestone.RECOMMENDED : Milestone.POLICE_DECIDED,
                        record.referral().value().referredOn(),
                        record::lastSitting,
                        today),
                factors,
                others.outcomesStanding(record),
                record.stage().allows(Step.DELIVER)
                        && !others.goingFirst(record).isEmpty(),
                seen,
                others.given(record, seen, today),
                today);
    }
}
