package uk.oocd.requests;

import java.util.List;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Refusal;

/** A request read: the command it asks for, or everything that stands in its way. */
public sealed interface Converted<T> {

    record Ready<T>(T value) implements Converted<T> {}

    record Faulty<T>(List<Refusal> refusals) implements Converted<T> {
        public Faulty {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * The command, for those who answer refusals as they answer the rules' own.
     *
     * @throws CommandRefused with every refusal
     */
    default T orThrow() {
        return switch (this) {
            case Ready<T>(var value) -> value;
            case Faulty<T>(var refusals) -> throw new CommandRefused(refusals);
        };
    }
}
