/**
 * Everything that is kept, in MongoDB: the store for real installations, which several instances of the program share.
 * The one package that knows its driver.
 */
@NullMarked
@NamedInterface("mongo")
package uk.oocd.storage.mongo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
