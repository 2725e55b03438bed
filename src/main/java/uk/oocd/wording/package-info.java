/** How things are said to people: the sentence of a refusal, the label of a code, a day and a moment in UK time. */
@NullMarked
package uk.oocd.wording;

import org.jspecify.annotations.NullMarked;
