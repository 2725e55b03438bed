/** One data key per data subject, wrapped by a master key. Destroying a data key erases whatever it sealed. */
@NullMarked
@NamedInterface("keys")
package uk.oocd.storage.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
