package uk.oocd.kernel;

import java.util.List;

/**
 * One reason a command was turned down.
 *
 * @param pointer JSON Pointer (RFC 6901) to the field at fault, for example {@code /offences/1/date}; empty where the
 *     whole request is
 * @param facts fill the message's placeholders, in order; never personal data
 */
public record Refusal(Problem problem, String pointer, List<Object> facts) {

    public Refusal {
        facts = List.copyOf(facts);
    }

    public static Refusal of(Problem problem, Object... facts) {
        return new Refusal(problem, problem.pointer(), List.of(facts));
    }

    /** The same problem at one place of many, for example the second offence. */
    public static Refusal at(String pointer, Problem problem, Object... facts) {
        return new Refusal(problem, pointer, List.of(facts));
    }
}
