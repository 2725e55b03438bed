/** What the stores of views have in common, whatever they are built on. */
@NullMarked
package uk.oocd.storage.views;

import org.jspecify.annotations.NullMarked;
