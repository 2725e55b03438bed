/**
 * One child's case, from the day the police refer it to the day it is closed.
 *
 * <p>The files to read, in order: {@link uk.oocd.casefile.CaseFileCommand} (what may be asked),
 * {@link uk.oocd.casefile.CaseFileEvent} (what may have happened), {@link uk.oocd.casefile.Stage} (where a case can
 * stand), {@code CaseFile} (what the rules know) and {@code CaseFileDecider} (what they allow).
 */
@NullMarked
@ApplicationModule(
        displayName = "Case file",
        allowedDependencies = {"kernel", "rationale", "protocol"})
package uk.oocd.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
