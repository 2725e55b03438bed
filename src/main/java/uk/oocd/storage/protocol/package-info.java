/** Where protocols come from: the files that travel with the program. */
@NullMarked
package uk.oocd.storage.protocol;

import org.jspecify.annotations.NullMarked;
