/** The event log on MongoDB, and what can be done with MongoDB's bare driver, measured. */
@NullMarked
package uk.oocd.bench.mongo;

import org.jspecify.annotations.NullMarked;
