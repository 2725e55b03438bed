/**
 * The event log: what is kept for good. Knows no framework and no driver; {@code storage.axon} puts Axon in front of
 * it, {@code storage.embedded} puts SQLite behind it.
 */
@NullMarked
@NamedInterface("log")
package uk.oocd.storage.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
