/**
 * What the program does by itself as days go by: it looks at the worklist, and asks the cases on it. Every case answers
 * by its own rules, so that a view that is behind, or being rebuilt, can make nothing happen.
 */
@NullMarked
@ApplicationModule(displayName = "Watch")
package uk.oocd.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
