package uk.oocd.simulator;

import java.time.Instant;

/**
 * One thing that somebody does, in one stream.
 *
 * @param index how many events the stream has before it: most acts record one, some two
 */
record Act(Instant at, String stream, long index, Object command) {}
