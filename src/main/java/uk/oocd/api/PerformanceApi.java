package uk.oocd.api;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.performance.Performance;
import uk.oocd.performance.PerformanceReport;
import uk.oocd.performance.PerformanceReport.Filter;
import uk.oocd.performance.Quarter;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.requests.CaseContext;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Person;

/** How the protocol performs for the person's own service. */
@RestController
@RequestMapping("/api/performance")
class PerformanceApi {

    private final Access access;
    private final Performance performance;
    private final InstantSource clock;

    PerformanceApi(Access access, Performance performance, InstantSource clock) {
        this.access = access;
        this.performance = performance;
        this.clock = clock;
    }

    /** A quarter as asked for, {@code 2025Q3}. */
    record AskedQuarter(Quarter value) {

        /** Spring reads the parameter by it. */
        public static AskedQuarter of(String label) {
            return new AskedQuarter(Quarter.parse(label).orElseThrow(() -> new IllegalArgumentException("no quarter")));
        }
    }

    /** A protocol version as asked for, {@code demonstration/v2}. */
    record AskedProtocol(ProtocolRef value) {

        private static final Pattern FORM = Pattern.compile("(.+)/v(\\d{1,9})");

        /** Spring reads the parameter by it. */
        public static AskedProtocol of(String text) {
            var form = FORM.matcher(text);
            if (!form.matches()) throw new IllegalArgumentException("no protocol version");
            return new AskedProtocol(new ProtocolRef(form.group(1), Integer.parseInt(form.group(2))));
        }
    }

    @GetMapping
    PerformanceReport report(
            Person me,
            @RequestParam(required = false) @Nullable AskedQuarter quarter,
            @RequestParam(required = false) @Nullable AskedProtocol protocol) {
        access.require(me, Action.VIEW_PERFORMANCE);
        return performance.report(
                requireNonNull(me.service()),
                new Filter(quarter == null ? null : quarter.value(), protocol == null ? null : protocol.value()),
                LocalDate.ofInstant(clock.instant(), CaseContext.LONDON),
                me.id());
    }
}
