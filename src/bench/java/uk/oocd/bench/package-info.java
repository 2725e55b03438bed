/** The product, measured. */
@NullMarked
package uk.oocd.bench;

import org.jspecify.annotations.NullMarked;
