/** Axon's own JDBC event store on PostgreSQL, without projections: the event store that the product is measured beside. */
@NullMarked
package uk.oocd.peers.axon;

import org.jspecify.annotations.NullMarked;
