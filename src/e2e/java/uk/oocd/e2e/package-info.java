/** Journeys through the product in a real browser, every page of them checked by axe at WCAG 2.2 AA. */
@NullMarked
package uk.oocd.e2e;

import org.jspecify.annotations.NullMarked;
