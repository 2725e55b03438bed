/** The commands of {@code ops/oocd}: one class each. They end with a status that scripts can go by. */
@NullMarked
package uk.oocd.cli;

import org.jspecify.annotations.NullMarked;
