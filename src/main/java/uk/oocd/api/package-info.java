/**
 * The REST API: one controller a resource, all of it under {@code /api}. Whatever goes wrong there is answered by
 * {@link uk.oocd.api.Problems}, as problem details (RFC 9457) with every fault at once.
 */
@NullMarked
package uk.oocd.api;

import org.jspecify.annotations.NullMarked;
