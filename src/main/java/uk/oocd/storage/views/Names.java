package uk.oocd.storage.views;

import uk.oocd.views.ViewDefinition;
import uk.oocd.views.ViewDefinition.Index;

/** The names of views and indexes become names in a database, where nothing but a name may stand. */
public final class Names {

    private Names() {}

    /**
     * Refuses a definition with names that are none.
     *
     * @throws IllegalArgumentException the view or an index has a name that is none, or two indexes have one name
     */
    public static void check(ViewDefinition<?> definition) {
        if (!definition.name().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"))
            throw new IllegalArgumentException("no name for a view: " + definition.name());
        var indexes = definition.indexes().stream().map(Index::name).toList();
        for (var index : indexes)
            if (!index.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"))
                throw new IllegalArgumentException("no name for an index: " + index);
        if (indexes.stream().distinct().count() < indexes.size())
            throw new IllegalArgumentException("two indexes of " + definition.name() + " have one name");
    }

    /**
     * The name of an index that the view declares.
     *
     * @throws IllegalArgumentException it declares no such index
     */
    public static String index(ViewDefinition<?> definition, String name) {
        if (definition.indexes().stream().noneMatch(index -> index.name().equals(name)))
            throw new IllegalArgumentException(definition.name() + " has no index " + name);
        return name;
    }
}
