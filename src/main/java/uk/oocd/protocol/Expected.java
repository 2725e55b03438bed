package uk.oocd.protocol;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the program tells a decision table and what it needs back: the columns that a table may have. A table need not
 * ask about everything that it is told.
 */
public record Expected(List<Input> inputs, List<Output> outputs) {

    public Expected {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** A fact that the program always knows; the name may hold spaces, for example {@code offence class}. */
    public record Input(String name, Values values) {}

    /**
     * An answer that the program reads.
     *
     * @param required whether a table must have this column
     */
    public record Output(String name, Values values, boolean required) {}

    public static Expected nothing() {
        return new Expected(List.of(), List.of());
    }

    /** And this fact is told. */
    public Expected telling(String input, Values values) {
        return new Expected(
                Stream.concat(inputs.stream(), Stream.of(new Input(input, values)))
                        .toList(),
                outputs);
    }

    /** And this answer is needed. */
    public Expected asking(String output, Values values) {
        return with(new Output(output, values, true));
    }

    /** And this answer is read where the table gives it. */
    public Expected taking(String output, Values values) {
        return with(new Output(output, values, false));
    }

    public Optional<Input> input(String name) {
        return inputs.stream().filter(i -> i.name().equals(name)).findFirst();
    }

    public Optional<Output> output(String name) {
        return outputs.stream().filter(o -> o.name().equals(name)).findFirst();
    }

    private Expected with(Output output) {
        return new Expected(
                inputs, Stream.concat(outputs.stream(), Stream.of(output)).toList());
    }
}
