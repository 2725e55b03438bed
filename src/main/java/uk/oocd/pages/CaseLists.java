package uk.oocd.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.Deadline.Standing;
import uk.oocd.casefile.Stage;
import uk.oocd.casefile.Step;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Person;
import uk.oocd.security.Scope;
import uk.oocd.security.SeenCases;
import uk.oocd.worklist.CaseRow;
import uk.oocd.worklist.Forecast;
import uk.oocd.worklist.Worklist;

/** Lists of the cases that somebody may see, as {@code fragments/cases} shows them: what is due first at the top. */
@Component
class CaseLists {

    private static final int FEEDBACK_SHOWN = 20;
    private static final int PAGE = 25;

    private final Worklist worklist;
    private final Access access;
    private final CaseFolder folder;
    private final CaseWords words;

    CaseLists(Worklist worklist, Access access, CaseFolder folder, CaseWords words) {
        this.worklist = worklist;
        this.access = access;
        this.folder = folder;
        this.words = words;
    }

    /**
     * One case in a list.
     *
     * @param child the name, or that it was erased; null where there never was one
     * @param note the outcome, or when the panel sits; null where there is neither
     * @param over whether nothing is left to do
     * @param due null where no time limit is running
     * @param standing how it stands against that today, in a few words
     * @param colour of that tag
     * @param next what the person can do to move it on; null where that is somebody else's
     */
    public record Line(
            String href,
            String reference,
            String crimeReference,
            @Nullable String child,
            List<String> offences,
            LocalDate referredOn,
            String stage,
            @Nullable String note,
            boolean over,
            @Nullable LocalDate due,
            @Nullable String standing,
            @Nullable String colour,
            @Nullable Next next) {

        public Line {
            offences = List.copyOf(offences);
        }
    }

    /** A way to the page on which a case is moved on. */
    public record Next(String href, String text) {}

    /** A way to the cases at one stage alone, or at all of them. */
    public record Filter(String href, String text, long count, boolean current) {}

    /**
     * A page of a list.
     *
     * @param of how many pages there are, 1 or more
     * @param url to which {@code &page=N} is put for another page
     */
    public record Listed(List<Line> lines, List<Filter> filters, long total, int page, int of, String url) {

        public Listed {
            lines = List.copyOf(lines);
            filters = List.copyOf(filters);
        }
    }

    /** How many cases stand at a stage, and how many of them are overdue. */
    public record StageCount(String href, String stage, long cases, long overdue) {}

    /** The stages at which it is for the person to move a case on. */
    Set<Stage> waitingFor(Person me) {
        return Worklist.waitingFor(Arrays.stream(StepPage.values())
                .filter(page -> access.may(me, page.action()))
                .map(StepPage::step)
                .filter(step -> step != Step.ADD_INFORMATION)
                .collect(Collectors.toSet()));
    }

    /**
     * The cases at some stages, or at the one of them that was asked for.
     *
     * @param asked a stage's constant as a page's address has it; anything else means all of {@code among}
     * @param how a standing's constant; anything else means all cases, those without a time limit too
     * @param page from 1; one that there is not becomes the nearest that there is
     * @param path of the page that shows the list
     */
    Listed list(Person me, Set<Stage> among, @Nullable String asked, @Nullable String how, int page, String path) {
        var scope = SeenCases.scope(me);
        var standing = Arrays.stream(Standing.values())
                .filter(each -> each.name().equals(how))
                .findFirst();
        var counts = worklist.countByStage(scope);
        var chosen = among.stream().filter(stage -> stage.name().equals(asked)).findFirst();
        var stages = chosen.<Set<Stage>>map(EnumSet::of).orElse(among);
        long total = standing.map(each -> worklist.list(scope, stages, EnumSet.of(each), folder.today(), 0, 0)
                        .total())
                .orElseGet(() -> stages.stream()
                        .mapToLong(stage -> counts.getOrDefault(stage, 0L))
                        .sum());
        int of = (int) Math.max(1, (total + PAGE - 1) / PAGE);
        int at = Math.clamp(page, 1, of);
        var shown = standing.map(
                        each -> worklist.list(scope, stages, EnumSet.of(each), folder.today(), (at - 1) * PAGE, PAGE))
                .orElseGet(() -> worklist.list(scope, stages, (at - 1) * PAGE, PAGE));
        return new Listed(
                lines(me, shown.rows()),
                filters(among, counts, chosen, path),
                total,
                at,
                of,
                path + "?stage=" + chosen.map(Stage::name).orElse("")
                        + standing.map(each -> "&standing=" + each.name()).orElse(""));
    }

    private static List<Filter> filters(
            Set<Stage> among, Map<Stage, Long> counts, Optional<Stage> chosen, String path) {
        var filters = new ArrayList<Filter>();
        long all = among.stream()
                .mapToLong(stage -> counts.getOrDefault(stage, 0L))
                .sum();
        filters.add(new Filter(path, "All", all, chosen.isEmpty()));
        for (var stage : among) {
            long count = counts.getOrDefault(stage, 0L);
            boolean current = chosen.filter(stage::equals).isPresent();
            if (count > 0 || current) filters.add(new Filter(at(path, stage), stage.label(), count, current));
        }
        return filters;
    }

