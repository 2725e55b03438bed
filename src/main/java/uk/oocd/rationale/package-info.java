/**
 * Why something was decided: one record from the form to the replay, converted once and never reworded.
 */
@NullMarked
@ApplicationModule(
        displayName = "Rationale",
        allowedDependencies = {"kernel"})
package uk.oocd.rationale;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
