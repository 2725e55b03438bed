package uk.oocd.simulator;

import java.time.Instant;

/**
 * One thing that somebody does, in one stream.
 *
 * @param before how many events people recorded in the stream before it: most acts record one, some two
 */
record Act(Instant at, String stream, long before, Object command) {}
