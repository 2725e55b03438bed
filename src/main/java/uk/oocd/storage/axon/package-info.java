/**
 * Axon in front of the event log: the storage engine, the event store whose streams wake their readers at once, the
 * names that events are stored under, and what keeps watch over the projections.
 */
@NullMarked
package uk.oocd.storage.axon;

import org.jspecify.annotations.NullMarked;
