/**
 * The work definition {@code mongo-log} and what drives it, over any log and over any event store of Axon's: needs the JDK
 * and Axon only, because the product and the peers it is measured against compile these same sources.
 */
@NullMarked
package uk.oocd.bench.log;

import org.jspecify.annotations.NullMarked;
