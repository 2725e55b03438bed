@NullMarked
package uk.oocd.storage.axon;

import org.jspecify.annotations.NullMarked;
