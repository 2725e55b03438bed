/**
 * Fictional cases, driven through the real commands: for demonstrations, for trying a protocol out, for load. Every name
 * in them is obviously made up, and every case says in its first event that it is a simulation.
 */
@NullMarked
@ApplicationModule(
        displayName = "Simulator",
        allowedDependencies = {
            "kernel",
            "rationale",
            "protocol",
            "casefile",
            "panel",
            "requests",
            "security",
            "settings",
            "views"
        })
package uk.oocd.simulator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
