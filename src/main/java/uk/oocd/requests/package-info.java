/**
 * What people send in, as text, and the one conversion of each into a command. A page's form, an API body and a row of
 * a file are the same request, so they are read by the same code, refused in the same words and pointed at by the same
 * pointers.
 *
 * <p>Nothing here throws on bad input: what cannot be read is a {@link uk.oocd.kernel.Refusal}, beside all the others.
 */
@NullMarked
@ApplicationModule(
        displayName = "Requests",
        allowedDependencies = {"kernel", "rationale", "protocol", "casefile", "panel"})
package uk.oocd.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
