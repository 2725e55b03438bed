package uk.oocd.storage.mongo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.views.RecentDocuments;
import uk.oocd.views.ViewDefinition;

/**
 * The views and how far each projection has come, for several instances of the program at once, without transactions of
 * the server.
 *
 * <p>A transaction here is bound to its thread. It keeps what it changed in memory and writes it when it commits: first
 * the documents, one command a collection, and when a majority has them in its journals, the token. So a token never
 * promises what is not there. The other way round there may be documents that are ahead of the token: the work was cut
 * short between the two, or between two collections, or the primary was lost in the middle of a command. The batch is
 * then given again, here or to another instance, and whatever a document has applied already changes nothing, since it
 * keeps the position of its last event and each document follows from its own events alone.
 *
 * <p>An instance may have been halted with a batch in hand, so that its claim lapsed and another went on. When it wakes,
 * each of its documents replaces only what is still at the position it was read at. Where the other has been, nothing
 * matches and the whole batch is given up; where the other has not been yet, what is written is what the other would
 * write, and the other finds it applied. Its token is turned down by {@link MongoTokenStore} in any case. The same holds
 * for what was read from a primary that was one no longer: it is old, so nothing matches.
 */
public final class MongoViewsDatabase implements TransactionManager {

    private final Generations generations;
    private final LongSupplier logHead;
    private final Map<String, ViewDefinition<?>> declared = new TreeMap<>();
    private final Map<String, RecentDocuments<?>> recent = new ConcurrentHashMap<>();
    private volatile Generations.@Nullable Generation generation;

    @SuppressWarnings("ThreadLocalUsage") // a database has its own
    private final ThreadLocal<@Nullable Batch> current = new ThreadLocal<>();

    /** @param logHead the position of the log's last event; -1 for an empty log */
    public MongoViewsDatabase(MongoConnection connection, LongSupplier logHead) {
        this.generations = new Generations(connection.data());
        this.logHead = logHead;
    }

    synchronized void declare(ViewDefinition<?> definition) {
        if (generation != null)
            throw new IllegalStateException("views are in use already; " + definition.name() + " comes too late");
        declared.put(definition.name(), definition);
    }

    /**
     * The collections and tokens that belong to the views declared, found or made at the first call. Where what some view
     * holds has changed, or the views are ahead of the log (which was restored from a backup), they are other ones, empty.
     */
    Generations.Generation generation() {
        var known = generation;
        return known == null ? settle() : known;
    }

    private synchronized Generations.Generation settle() {
        var known = generation;
        if (known == null) {
            known = generations.settle(List.copyOf(declared.values()), logHead);
            generation = known;
        }
        return known;
    }

    /** Begins a transaction on this thread, or joins the one that is under way. */
    @Override
    public Transaction startTransaction() {
        var outer = current.get();
        if (outer != null) return outer.joined();
        var batch = new Batch();
        current.set(batch);
        return batch;
    }

    /** The documents of a collection that need not be read again. */
    @SuppressWarnings("unchecked") // each collection has one kind
    <V> RecentDocuments<V> recent(String collection) {
        return (RecentDocuments<V>) recent.computeIfAbsent(collection, _ -> new RecentDocuments<>());
    }

    /** After another instance may have changed any document. */
    void forgetRecent() {
        recent.values().forEach(RecentDocuments::forgetAll);
    }

    /** What this thread's transaction has not written yet of one collection; null where there is nothing. */
    @Nullable
    Unwritten unwritten(String collection) {
        var batch = current.get();
        return batch == null ? null : batch.unwritten.get(collection);
    }

    /** Works on what this thread's transaction keeps of one collection until it commits. */
    @SuppressWarnings("unchecked") // each collection has one kind
    <U extends Unwritten> void edit(String collection, Supplier<U> fresh, Consumer<U> edit) {
        inBatch(batch -> edit.accept((U) batch.unwritten.computeIfAbsent(collection, _ -> fresh.get())));
    }

    /** Runs when this thread's transaction commits, after its documents are written; at once where there is none. */
    void atCommit(Runnable write) {
        inBatch(batch -> batch.atCommit.add(write));
    }

    private void inBatch(Consumer<Batch> work) {
        var outer = current.get();
        if (outer != null) {
            work.accept(outer);
            return;
        }
        var batch = new Batch();
        current.set(batch);
        try {
            work.accept(batch);
            batch.commit();
        } finally {
            batch.rollback();
        }
    }

    /** What a transaction has changed of one collection. */
    interface Unwritten {

        void encode();

        /** @throws IllegalStateException another has changed one of the documents meanwhile */
        void write();

        void committed();

        void abandoned();
    }

    private final class Batch implements Transaction {

        private final Map<String, Unwritten> unwritten = new LinkedHashMap<>();
        private final List<Runnable> atCommit = new ArrayList<>();
        private boolean doomed;

        @Override
        public void commit() {
            try {
                if (doomed) throw new IllegalStateException("a transaction within this one was rolled back");
                unwritten.values().forEach(Unwritten::encode);
                unwritten.values().forEach(Unwritten::write);
                atCommit.forEach(Runnable::run);
                unwritten.values().forEach(Unwritten::committed);
                end();
            } finally {
                rollback();
            }
        }

        @Override
        public void rollback() {
            unwritten.values().forEach(Unwritten::abandoned);
            end();
        }

        private void end() {
            unwritten.clear();
            atCommit.clear();
            if (current.get() == this) current.remove();
        }

        private Transaction joined() {
            return new Transaction() {
                @Override
                public void commit() {}

                @Override
                public void rollback() {
                    doomed = true;
                }
            };
        }
    }
}
