package uk.oocd.security;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingModificationException;
import org.springframework.stereotype.Component;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.History;
import uk.oocd.kernel.Refusal;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.views.Progress;

/**
 * Where a signed-in person's commands go in, from pages and API alike: it looks up whose the case or panel is, asks
 * {@link Access}, says who does it and when, sends, and waits until the lists and timelines show it.
 */
@Component
public class Desk {

    /** Metadata: the stream's version that the person had read; the command is refused where it has moved on. */
    public static final String EXPECTED_VERSION = "expectedVersion";

    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(2);

    private final Access access;
    private final History history;
    private final List<ScopeOf> scopes;
    private final Conflicts conflicts;
    private final Colleagues colleagues;
    private final CommandGateway commands;
    private final Progress progress;

    Desk(
            Access access,
            History history,
            List<ScopeOf> scopes,
            Conflicts conflicts,
            Colleagues colleagues,
            CommandGateway commands,
            Progress progress) {
        this.access = access;
        this.history = history;
        this.scopes = List.copyOf(scopes);
        this.conflicts = conflicts;
        this.colleagues = colleagues;
        this.commands = commands;
        this.progress = progress;
    }

    /**
     * To whom a case or a panel belongs, where the person may do this to it.
     *
     * @param stream the aggregate's identifier
     * @throws NotFound where there is none, or it is somebody else's
     * @throws org.springframework.security.access.AccessDeniedException where it is theirs to see but not to do this;
     *     {@link PapersClosed} where they declared an interest in the case
     */
    public Scope require(Person person, Action action, String stream) {
        var scope = scopeOf(stream).orElseThrow(NotFound::new);
        access.require(person, action, scope);
        if (conflicts.closedTo(person.id(), stream)) throw new PapersClosed();
        return scope;
    }

    /** The same, asked: for lists that go by something else than to whom a case belongs. */
    public boolean may(Person person, Action action, String stream) {
        return scopeOf(stream)
                        .filter(scope -> access.may(person, action, scope))
                        .isPresent()
                && !conflicts.closedTo(person.id(), stream);
    }

    private Optional<Scope> scopeOf(String stream) {
        return history.first(stream)
                .flatMap(first -> scopes.stream()
                        .flatMap(of -> of.firstEvent(first.event()).stream())
                        .findFirst());
    }

    /**
     * Sends a command about a case or panel that there is.
     *
     * @param command makes it, from who does it and when
     * @return whether what was recorded is shown by now; where false, it is kept all the same, and the lists are behind
     * @throws CommandRefused with every reason, where the rules turn it down; or where it names somebody whom it cannot
     *     mean ({@link ColleagueProblem})
     * @throws NotKept where the records could not take it
     */
    public boolean send(Person person, Action action, String stream, Function<Attribution, Object> command) {
        return send(person, action, stream, OptionalLong.empty(), command);
    }

    /**
     * The same, but only where nobody recorded anything on it since {@code expectedVersion}.
     *
     * @throws CommandRefused with {@link DeskProblem#CHANGED_SINCE_READ} where somebody did
     */
    public boolean send(
            Person person,
            Action action,
            String stream,
            OptionalLong expectedVersion,
            Function<Attribution, Object> command) {
        var scope = require(person, action, stream);
        dispatch(command.apply(access.attribution(person, action)), scope, expectedVersion);
        return awaitShown();
    }

    /**
     * Sends a command that begins a case or a panel, which belongs to {@code scope} from then on.
     *
     * @return as {@link #send}
     */
    public boolean open(Person person, Action action, Scope scope, Function<Attribution, Object> command) {
        openWithoutWaiting(person, action, scope, command);
        return awaitShown();
    }

    /** Opens a stream that there is not yet, and otherwise sends to it as {@link #send}. */
    public boolean openOrSend(
            Person person, Action action, Scope scope, String stream, Function<Attribution, Object> command) {
        return history.version(stream).isEmpty()
                ? open(person, action, scope, command)
                : send(person, action, stream, command);
    }

    /** The same as {@link #open}, for many in a row: does not wait until it is shown. Ask for that once, after the last. */
    public void openWithoutWaiting(Person person, Action action, Scope scope, Function<Attribution, Object> command) {
        access.require(person, action, scope);
        dispatch(command.apply(access.attribution(person, action)), scope, OptionalLong.empty());
    }

    /** Waits a little until the lists and timelines show all that was recorded. */
    public boolean awaitShown() {
        return awaitShown(SHOWN_WITHIN);
    }

    /** Waits until the lists and timelines show all that was recorded; false where they are still behind by then. */
    public boolean awaitShown(Duration atMost) {
        return progress.awaitCaughtUp(atMost);
    }

    private void dispatch(Object command, Scope scope, OptionalLong expectedVersion) {
        var named = colleagues.problems(command, scope);
        if (!named.isEmpty()) throw new CommandRefused(named);
        var metaData = expectedVersion.isPresent()
                ? MetaData.with(EXPECTED_VERSION, expectedVersion.getAsLong())
                : MetaData.emptyInstance();
        try {
            commands.sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(metaData));
        } catch (RuntimeException failed) {
            throw understood(failed);
        }
    }

    /** What went wrong, out of whatever the bus and the store wrapped around it. */
    private static RuntimeException understood(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CommandRefused refused -> {
                    return refused;
                }
                case CommitLog.LogUnavailable unavailable -> {
                    return new NotKept(NotKept.Reason.NOTHING_SAVED, unavailable);
                }
                case CommitLog.OutcomeUnknown unknown -> {
                    return new NotKept(NotKept.Reason.OUTCOME_UNKNOWN, unknown);
                }
                case CommitLog.CommitTooLarge large -> {
                    return new NotKept(NotKept.Reason.TOO_LARGE, large);
                }
                case AggregateNotFoundException ignored -> {
                    return new NotFound();
                }
                case ConcurrencyException ignored -> {
                    return new CommandRefused(List.of(Refusal.of(DeskProblem.CHANGED_SINCE_READ)));
                }
                case ConflictingModificationException ignored -> {
                    return new CommandRefused(List.of(Refusal.of(DeskProblem.CHANGED_SINCE_READ)));
                }
                default -> {}
            }
        }
        return failed;
    }
}
