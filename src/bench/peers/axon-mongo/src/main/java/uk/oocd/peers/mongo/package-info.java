/** Axon's own event store on MongoDB: the one that the product's log takes the place of. */
@NullMarked
package uk.oocd.peers.mongo;

import org.jspecify.annotations.NullMarked;
