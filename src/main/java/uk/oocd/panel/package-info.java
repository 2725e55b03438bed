/**
 * A sitting of the joint panel: when, where, who is invited, in what order cases are heard, and who came.
 */
@NullMarked
@ApplicationModule(
        displayName = "Panel",
        allowedDependencies = {"kernel", "rationale", "casefile"})
package uk.oocd.panel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
