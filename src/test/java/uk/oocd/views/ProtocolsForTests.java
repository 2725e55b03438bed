package uk.oocd.views;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.OutcomeRule;
import uk.oocd.protocol.OversightRule;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.Protocols;
import uk.oocd.protocol.SummaryOnly;
import uk.oocd.protocol.TableSource;
import uk.oocd.protocol.Tables;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.storage.dmn.Dmn;
import uk.oocd.storage.dmn.KieTables;

/** Two versions of a fictional protocol: the second gives 15 working days for an assessment where the first gave 10. */
public final class ProtocolsForTests implements Protocols {

    private static final Tables ENGINE = new KieTables();

    public static final Protocol V1 = version(1, "2025-01-01", 10);
    public static final Protocol V2 = version(2, "2026-04-01", 15);

    public static final List<Option> OPTIONS = V1.outcomes().stream()
            .map(o -> Option.of(o.code(), o.label(), List.of()))
            .toList();

    private static final Map<Integer, Set<LocalDate>> HOLIDAYS_OF = Map.of(
            2025, days(2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
            2026, days(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
            2027, days(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"));

    /** England and Wales, as published. */
    public static final BankHolidays HOLIDAYS = year -> HOLIDAYS_OF.getOrDefault(year, Set.of());

    @Override
    public Protocol inForceOn(String service, LocalDate day) {
        return day.isBefore(V2.effectiveFrom()) ? V1 : V2;
    }

    @Override
    public Optional<Protocol> find(ProtocolRef ref) {
        return all("").stream().filter(p -> p.ref().equals(ref)).findFirst();
    }

    @Override
    public List<Protocol> all(String service) {
        return List.of(V1, V2);
    }

    static String label(String outcome) {
        return V1.outcome(OutcomeCode.of(outcome)).orElseThrow().label();
    }

    private static Protocol version(int version, String from, int assessmentDays) {
        return new Protocol(
                        "fictional",
                        version,
                        "Fictional protocol",
                        LocalDate.parse(from),
                        "Fictional matrix 2026",
                        5,
                        1,
                        Gravity.CaseRule.HIGHEST,
                        List.of(new Protocol.Clause("4.2", "Fictional clause.")),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(
                                outcome("no-further-action", "No further action"),
                                outcome("community-resolution", "Community resolution"),
                                outcome("youth-caution", "Youth caution")),
                        new SummaryOnly(6, 28, "4.2", "A fictional act"),
                        List.of(presumptive(), timeLimits(assessmentDays)),
                        new Protocol.Quorum(
                                2, List.of("police"), "2.1", Protocol.Quorum.Inquorate.REFUSE, List.of(), List.of()),
                        new OversightRule(OversightRule.From.HIGH, true, true, "4.2"),
                        Map.of(),
                        null,
                        null,
                        List.of())
                .answeredBy(ENGINE);
    }

    private static OutcomeRule outcome(String code, String label) {
        return new OutcomeRule(OutcomeCode.of(code), label, "8", false, true, "4.2");
    }

    private static TableSource presumptive() {
        var table = Dmn.table().input("score", "number").rawOutput("<output id=\"o0\" name=\"outcomes\"/>");
        table.output("clause", "string");
        table.row("2", "[\"community-resolution\"]", "\"4.2\"");
        table.row("3", "[\"youth-caution\"]", "\"4.2\"");
        return new TableSource("presumptive", table.xml());
    }

    private static TableSource timeLimits(int assessmentDays) {
        var table = Dmn.table().input("step", "string");
        for (var text : List.of("limit", "from", "unit", "clause", "source")) table.output(text, "string");
        table.output("value", "number").output("warn at", "number");
        limit(table, "screening", "referred", "screened", "working days", 3, 1);
        limit(table, "assessment", "referred", "assessed", "working days", assessmentDays, 3);
        limit(table, "panel", "assessed", "recommended", "working days", 15, 5);
        limit(table, "police-decision", "recommended", "police decided", "working days", 5, 2);
        limit(table, "delivery", "police decided", "delivered", "working days", 10, 3);
        limit(table, "follow-up", "delivered", "follow up ended", "weeks", 12, 2);
        limit(table, "closure", "follow up ended", "closed", "working days", 5, 1);
        return new TableSource("time-limits", table.xml());
    }

    private static void limit(Dmn table, String code, String from, String until, String unit, int value, int warnAt) {
        var texts = Stream.of(until, code, from, unit, "4.2", "A fictional handbook")
                .map(text -> "\"" + text + "\"");
        table.row(Stream.concat(texts, Stream.of("" + value, "" + warnAt)).toArray(String[]::new));
    }

    private static Set<LocalDate> days(int year, String days) {
        return Stream.of(days.split(" "))
                .map(day -> LocalDate.parse(year + "-" + day))
                .collect(Collectors.toSet());
    }
}
