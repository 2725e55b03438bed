/**
 * Everything that is kept, and nothing of what it means: the log, the keys, the views. The default keeps it in one data
 * folder ({@code storage.embedded}); the ports it fulfils are in {@code kernel}, {@code protocol} and {@code views}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Storage",
        allowedDependencies = {"kernel", "rationale", "protocol", "casefile", "panel", "views", "settings"})
package uk.oocd.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
