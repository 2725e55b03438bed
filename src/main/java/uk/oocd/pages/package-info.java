/**
 * The pages: GOV.UK and MoJ components in plain Thymeleaf, one class a page. What every page stands in is
 * {@code templates/layout.html}, and what it always finds in its model is put there by {@link uk.oocd.pages.Frame}.
 * Nothing needs JavaScript.
 */
@NullMarked
package uk.oocd.pages;

import org.jspecify.annotations.NullMarked;
