/** A whole log in one file, so that it can move from one store to another: what is kept, as it is kept. */
@NullMarked
@NamedInterface("transfer")
package uk.oocd.storage.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
