/** How the protocol performs: what managers watch, worked out when asked from one small document a case. */
@NullMarked
@ApplicationModule(
        displayName = "Performance",
        allowedDependencies = {"kernel", "rationale", "protocol", "casefile", "panel", "views"})
package uk.oocd.performance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
