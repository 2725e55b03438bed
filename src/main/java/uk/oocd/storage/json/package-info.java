/** How events and view documents become JSON and come back: by the contracts, and nowhere else. */
@NullMarked
package uk.oocd.storage.json;

import org.jspecify.annotations.NullMarked;
