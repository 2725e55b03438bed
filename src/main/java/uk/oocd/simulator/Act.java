package uk.oocd.simulator;

import java.time.Instant;

/**
 * One thing that somebody does, in one stream.
 *
 * @param index how many events the stream has before it: an act records exactly one
 */
record Act(Instant at, String stream, long index, Object command) {}
