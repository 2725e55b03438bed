package uk.oocd.storage.axon;

import uk.oocd.kernel.Revision;

/** A family of events to test with. */
sealed interface LanternEvent {

    record Lit(String lantern, int candles) implements LanternEvent {}

    @Revision(3)
    record BlownOut(String lantern, String cause) implements LanternEvent {}

    /** Cannot be written where its contents cannot. */
    record Broken(String lantern, Object contents) implements LanternEvent {}
}
