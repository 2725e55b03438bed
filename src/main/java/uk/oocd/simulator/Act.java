package uk.oocd.simulator;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * One thing that somebody does, in one stream.
 *
 * @param index how many events the stream has before it: an act records exactly one
 * @param command made late, so that a long plan costs no memory
 */
record Act(Instant at, String stream, long index, Supplier<Object> command) {}
