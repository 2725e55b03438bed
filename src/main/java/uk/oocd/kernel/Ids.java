package uk.oocd.kernel;

import java.util.UUID;

/** Makes ids for what has no natural one. A port, so that no rule or projection ever makes an id of its own. */
@FunctionalInterface
public interface Ids {

    UUID next();
}
