package uk.oocd.storage.mongo;

/** What {@link uk.oocd.storage.log.LogEvents} writes, for projections to read. */
sealed interface ShipEvent {

    /** @param to also the stream that it stands in */
    record Departed(String to, long leg) implements ShipEvent {}
}
