/** Flowable, embedded, on PostgreSQL: the workflow engine that the product is measured beside. */
@NullMarked
package uk.oocd.peers.flowable;

import org.jspecify.annotations.NullMarked;
