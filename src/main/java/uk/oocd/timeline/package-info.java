/** What happened to a case, as a practitioner reads it. */
@NullMarked
@ApplicationModule(
        displayName = "Timeline",
        allowedDependencies = {"kernel", "rationale", "protocol", "casefile", "panel", "views"})
package uk.oocd.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
