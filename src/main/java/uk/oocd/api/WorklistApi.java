package uk.oocd.api;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.casefile.Stage;
import uk.oocd.requests.CaseContext;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Person;
import uk.oocd.worklist.Worklist;

/** The cases of the person's own force or service, what is due first at the top. */
@RestController
@RequestMapping("/api/worklist")
class WorklistApi {

    private static final int PAGE = 100;

    private final Access access;
    private final Worklist worklist;
    private final InstantSource clock;

    WorklistApi(Access access, Worklist worklist, InstantSource clock) {
        this.access = access;
        this.worklist = worklist;
        this.clock = clock;
    }

    /**
     * Some of the cases, what is due first at the top.
     *
     * @param total how many there are at the stages asked for
     * @param byStage how many there are at each stage, whatever was asked for
     */
    record Page(List<CaseSummary> cases, long total, int offset, int limit, Map<Stage, Long> byStage) {}

    /**
     * @param stage all stages, where none is given
     */
    @GetMapping
    Page list(
            Person me,
            @RequestParam(required = false) @Nullable Set<Stage> stage,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        access.require(me, Action.VIEW_CASE);
        var scope = CaseSummary.scope(me);
        var stages = stage == null || stage.isEmpty() ? EnumSet.noneOf(Stage.class) : EnumSet.copyOf(stage);
        var page = worklist.list(scope, stages, Math.max(0, offset), Math.clamp(limit, 1, PAGE));
        var today = LocalDate.ofInstant(clock.instant(), CaseContext.LONDON);
        return new Page(
                page.rows().stream().map(row -> CaseSummary.of(row, today)).toList(),
                page.total(),
                page.offset(),
                page.limit(),
                worklist.countByStage(scope));
    }
}
