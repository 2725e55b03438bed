package uk.oocd.storage.mongo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.mongo.Settlement.Answer;

/**
 * Three nodes of a replica set, as far as the log can notice them: an oplog each, terms, elections by a majority of the
 * newest oplog among it, primaries that do not know yet that another was elected, rollback of what only the minority had,
 * a point on each node up to which it knows that a majority has it, journals, and unique indexes. Nothing happens by
 * itself: whoever plays a history says what happens next, and to whom.
 *
 * <p>The unique indexes are what the oplog says: looked through at each insert, so that they roll back with it.
 */
final class SimulatedReplicaSet {

    static final int NODES = 3;
    private static final int MAJORITY = 2;

    /** A commit, or what a new primary writes to begin its term where {@code commit} is null. */
    private static final class Entry {
        final int term;
        final @Nullable Stored commit;

        Entry(int term, @Nullable Stored commit) {
            this.term = term;
            this.commit = commit;
        }
    }

    /** A commit as it is kept. */
    record Stored(Placed placed, Found heading) {

        static Stored of(Placed placed) {
            Map<String, Long> ends = new LinkedHashMap<>();
            for (Draft.Run run : placed.draft().runs()) ends.put(run.stream(), run.last());
            return new Stored(
                    placed,
                    new Found(
                            placed.position(),
                            placed.draft().events().size(),
                            placed.draft().id(),
                            placed.highWater(),
                            placed.chain(),
                            ends));
        }

        private boolean excludes(Placed other) {
            if (placed.position() == other.position()) return true;
            List<Draft.Run> mine = placed.draft().runs();
            List<Draft.Run> others = other.draft().runs();
            for (int i = 0; i < mine.size(); i++) {
                for (int j = 0; j < others.size(); j++) {
                    if (placed.keys().get(i).equals(other.keys().get(j))
                            && mine.get(i).stream().equals(others.get(j).stream())) return true;
                }
            }
            for (LogEvent event : placed.draft().events()) {
                for (LogEvent its : other.draft().events()) {
                    if (event.id().equals(its.id())) return true;
                }
            }
            return false;
        }
    }

    /** One server. */
    static final class Node {
        final int number;
        private final List<Entry> oplog = new ArrayList<>();
        boolean up = true;
        boolean primary;
        int term;
        /** Of the oplog, what is on the disk. */
        int journaled;
        /** Of the oplog, what this node knows to be with a majority. */
        int committed;
        /** Raised whenever commands that run here die. */
        int epoch;
        /** Where a primary knows each node's journal to agree with its own oplog up to. */
        private final int[] reached = new int[NODES];

        private Node(int number) {
            this.number = number;
        }

        int length() {
            return oplog.size();
        }

        boolean writable() {
            return up && primary;
        }

        private int lastTerm() {
            return oplog.isEmpty() ? 0 : oplog.getLast().term;
        }

        private boolean isAheadOf(Node other) {
            return lastTerm() != other.lastTerm() ? lastTerm() > other.lastTerm() : oplog.size() > other.oplog.size();
        }

        private void stepDown() {
            if (!primary) return;
            primary = false;
            epoch++;
        }

        @Override
        public String toString() {
            return "n" + number;
        }
    }

    final Node[] nodes = {new Node(0), new Node(1), new Node(2)};
    private final boolean[][] cut = new boolean[NODES][NODES];
    private final Tally tally;

    SimulatedReplicaSet(Tally tally) {
        this.tally = tally;
    }

    boolean linked(Node a, Node b) {
        return a.up && b.up && !cut[a.number][b.number];
    }

    void cut(Node a, Node b, boolean off) {
        cut[a.number][b.number] = off;
        cut[b.number][a.number] = off;
    }

    /** Has a node stand for election. Answers whether it won. */
    boolean elect(Node candidate) {
        if (!candidate.up || candidate.primary) return false;
        int term = candidate.term;
        for (Node node : nodes) if (linked(candidate, node)) term = Math.max(term, node.term);
        term++;
        int votes = 1;
        for (Node node : nodes) {
            if (node != candidate && linked(candidate, node) && !node.isAheadOf(candidate)) votes++;
        }
        if (votes < MAJORITY) return false;
        for (Node node : nodes) {
            if (node == candidate || !linked(candidate, node) || node.isAheadOf(candidate)) continue;
            node.term = term;
            node.stepDown();
        }
        candidate.term = term;
        candidate.primary = true;
        candidate.epoch++;
        Arrays.fill(candidate.reached, 0);
        candidate.oplog.add(new Entry(term, null));
        tally.met(Tally.Met.ELECTION);
        for (Node node : nodes) if (node != candidate && node.writable()) tally.met(Tally.Met.TWO_PRIMARIES);
        return true;
    }

    /** Has a primary stand down by itself. */
    void stepDown(Node node) {
        node.stepDown();
    }

    /** Has a node fetch up to {@code most} entries from another, taking back what it has alone. */
    boolean replicate(Node node, Node from, int most) {
        if (node == from || !linked(node, from) || node.primary || !from.isAheadOf(node)) return false;
        if (from.term < node.term) {
            meet(node, from);
            return false;
        }
        node.term = from.term;
        int agreed = agreed(node.oplog.size(), node, from);
        boolean tookBack = agreed < node.oplog.size();
        if (tookBack) {
            for (Entry entry : node.oplog.subList(agreed, node.oplog.size())) {
                if (entry.commit != null) tally.met(Tally.Met.COMMIT_ROLLED_BACK);
            }
            truncate(node, agreed);
        }
        // Whoever took something back is of no use before it is as far as the other
        int to = tookBack ? from.oplog.size() : Math.min(from.oplog.size(), agreed + most);
        for (int i = agreed; i < to; i++) node.oplog.add(from.oplog.get(i));
        return true;
    }

