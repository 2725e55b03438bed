package uk.oocd.protocol;

import java.util.List;
import java.util.stream.Collectors;

/** A table that was never found free of errors was to be used all the same. */
public final class TableUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TableUnusable(String table, List<Finding> errors) {
        super("The table " + table + " cannot be used. "
                + errors.stream().map(f -> f.place() + ": " + f.sentence()).collect(Collectors.joining(" ")));
    }
}
