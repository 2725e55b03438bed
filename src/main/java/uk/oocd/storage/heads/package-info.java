/**
 * Signed heads: what the end of the log was, signed and kept apart from it, so that a log cut off at its end or written
 * anew cannot pass for what it was.
 */
@NullMarked
@NamedInterface("heads")
package uk.oocd.storage.heads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