    /** As rows of the lists' table. */
    List<Line> lines(Person me, List<CaseRow> rows) {
        var today = folder.today();
        return rows.stream().map(row -> line(me, row, today)).toList();
    }

    private Line line(Person me, CaseRow row, LocalDate today) {
        var href = "/cases/" + row.id().value();
        var standing = row.standing(today);
        var deadline = row.deadline();
        return new Line(
                href,
                row.reference(),
                row.crimeReference(),
                words.personal(row.childName()),
                row.offences(),
                row.referredOn(),
                row.stage().label(),
                note(row),
                row.stage().over(),
                deadline == null ? null : deadline.due(),
                standing == null ? null : standing.label(),
                standing == null ? null : DueDateWords.colour(standing),
                next(me, row, href));
    }

    private @Nullable String note(CaseRow row) {
        var sitsOn = row.sitsOn();
        if (row.stage() == Stage.LISTED && sitsOn != null) return "Panel of " + words.day(sitsOn);
        var label = row.outcomeLabel();
        return label != null && row.course().counts().provisional() ? label + " (provisional)" : label;
    }

    private @Nullable Next next(Person me, CaseRow row, String href) {
        var scope = new Scope(row.force(), row.service());
        return row.next().stream()
                .limit(1)
                .flatMap(step -> Arrays.stream(StepPage.values()).filter(page -> page.step() == step))
                .filter(page -> access.may(me, page.action(), scope)
                        || (page == StepPage.DELIVERY
                                && row.cautionToGive()
                                && access.may(me, Action.GIVE_CAUTION, scope)))
                .findFirst()
                .map(page -> new Next(href + "/" + page.path(), page.title()))
                .orElse(null);
    }

    /**
     * How many cases at some stages stand how today, the most pressing first.
     *
     * @param how the standing that is shown alone, as a page's address has it
     */
    List<Standings> standings(Person me, Set<Stage> stages, @Nullable String how, String path) {
        var counts = worklist.countByStanding(SeenCases.scope(me), stages, folder.today())
                .values();
        return Arrays.stream(Standing.values())
                .map(standing -> {
                    boolean current = standing.name().equals(how);
                    return new Standings(
                            current ? path : path + "?standing=" + standing.name(),
                            standing.label().toLowerCase(Locale.UK),
                            DueDateWords.colour(standing),
                            counts.stream()
                                    .mapToLong(each -> each.getOrDefault(standing, 0L))
                                    .sum(),
                            current);
                })
                .filter(each -> each.count() > 0 || each.current())
                .toList();
    }

    /**
     * How many cases stand one way.
     *
     * @param href to those alone, or where they are shown alone, to all
     */
    public record Standings(String href, String text, String colour, long count, boolean current) {}

    /**
     * How many cases wait in a queue.
     *
     * @param mine whether it is one that the person works on
     */
    public record QueueLine(String href, String name, boolean mine, Worklist.QueueCount count) {}

    /** Every queue, with how many cases wait in it today and how they stand. */
    List<QueueLine> queues(Person me) {
        return worklist.countByQueue(SeenCases.scope(me), folder.today()).entrySet().stream()
                .map(entry -> new QueueLine(
                        "/worklists/" + WorklistsPage.nameOf(entry.getKey()),
                        entry.getKey().label(),
                        waitingFor(me).containsAll(entry.getKey().stages()),
                        entry.getValue()))
                .toList();
    }

    /** The cases of which a manager is to countersign something, the most pressing first. */
    List<Line> toCountersign(Person me) {
        return lines(me, worklist.toCountersign(SeenCases.scope(me)));
    }

    /** The cases in which a caution waits to be given, the most pressing first; none for whoever gives none. */
    List<Line> cautionsToGive(Person me) {
        return access.may(me, Action.GIVE_CAUTION)
                ? lines(me, worklist.cautionsToGive(SeenCases.scope(me)))
                : List.of();
    }

    /** The cases of which the person's force was told what came of the referral, and has not read it. */
    List<Line> withFeedback(Person me) {
        return me.force() == null ? List.of() : lines(me, worklist.withFeedback(SeenCases.scope(me), FEEDBACK_SHOWN));
    }

    /** What becomes of the person's cases until a day, if nothing is done. */
    Forecast forecast(Person me, LocalDate until) {
        return worklist.forecast(SeenCases.scope(me), folder.today(), until);
    }

    /** Every stage at which a case can stand, with how many stand there today; then all of them together. */
    List<StageCount> byStage(Person me) {
        var scope = SeenCases.scope(me);
        var open = Arrays.stream(Stage.values()).filter(stage -> !stage.over()).collect(Collectors.toSet());
        var standings = worklist.countByStanding(scope, open, folder.today());
        var counts = new ArrayList<StageCount>();
        worklist.countByStage(scope)
                .forEach((stage, cases) -> counts.add(new StageCount(
                        at("/cases", stage),
                        stage.label(),
                        cases,
                        standings.getOrDefault(stage, Map.of()).getOrDefault(Standing.OVERDUE, 0L))));
        counts.add(new StageCount(
                "/cases",
                "All cases",
                counts.stream().mapToLong(StageCount::cases).sum(),
                counts.stream().mapToLong(StageCount::overdue).sum()));
        return counts;
    }

    private static String at(String path, Stage stage) {
        return path + "?stage=" + stage.name();
    }
}
