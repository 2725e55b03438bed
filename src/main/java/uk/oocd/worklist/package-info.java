/** What waits for whom: one row a case, in the order of the time limits. */
@NullMarked
@ApplicationModule(
        displayName = "Worklist",
        allowedDependencies = {"kernel", "rationale", "protocol", "casefile", "panel", "views"})
package uk.oocd.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
