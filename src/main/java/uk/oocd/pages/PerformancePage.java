package uk.oocd.pages;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.oocd.performance.Performance;
import uk.oocd.performance.PerformanceReport;
import uk.oocd.performance.PerformanceReport.Filter;
import uk.oocd.performance.PerformanceReport.Slice;
import uk.oocd.performance.Quarter;
import uk.oocd.performance.Share;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.NotFound;
import uk.oocd.security.Person;
import uk.oocd.wording.Wording;

/** How the protocol performs for the person's service, in tables and charts that say the same. */
@Controller
class PerformancePage {

    private final Performance performance;
    private final Access access;
    private final CaseFolder folder;
    private final CaseWords words;
    private final Wording wording;

    PerformancePage(Performance performance, Access access, CaseFolder folder, CaseWords words, Wording wording) {
        this.performance = performance;
        this.access = access;
        this.folder = folder;
        this.words = words;
        this.wording = wording;
    }

    /** The same figures of several parts of the cases, one row a part. */
    public record Sliced(String heading, List<Row> rows) {

        public Sliced {
            rows = List.copyOf(rows);
        }

        public record Row(String label, Slice figures) {}
    }

    @GetMapping("/performance")
    String show(
            @RequestParam(required = false) @Nullable String quarter,
            @RequestParam(required = false) @Nullable String protocol,
            Person me,
            Model model) {
        access.require(me, Action.VIEW_PERFORMANCE);
        var service = me.service();
        if (service == null) throw new NotFound();
        var today = folder.today();
        var wanted = quarter == null ? null : Quarter.parse(quarter).orElse(null);
        var version = performance.report(service, new Filter(wanted, null), today, me.id()).protocols().stream()
                .filter(ref -> ref.toString().equals(protocol))
                .findFirst()
                .orElse(null);
        var report = performance.report(service, new Filter(wanted, version), today, me.id());
        model.addAttribute(CaseWords.MODEL, words);
        model.addAttribute("report", report);
        model.addAttribute("today", today);
        model.addAttribute("chosenQuarter", wanted == null ? "" : wanted.label());
        model.addAttribute("chosenProtocol", version == null ? "" : version.toString());
        model.addAttribute(
                "quarters",
                report.quarters().stream()
                        .map(each -> Option.of(each.label(), each.words()))
                        .toList());
        model.addAttribute(
                "versions",
                report.protocols().stream()
                        .map(each -> Option.of(each.toString(), words.protocol(each)))
                        .toList());
        model.addAttribute("byQuarter", byQuarter(report));
        model.addAttribute("byProtocol", byProtocol(report));
        charts(report, model);
        return "performance";
    }

    private static Sliced byQuarter(PerformanceReport report) {
        return new Sliced(
                "By quarter of referral",
                report.byQuarter().stream()
                        .map(slice -> new Sliced.Row(
                                Quarter.parse(slice.label()).map(Quarter::words).orElse(slice.label()), slice))
                        .toList());
    }

    private Sliced byProtocol(PerformanceReport report) {
        return new Sliced(
                "By protocol version",
                report.byProtocol().stream()
                        .map(slice -> new Sliced.Row(
                                report.protocols().stream()
                                        .filter(ref -> ref.toString().equals(slice.label()))
                                        .findFirst()
                                        .map(words::protocol)
                                        .orElse(slice.label()),
                                slice))
                        .toList());
    }

    private void charts(PerformanceReport report, Model model) {
        model.addAttribute(
                "stageChart",
                new BarChart(
                        "stage-chart",
                        "Cases at each stage now",
                        report.stages().stream()
                                .map(row -> new BarChart.Bar(row.stage().label(), row.now(), String.valueOf(row.now())))
                                .toList()));
        model.addAttribute(
                "timeChart",
                new BarChart(
                        "time-chart",
                        "Median working days in each stage",
                        report.stages().stream()
                                .map(row -> new BarChart.Bar(
                                        row.stage().label(),
                                        orNothing(row.time().median()),
                                        days(row.time().median())))
                                .toList()));
        model.addAttribute("outcomeChart", outcomeChart(report));
        model.addAttribute(
                "departureChart", byQuarter(report, "departure-chart", "Departures by quarter", Slice::departures));
        model.addAttribute(
                "victimChart", byQuarter(report, "victim-chart", "Victim’s view by quarter", Slice::victimViews));
        model.addAttribute(
                "limitChart",
                new BarChart(
                        "limit-chart",
                        "In time, in percent",
                        report.limits().stream()
                                .map(row -> bar(wording.label(row.until()), row.share()))
                                .toList()));
    }

    private static StackedChart outcomeChart(PerformanceReport report) {
        return new StackedChart(
                "outcome-chart",
                "Outcomes by gravity score",
                report.outcomes().columns().stream()
                        .map(PerformanceReport.Outcomes.Column::label)
                        .toList(),
                report.outcomes().rows().stream()
                        .map(row -> new StackedChart.Bar(
                                row.score() == null ? "No panel" : row.edition() + ": " + row.score(), row.counts()))
                        .toList());
    }

    private static BarChart byQuarter(PerformanceReport report, String id, String title, Function<Slice, Share> share) {
        return new BarChart(
                id,
                title + ", in percent",
                byQuarter(report).rows().stream()
                        .map(row -> bar(row.label(), share.apply(row.figures())))
                        .toList());
    }

    private static BarChart.Bar bar(String label, Share share) {
        var percent = share.percent();
        return new BarChart.Bar(label, percent == null ? 0 : percent.doubleValue(), share.toString());
    }

    private static double orNothing(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    private static String days(@Nullable Double median) {
        if (median == null) return "none has left it";
        return median == Math.rint(median) ? String.valueOf(Math.round(median)) : String.valueOf(median);
    }
}
