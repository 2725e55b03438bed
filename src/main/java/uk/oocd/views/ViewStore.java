package uk.oocd.views;

/** Hands each projection its own collection. The one thing {@code storage} implements for reading. */
public interface ViewStore {

    /** Opens one projection's collection, making it and its indexes where there are none. */
    <V> Views<V> open(ViewDefinition<V> definition);
}
