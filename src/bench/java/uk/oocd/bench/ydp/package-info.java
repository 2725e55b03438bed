/**
 * The work definition {@code ydp-case-v1} and what drives it: needs nothing but the JDK, because the product and the peers
 * it is measured against compile these same sources.
 */
@NullMarked
package uk.oocd.bench.ydp;

import org.jspecify.annotations.NullMarked;
