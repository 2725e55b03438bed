/**
 * The default storage, with nothing to install: one SQLite file for each thing that lives and dies by itself, in one data
 * folder held by one process. The only package that knows JDBC.
 */
@NullMarked
@NamedInterface("embedded")
package uk.oocd.storage.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
