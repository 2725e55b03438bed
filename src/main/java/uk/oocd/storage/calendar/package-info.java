/** The bank holidays of England and Wales. */
@NullMarked
package uk.oocd.storage.calendar;

import org.jspecify.annotations.NullMarked;
