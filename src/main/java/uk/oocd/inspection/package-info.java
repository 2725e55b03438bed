/**
 * A case as it stood at a moment: the log itself, folded anew each time, so it is never behind and there is nothing to
 * alter. Keeps nothing of its own.
 */
@NullMarked
@ApplicationModule(
        displayName = "Inspection",
        allowedDependencies = {"kernel", "rationale", "protocol", "casefile", "panel", "views"})
package uk.oocd.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
