/** What a panel is to hear, in what order and why in that order. */
@NullMarked
@ApplicationModule(
        displayName = "Agenda",
        allowedDependencies = {"kernel", "rationale", "protocol", "casefile", "panel", "views"})
package uk.oocd.agenda;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
