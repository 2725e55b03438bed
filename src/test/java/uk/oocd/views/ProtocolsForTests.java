package uk.oocd.views;

import static uk.oocd.protocol.Milestone.ASSESSED;
import static uk.oocd.protocol.Milestone.CLOSED;
import static uk.oocd.protocol.Milestone.DELIVERED;
import static uk.oocd.protocol.Milestone.FOLLOW_UP_ENDED;
import static uk.oocd.protocol.Milestone.POLICE_DECIDED;
import static uk.oocd.protocol.Milestone.RECOMMENDED;
import static uk.oocd.protocol.Milestone.REFERRED;
import static uk.oocd.protocol.Milestone.SCREENED;
import static uk.oocd.protocol.TimeLimit.Unit.WEEKS;
import static uk.oocd.protocol.TimeLimit.Unit.WORKING_DAYS;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.OutcomeRule;
import uk.oocd.protocol.OutcomeRule.Needs;
import uk.oocd.protocol.OversightRule;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.Protocols;
import uk.oocd.protocol.TimeLimit;
import uk.oocd.protocol.TimeLimit.Unit;
import uk.oocd.rationale.OutcomeCode;

/** Two versions of a fictional protocol: the second gives 15 working days for an assessment where the first gave 10. */
public final class ProtocolsForTests implements Protocols {

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
                List.of(new Protocol.Clause("4.2", "Fictional clause.")),
                List.of(),
                List.of(),
                List.of(
                        outcome("no-further-action", "No further action"),
                        outcome("community-resolution", "Community resolution"),
                        outcome("youth-caution", "Youth caution")),
                Map.of(2, List.of(OutcomeCode.of("community-resolution")), 3, List.of(OutcomeCode.of("youth-caution"))),
                List.of(
                        limit("screening", REFERRED, SCREENED, WORKING_DAYS, 3, 1),
                        limit("assessment", REFERRED, ASSESSED, WORKING_DAYS, assessmentDays, 3),
                        limit("panel", ASSESSED, RECOMMENDED, WORKING_DAYS, 15, 5),
                        limit("police-decision", RECOMMENDED, POLICE_DECIDED, WORKING_DAYS, 5, 2),
                        limit("delivery", POLICE_DECIDED, DELIVERED, WORKING_DAYS, 10, 3),
                        limit("follow-up", DELIVERED, FOLLOW_UP_ENDED, WEEKS, 12, 2),
                        limit("closure", FOLLOW_UP_ENDED, CLOSED, WORKING_DAYS, 5, 1)),
                new Protocol.Quorum(
                        2, List.of("police"), "2.1", Protocol.Quorum.Inquorate.REFUSE, List.of(), List.of()),
                new OversightRule(OversightRule.From.HIGH, true, true, "4.2"),
                Map.of(),
                null);
    }

    private static OutcomeRule outcome(String code, String label) {
        return new OutcomeRule(OutcomeCode.of(code), label, "8", Needs.NOTHING, false, true, 1, 5, true, "4.2");
    }

    private static TimeLimit limit(String code, Milestone from, Milestone until, Unit unit, int value, int warnAt) {
        return new TimeLimit(code, from, until, unit, value, warnAt, "4.2", "A fictional handbook");
    }

    private static Set<LocalDate> days(int year, String days) {
        return Stream.of(days.split(" "))
                .map(day -> LocalDate.parse(year + "-" + day))
                .collect(Collectors.toSet());
    }
}
