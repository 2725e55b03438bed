/**
 * Referrals from a file, as a police records system exports them: rows into commands, and a report that says of each
 * row what became of it. Sound rows are taken whatever is wrong with others, and no row is ever taken twice.
 */
@NullMarked
package uk.oocd.intake;

import org.jspecify.annotations.NullMarked;
