package uk.oocd.api;

import static org.springframework.format.annotation.DateTimeFormat.ISO.DATE;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.agenda.Agendas;
import uk.oocd.casefile.Deadline.Standing;
import uk.oocd.casefile.Stage;
import uk.oocd.requests.CaseContext;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Person;
import uk.oocd.security.SeenCases;
import uk.oocd.worklist.CaseRow;
import uk.oocd.worklist.Queue;
import uk.oocd.worklist.Worklist;

/** The cases of the person's own force or service, what is due first at the top. */
@RestController
@RequestMapping("/api/worklist")
class WorklistApi {

    private static final int PAGE = 100;

    private final Access access;
    private final Worklist worklist;
    private final Agendas agendas;
    private final InstantSource clock;

    WorklistApi(Access access, Worklist worklist, Agendas agendas, InstantSource clock) {
        this.access = access;
        this.worklist = worklist;
        this.agendas = agendas;
        this.clock = clock;
    }

    /**
     * Some of the cases, what is due first at the top.
     *
     * @param total how many there are at the stages asked for
     * @param byStage how many there are at each stage, whatever was asked for
     */
    record Page(List<CaseSummary> cases, long total, int offset, int limit, Map<Stage, Long> byStage) {}

    /** How many cases to pass over. */
    record Offset(int value) {

        /** Spring reads the parameter by it. */
        public static Offset of(String text) {
            return new Offset(between(0, Integer.MAX_VALUE, text));
        }
    }

    /** How many cases at most. */
    record Limit(int value) {

        /** Spring reads the parameter by it. */
        public static Limit of(String text) {
            return new Limit(between(1, PAGE, text));
        }
    }

    private static int between(int least, int most, String text) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) throw new IllegalArgumentException("out of bounds");
        return number;
    }

    /**
     * @param stage all stages, where none is given
     * @param queue only the stages at which cases wait in it, whatever {@code stage} says
     * @param unsigned only those of which a manager is to countersign something, whatever else is asked
     * @param cautions only those in which a caution was decided and not given yet, whatever else is asked
     * @param standing however they stand and those without a time limit too, where none is given
     */
    @GetMapping
    Page list(
            Person me,
            @RequestParam(required = false) @Nullable Set<Stage> stage,
            @RequestParam(required = false) @Nullable Queue queue,
            @RequestParam(required = false) @Nullable Set<Standing> standing,
            @RequestParam(defaultValue = "false") boolean unsigned,
            @RequestParam(defaultValue = "false") boolean cautions,
            @RequestParam(defaultValue = "0") Offset offset,
            @RequestParam(defaultValue = "100") Limit limit) {
        access.require(me, Action.VIEW_CASE);
        var scope = SeenCases.scope(me);
        var today = today();
        var asked = stage == null || stage.isEmpty() ? EnumSet.noneOf(Stage.class) : EnumSet.copyOf(stage);
        var stages = queue == null ? asked : queue.stages();
        int from = offset.value();
        int most = limit.value();
        if (unsigned || cautions) {
            var rows = unsigned ? worklist.toCountersign(scope) : worklist.cautionsToGive(scope);
            return new Page(
                    summaries(rows.stream().skip(from).limit(most).toList(), today),
                    rows.size(),
                    from,
                    most,
                    worklist.countByStage(scope));
        }
        var page = standing == null || standing.isEmpty()
                ? worklist.list(scope, stages, from, most)
                : worklist.list(
                        scope,
                        stages.isEmpty() ? EnumSet.allOf(Stage.class) : stages,
                        EnumSet.copyOf(standing),
                        today,
                        from,
                        most);
        return new Page(
                summaries(page.rows(), today), page.total(), page.offset(), page.limit(), worklist.countByStage(scope));
    }

    /**
     * What waits for whom.
     *
     * @param on the day as of which they stand so
     */
    record Queues(LocalDate on, List<QueueLine> queues) {}

    record QueueLine(Queue queue, String label, long cases, Map<Standing, Long> byStanding) {}

    @GetMapping("/queues")
    Queues queues(Person me) {
        access.require(me, Action.VIEW_CASE);
        var today = today();
        return new Queues(
                today,
                worklist.countByQueue(SeenCases.scope(me), today).entrySet().stream()
                        .map(entry -> new QueueLine(
                                entry.getKey(),
                                entry.getKey().label(),
                                entry.getValue().cases(),
                                entry.getValue().byStanding()))
                        .toList());
    }

    /**
     * What becomes of the time limits, if nothing is done.
     *
     * @param until the morning of that day
     * @param goesOverdue cases whose limit will have gone by
     * @param comesToRisk cases that are on time today, and will be at risk or on their last day
     */
    record ForecastAnswer(
            LocalDate today, LocalDate until, List<CaseSummary> goesOverdue, List<CaseSummary> comesToRisk) {}

    /**
     * @param until the next panel of the person's service, where none is given; a week ahead where there is none
     */
    @GetMapping("/forecast")
    ForecastAnswer forecast(
            Person me, @RequestParam(required = false) @DateTimeFormat(iso = DATE) @Nullable LocalDate until) {
        access.require(me, Action.VIEW_CASE);
        var today = today();
        var forecast = worklist.forecast(SeenCases.scope(me), today, until == null ? nextPanel(me, today) : until);
        return new ForecastAnswer(
                today,
                forecast.until(),
                summaries(forecast.goesOverdue(), today),
                summaries(forecast.comesToRisk(), today));
    }

    private LocalDate nextPanel(Person me, LocalDate today) {
        var service = me.service();
        return Stream.ofNullable(service)
                .flatMap(own -> agendas.upcoming(own, today).stream())
                .map(line -> line.sitting().plan().sitsOn())
                .min(LocalDate::compareTo)
                .orElse(today.plusWeeks(1));
    }

    private static List<CaseSummary> summaries(List<CaseRow> rows, LocalDate today) {
        return rows.stream().map(row -> CaseSummary.of(row, today)).toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CaseContext.LONDON);
    }
}
