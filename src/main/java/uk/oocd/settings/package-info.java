/** What an installation may set, each with a default; and refusing to start, in one sentence, on what cannot be right. */
@NullMarked
package uk.oocd.settings;

import org.jspecify.annotations.NullMarked;
