package uk.oocd.watch;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uk.oocd.agenda.Agendas;
import uk.oocd.agenda.Sitting;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CaseFileCommand.DeferCase;
import uk.oocd.casefile.CaseFileCommand.ListCase;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.casefile.CaseFileEvent.CaseListed;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Stage;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.History;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Protocols;
import uk.oocd.requests.CaseContext;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.People;
import uk.oocd.wording.Wording;

/**
 * Takes the cases that are listed on a sitting along when it is moved, and puts them back to wait when it is cancelled.
 *
 * <p>The panel's own event is what holds: a case and its panel are two streams, and nothing records on both at once. So
 * each case on the list is asked afterwards, at once and again at intervals until none is left behind; what a crash, or
 * somebody who listed a case at that very moment, leaves behind is made good then. The agenda only says whom to ask:
 * where a case is listed is read from its own stream, and it records nothing if it has moved on since.
 */
@Component
public class ChangedSittings {

    private static final Logger LOG = LoggerFactory.getLogger(ChangedSittings.class);

    private final Agendas agendas;
    private final History history;
    private final Protocols protocols;
    private final CommandGateway commands;
    private final Wording wording;
    private final InstantSource clock;

    ChangedSittings(
            Agendas agendas,
            History history,
            Protocols protocols,
            CommandGateway commands,
            Wording wording,
            InstantSource clock) {
        this.agendas = agendas;
        this.history = history;
        this.protocols = protocols;
        this.commands = commands;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * Where a case is listed.
     *
     * @param version of the case's stream when that was read
     */
    private record Listed(PanelId panel, LocalDate sitsOn, long version) {}

    /**
     * Looks once at every sitting that was ever moved or cancelled.
     *
     * @return how many cases recorded something
     */
    public int look() {
        return agendas.changed().stream().mapToInt(this::follow).sum();
    }

    /**
     * Has the cases on one panel's list follow it. Never throws: the panel was moved, whatever becomes of that now, and
     * what cannot be asked holds up no other panel and no other case.
     *
     * @return how many cases recorded something
     */
    public int follow(PanelId panel) {
        try {
            var waiting = agendas.waiting(panel);
            if (waiting.isEmpty()) return 0;
            var sitting = Sitting.now(panel, history).orElse(null);
            if (sitting == null) return 0;
            int followed = 0;
            for (var id : waiting) {
                if (ask(id, sitting)) followed++;
            }
            return followed;
        } catch (RuntimeException e) {
            LOG.warn("The cases of panel {} could not be asked to follow it; they will be again", panel, e);
            return 0;
        }
    }

    private boolean ask(CaseFileId id, Sitting sitting) {
        try {
            var listed =
                    listed(id).filter(on -> on.panel().equals(sitting.id())).orElse(null);
            var command = listed == null ? null : command(id, listed, sitting);
            if (listed == null || command == null) return false;
            commands.sendAndWait(GenericCommandMessage.asCommandMessage(command)
                    .withMetaData(MetaData.with(Desk.EXPECTED_VERSION, listed.version())));
            return true;
        } catch (CommandRefused movedOn) {
            return false;
        } catch (RuntimeException e) {
            LOG.warn("Case {} could not follow its panel; it will be tried again", id, e);
            return false;
        }
    }

    /** What the case is to record; null where it stands as the panel does. */
    private @Nullable CaseFileCommand command(CaseFileId id, Listed listed, Sitting sitting) {
        var plan = sitting.plan();
        var by = new Attribution(
                People.PROGRAM, Role.SYSTEM, plan.service(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var context = CaseContext.of(id, by, history, protocols, Action.LIST_CASE.reaches());
        var cancelled = sitting.cancelled();
        if (cancelled != null) {
            var reason = "The panel of " + wording.day(plan.sitsOn()) + " was cancelled. "
                    + wording.label(cancelled.reason()) + ".";
            return new DeferCase(
                    id, sitting.id(), Personal.of(context.child(), reason), context.protocol(), context.by());
        }
        return listed.sitsOn().equals(plan.sitsOn())
                ? null
                : new ListCase(id, sitting.id(), plan.sitsOn(), context.protocol(), context.by());
    }

    /** Empty where the case is on no list now. */
    private Optional<Listed> listed(CaseFileId id) {
        @Nullable CaseListed last = null;
        var stage = Stage.REFERRED;
        long version = -1;
        for (var recorded : history.of(id.toString())) {
            version = recorded.sequence();
            if (!(recorded.event() instanceof CaseFileEvent event)) continue;
            stage = Stage.after(stage, event);
            if (event instanceof CaseListed e) last = e;
        }
        return last == null || stage != Stage.LISTED
                ? Optional.empty()
                : Optional.of(new Listed(last.panel(), last.sitsOn(), version));
    }
}
