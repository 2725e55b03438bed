package uk.oocd.watch;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.ClockCommand.RecordMissedLimits;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.TaskNotes;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.Protocols;
import uk.oocd.security.People;
import uk.oocd.worklist.CaseRow;
import uk.oocd.worklist.Worklist;

/**
 * Looks for cases on the worklist whose time limit has gone by, or that took a step too late before anybody looked, and
 * asks each to record that. The worklist only says
 * whom to ask: the case records what it finds itself, once for each limit and due day, so it does not matter how often or
 * by how many instances it is asked, nor whether the worklist is behind or being rebuilt.
 */
@Component
public class MissedLimits {

    private static final Logger LOG = LoggerFactory.getLogger(MissedLimits.class);

    private static final String TASK = "missed-limits";

    /** How many cases are asked in one look; the rest are left for the next. */
    private static final int AT_ONCE = 500;

    private final Worklist worklist;
    private final Protocols protocols;
    private final BankHolidays holidays;
    private final CommandGateway commands;
    private final TaskNotes notes;
    private final InstantSource clock;

    MissedLimits(
            Worklist worklist,
            Protocols protocols,
            BankHolidays holidays,
            CommandGateway commands,
            TaskNotes notes,
            InstantSource clock) {
        this.worklist = worklist;
        this.protocols = protocols;
        this.holidays = holidays;
        this.commands = commands;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Looks once. Where another instance is looking, it does nothing.
     *
     * @return how many cases recorded something
     */
    public int look() {
        if (!notes.take(TASK)) return 0;
        try {
            int recorded = 0;
            for (var row : worklist.withUnrecordedMisses(today(), AT_ONCE)) {
                if (ask(row)) recorded++;
            }
            return recorded;
        } finally {
            notes.release(TASK);
        }
    }

    private boolean ask(CaseRow row) {
        boolean recorded = false;
        for (var version : row.clocks().versions()) {
            var protocol = protocols.find(version);
            if (protocol.isPresent() && ask(row, protocol.get())) recorded = true;
        }
        return recorded;
    }

    private boolean ask(CaseRow row, Protocol protocol) {
        var by = new Attribution(
                People.PROGRAM, Role.SYSTEM, row.service(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            commands.sendAndWait(new RecordMissedLimits(row.id(), protocol, holidays, by.day(), by));
            return true;
        } catch (CommandRefused alreadyKnown) {
            return false;
        } catch (RuntimeException e) {
            LOG.warn("Whether case {} missed a time limit could not be recorded; it will be tried again", row.id(), e);
            return false;
        }
    }

    private LocalDate today() {
        return new Attribution(People.PROGRAM, Role.SYSTEM, "", clock.instant()).day();
    }
}
