/**
 * The local OOCD protocol as versioned data: what is open for whom, how gravity is scored, how long each step may take and who must sit. Every number in it is data with an effective date; there is none in the rules.
 */
@NullMarked
@ApplicationModule(
        displayName = "Protocol",
        allowedDependencies = {"kernel", "rationale"})
package uk.oocd.protocol;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