    private static void truncate(Node node, int length) {
        if (length < node.committed) throw new IllegalStateException("the simulated set took back what a majority had");
        node.oplog.subList(length, node.oplog.size()).clear();
        node.journaled = Math.min(node.journaled, length);
    }

    /** Up to where two oplogs are the same; what has the same place and term is the same, and all before it. */
    private static int agreed(int most, Node a, Node b) {
        int agreed = Math.min(most, b.oplog.size());
        while (agreed > 0 && a.oplog.get(agreed - 1) != b.oplog.get(agreed - 1)) agreed--;
        return agreed;
    }

    private static void meet(Node a, Node b) {
        if (a.term < b.term) {
            a.term = b.term;
            a.stepDown();
        } else if (b.term < a.term) {
            b.term = a.term;
            b.stepDown();
        }
    }

    /** Two nodes tell each other their terms, how far they are, and what a majority has. */
    void heartbeat(Node a, Node b) {
        if (a == b || !linked(a, b)) return;
        meet(a, b);
        if (a.primary) report(b, a);
        if (b.primary) report(a, b);
    }

    private void report(Node node, Node primary) {
        primary.reached[node.number] = agreed(node.journaled, node, primary);
        advance(primary);
        node.committed =
                Math.max(node.committed, Math.min(primary.committed, agreed(node.oplog.size(), node, primary)));
    }

    private void advance(Node primary) {
        primary.reached[primary.number] = primary.journaled;
        int a = primary.reached[0];
        int b = primary.reached[1];
        int c = primary.reached[2];
        int median = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
        if (median > primary.committed && primary.oplog.get(median - 1).term == primary.term)
            primary.committed = median;
    }

    void journal(Node node) {
        if (!node.up) return;
        node.journaled = node.oplog.size();
        if (node.primary) advance(node);
    }

    void crash(Node node) {
        node.up = false;
        node.primary = false;
        node.epoch++;
        node.committed = Math.min(node.committed, node.journaled);
        truncate(node, node.journaled);
        tally.met(Tally.Met.CRASH);
    }

    /** @param knows of the oplog, what the node still knows to be with a majority */
    void restart(Node node, int knows) {
        node.up = true;
        node.committed = Math.min(node.committed, knows);
    }

    /** Writes a commit on a primary; answers whether no unique index is in the way. */
    boolean insert(Node node, Stored commit) {
        for (Entry entry : node.oplog) {
            if (entry.commit != null && entry.commit.excludes(commit.placed())) return false;
        }
        node.oplog.add(new Entry(node.term, commit));
        return true;
    }

    /** The commits of a node in the order in which they were written. */
    List<Stored> commits(Node node, boolean majority) {
        List<Stored> commits = new ArrayList<>();
        for (int i = 0; i < (majority ? node.committed : node.oplog.size()); i++) {
            Stored commit = node.oplog.get(i).commit;
            if (commit != null) commits.add(commit);
        }
        return commits;
    }

    /** Of a node, the headings from a position on, in order. */
    List<Found> read(Node node, long from, int limit, boolean majority) {
        List<Found> found = new ArrayList<>();
        for (Stored commit : commits(node, majority)) {
            if (commit.heading().position() >= from) found.add(commit.heading());
        }
        found.sort((a, b) -> Long.compare(a.position(), b.position()));
        return found.size() > limit ? found.subList(0, limit) : found;
    }

    /** Of a node, as {@link CommitCollection} answers it. */
    Answer.LookedUp lookUp(Node node, Settlement.Request.LookUp lookUp, boolean majority) {
        Map<String, StreamEnds.End> ends = new LinkedHashMap<>();
        Map<String, Long> ids = new LinkedHashMap<>();
        long upTo = -1;
        for (Stored commit : commits(node, majority)) {
            long position = commit.heading().position();
            upTo = Math.max(upTo, commit.heading().last());
            for (Draft.Run run : commit.placed().draft().runs()) {
                if (!lookUp.streams().contains(run.stream())) continue;
                ends.merge(
                        run.stream(),
                        new StreamEnds.End(run.last(), position),
                        (a, b) -> new StreamEnds.End(
                                Math.max(a.sequence(), b.sequence()), Math.max(a.position(), b.position())));
            }
            for (LogEvent event : commit.placed().draft().events()) {
                if (lookUp.eventIds().contains(event.id())) ids.put(event.id(), position);
            }
        }
        return new Answer.LookedUp(ends, ids, upTo);
    }

    boolean has(Node node, long position) {
        for (Entry entry : node.oplog) {
            if (entry.commit != null && entry.commit.heading().position() == position) return true;
        }
        return false;
    }

    /** All nodes up and in touch. */
    void heal() {
        for (boolean[] row : cut) Arrays.fill(row, false);
        for (Node node : nodes) if (!node.up) restart(node, node.committed);
    }

    /** For a trace. */
    static String state(Node node) {
        return node + (node.up ? "" : " down") + (node.primary ? " primary" : "") + " term " + node.term + " has "
                + node.oplog.stream()
                        .map(entry -> entry.commit == null
                                ? "-"
                                : "" + entry.commit.heading().position())
                        .toList()
                + " journaled " + node.journaled + " majority " + node.committed;
    }
}
