package uk.oocd.storage.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.log.Chain;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog.LogUnavailable;
import uk.oocd.storage.log.CommitLog.OutcomeUnknown;
import uk.oocd.storage.log.CommitLog.StreamConflict;

/**
 * How a group of drafts comes to its places in a log that others write too, on servers that fail: asks the replica set
 * one thing after the other until each draft is kept, refused or given up. It decides and does nothing else: it knows no
 * driver, no clock and no thread, so that any history of failures can be played to it.
 *
 * <p>The log is a chain of compare-and-set: a commit's {@code _id} is its first position, the one after the last commit
 * that this writer has seen, and only one commit can have it. What the rules below hold:
 *
 * <ul>
 *   <li><b>I1</b> positions are dense: a commit is placed only right after a commit that a <em>majority</em> has, known by
 *       this writer's own acknowledgement or by reading with majority concern. After one that only the primary has, a
 *       failover would leave a hole (<b>F1</b>).
 *   <li><b>I2</b> position order is commit order: a group is one ordered command, and the next is asked for only when this
 *       one is settled (<b>F2</b>).
 *   <li><b>I3</b> a commit is one document.
 *   <li><b>I4</b> a commit carries the chain value over the one before it, which no failover can take back.
 *   <li>An outcome that is not known is settled by reading, never by guessing (<b>F4</b>): found with the same id, it was
 *       kept; found with another, the draft moves on; not found, the <em>same</em> commits are asked for at the same
 *       positions again. So a command that arrives late can only write what stands there already.
 *   <li>A draft is refused only for what a majority has and this writer has read past. What refuses it then also keeps
 *       any late copy of it out, by the unique indexes on streams and event ids (<b>F3, F5</b>). That a stream does not
 *       reach up to it is believed only of a look that shows as much as was read, and not while a draft before it, with
 *       which it may have been sent, is still to be judged.
 * </ul>
 *
 * <p>For one thread at a time.
 */
final class Settlement {

    /** What the replica set is asked. */
    sealed interface Request {

        /** To keep all of these, in order, by one command that a majority acknowledges; to stop at the first it cannot. */
        record Insert(List<Placed> commits) implements Request {}

        /** For the commits that a majority has from this position on, in order. */
        record Read(long from, int limit) implements Request {}

        /** Whether the primary has a commit at this position, whoever else has it. */
        record Peek(long position) implements Request {}

        /** Where these streams end, and which of these event ids are taken, as far as a majority has it. */
        record LookUp(Set<String> streams, Set<String> eventIds) implements Request {}

        /** To be left alone for a moment, longer with each try. */
        record Pause(int tries) implements Request {}
    }

    /** What it says. */
    sealed interface Answer {

        /** To {@link Request.Insert}: a majority has all of them. */
        record Kept() implements Answer {}

        /** To {@link Request.Insert}: a majority has those before {@code index}; that one breaks a unique index. */
        record Stopped(int index) implements Answer {}

        /** To {@link Request.Insert}: any of them may be there, or come to be there yet. */
        record Unknown(RuntimeException cause) implements Answer {}

        /** To any: it was never sent, or reading failed. */
        record Failed(RuntimeException cause) implements Answer {}

        /** To {@link Request.Read}. */
        record Commits(List<Found> found) implements Answer {}

        /** To {@link Request.Peek}. */
        record Peeked(boolean present) implements Answer {}

        /**
         * To {@link Request.LookUp}.
         *
         * @param ends of the streams there are
         * @param ids of the event ids that are taken, with the position of the commit that has each
         * @param upTo position of the last event that was there to be looked at: a new primary may show less of what a
         *     majority has than another has shown before
         */
        record LookedUp(Map<String, StreamEnds.End> ends, Map<String, Long> ids, long upTo) implements Answer {}

        /** To {@link Request.Pause}. */
        record Passed() implements Answer {}
    }

    /** What became of a draft. */
    sealed interface Outcome {

        record Kept(Commit commit) implements Outcome {}

        record Refused(RuntimeException why) implements Outcome {}
    }

    static final int PAGE = 200;

    private static final class Waiting {
        private final Draft draft;
        /** A command with it may still be under way. */
        private boolean sent;

        Waiting(Draft draft) {
            this.draft = draft;
        }
    }

    private sealed interface Verdict {

        record Fits(List<Long> keys) implements Verdict {}

        record Refuse(StreamConflict why) implements Verdict {}

        /** The stream ends too early, unless a draft before this one comes to extend it. */
        record Beyond(StreamConflict why) implements Verdict {}

        /** Depends on a draft before it, of which nothing is known yet. */
        record Hold() implements Verdict {}

        /** Rests on a commit that this writer has not read yet. */
        record ReadOn() implements Verdict {}

        record Ask(Set<String> streams) implements Verdict {}
    }

    private final StreamEnds ends;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Draft, Outcome> outcomes = new HashMap<>();
    /** The streams that were looked up, and where they end: more than {@link #ends} may have room for. */
    private final Map<String, StreamEnds.@Nullable End> lookedUp = new HashMap<>();

    private Tail tail;
    private List<Waiting> asked = List.of();
    private List<Placed> placed = List.of();
    private @Nullable Waiting suspect;
    private @Nullable Request request;
    private @Nullable Request afterPause;
    private @Nullable RuntimeException cause;
    private int tries;
    private boolean metOthers;

    /**
     * @param tail where the log ends, as far as is known: of what a majority has
     * @param drafts in the order in which they are to be kept
     */
    Settlement(Tail tail, StreamEnds ends, List<Draft> drafts) {
        this.tail = tail;
        this.ends = ends;
        for (Draft draft : drafts) waiting.add(new Waiting(draft));
    }

    /**
     * The first thing to ask; null where there is nothing.
     *
     * @param others whether others write, so that looking first is cheaper than to be turned down
     */
    @Nullable
    Request begin(boolean others) {
        return ask(others && !waiting.isEmpty() ? read() : place());
    }

    /**
     * Takes the answer to what was asked last.
     *
     * @param late the time is up: whatever is not settled by this answer is given up
     * @return the next thing to ask; null where all is settled
     */
    @Nullable
    Request answered(Answer answer, boolean late) {
        @Nullable Request next = next(answer);
        if (next != null && late) {
            giveUp();
            next = null;
        }
        return ask(next);
    }

    /** Where the log ends now, as far as this has seen it. */
    Tail tail() {
        return tail;
    }

    /** Whether commits of other writers turned up. */
    boolean metOthers() {
        return metOthers;
    }

    /** Of each draft, once all is settled. */
    Outcome of(Draft draft) {
        Outcome outcome = outcomes.get(draft);
        if (outcome == null) throw new IllegalStateException("not settled yet");
        return outcome;
    }

    private @Nullable Request ask(@Nullable Request next) {
        request = next;
        return next;
    }

    private @Nullable Request next(Answer answer) {
        return switch (answer) {
            case Answer.Kept() -> {
                adopt(placed.size());
                yield place();
            }
            case Answer.Stopped(int index) -> {
                adopt(index);
                suspect = asked.get(index);
                yield read();
            }
            case Answer.Unknown(RuntimeException why) -> {
                cause = why;
                asked.forEach(one -> one.sent = true);
                suspect = null;
                yield pause(read());
            }
            case Answer.Failed(RuntimeException why) -> {
                cause = why;
                yield pause(request instanceof Request.Insert ? read() : request);
            }
            case Answer.Commits(List<Found> found) -> read(found);
            case Answer.Peeked(boolean present) -> {
                if (present) metOthers = true;
                Waiting turnedDown = suspect;
                yield present || turnedDown == null ? pause(read()) : lookUp(turnedDown.draft);
            }
            case Answer.LookedUp(Map<String, StreamEnds.End> found, Map<String, Long> ids, long upTo) -> {
                if (upTo < tail.head()) yield pause(request);
                if (request instanceof Request.LookUp(Set<String> streams, Set<String> eventIds))
                    streams.forEach(stream -> lookedUp.putIfAbsent(stream, null));
                found.forEach(this::saw);
                yield suspect == null ? place() : judgeSuspect(suspect, ids);
            }
            case Answer.Passed() -> afterPause;
        };
    }

    /** The first drafts of those that were asked for are in the log. */
    private void adopt(int count) {
        for (int i = 0; i < count; i++) kept(asked.get(i), placed.get(i));
        if (count > 0) tries = 0;
    }

    private void kept(Waiting one, Placed at) {
        settle(one, new Outcome.Kept(at.commit()));
        for (Draft.Run run : at.draft().runs()) saw(run.stream(), new StreamEnds.End(run.last(), at.position()));
        tail = new Tail(at.last(), at.highWater(), at.chain());
    }

    private void saw(String stream, StreamEnds.End end) {
        ends.saw(stream, end);
        if (lookedUp.containsKey(stream)) lookedUp.merge(stream, end, StreamEnds.End::later);
    }

    private StreamEnds.@Nullable End endOf(String stream) {
        StreamEnds.End end = ends.of(stream);
        return end == null ? lookedUp.get(stream) : end;
    }

    private @Nullable Request read(List<Found> commits) {
        for (Found commit : commits) {
            if (commit.position() != tail.head() + 1) {
                cause = new IllegalStateException(
                        "no commit begins at position " + (tail.head() + 1) + ", though later ones are there");
                giveUp();
                return null;
            }
            adopt(commit);
        }
        if (!commits.isEmpty()) {
            suspect = null;
            tries = 0;
        }
        if (commits.size() == PAGE) return read();
        return suspect == null ? place() : new Request.Peek(tail.head() + 1);
    }

    private void adopt(Found commit) {
        commit.ends().forEach((stream, sequence) -> saw(stream, new StreamEnds.End(sequence, commit.position())));
        tail = Tail.of(commit);
        for (Waiting one : waiting) {
            if (one.draft.id().equals(commit.id())) {
                settle(
                        one,
                        new Outcome.Kept(new Commit(
                                commit.position(),
                                commit.id(),
                                commit.highWater(),
                                one.draft.events(),
                                one.draft.digest(),
                                commit.chain())));
                return;
            }
        }
        metOthers = true;
    }

    /** Why one was turned down although its position is free. */
    private @Nullable Request judgeSuspect(Waiting turnedDown, Map<String, Long> ids) {
        if (ids.values().stream().anyMatch(position -> position > tail.head())) return pause(read());
        for (int i = 0; i < turnedDown.draft.events().size(); i++) {
            if (ids.containsKey(turnedDown.draft.events().get(i).id())) {
                settle(turnedDown, new Outcome.Refused(new StreamConflict("the event id is taken", i)));
                break;
            }
        }
        boolean explained =
                outcomes.containsKey(turnedDown.draft) || !(judge(turnedDown, Map.of()) instanceof Verdict.Fits);
        suspect = null;
        // What stood in its way is not with a majority yet, or was taken back
        return explained ? place() : pause(read());
    }

    /** Gives each draft the next place, and asks for all of them. */
    private @Nullable Request place() {
        List<Waiting> fitting = new ArrayList<>();
        List<Placed> places = new ArrayList<>();
        Map<String, Long> provisional = new HashMap<>();
        Set<String> unheard = new LinkedHashSet<>();
        boolean readOn = false;
        Tail end = tail;
        for (Waiting one : List.copyOf(waiting)) {
            switch (judge(one, provisional)) {
                case Verdict.Fits(List<Long> keys) -> {
                    Placed at = after(end, one.draft, keys);
                    for (Draft.Run run : one.draft.runs()) provisional.put(run.stream(), run.last());
                    fitting.add(one);
                    places.add(at);
                    end = new Tail(at.last(), at.highWater(), at.chain());
                }
                case Verdict.Refuse(StreamConflict why) -> settle(one, new Outcome.Refused(why));
                case Verdict.Beyond(StreamConflict why) -> {
                    if (!readOn && unheard.isEmpty()) settle(one, new Outcome.Refused(why));
                }
                case Verdict.Ask(Set<String> streams) -> unheard.addAll(streams);
                case Verdict.ReadOn() -> readOn = true;
                case Verdict.Hold() -> {}
            }
        }
        if (readOn) return pause(read());
        if (!unheard.isEmpty()) return lookUp(unheard, Set.of());
        asked = fitting;
        placed = List.copyOf(places);
        return places.isEmpty() ? null : new Request.Insert(placed);
    }

    private static Placed after(Tail end, Draft draft, List<Long> keys) {
        long position = end.head() + 1;
        Instant highWater = end.highWater().isAfter(draft.latest()) ? end.highWater() : draft.latest();
        return new Placed(draft, position, highWater, Chain.next(end.chain(), position, draft.digest()), keys);
    }

    /** @param provisional where streams would end by the drafts that are placed before this one */
    private Verdict judge(Waiting one, Map<String, Long> provisional) {
        List<Long> keys = new ArrayList<>();
        Set<String> unheard = new LinkedHashSet<>();
        for (Draft.Run run : one.draft.runs()) {
            Long before = provisional.get(run.stream());
            StreamEnds.End end = endOf(run.stream());
            if (before != null) {
                if (run.first() != before + 1) return new Verdict.Hold();
                keys.add(run.first());
            } else if (end == null) {
                if (run.first() != 0 && !lookedUp.containsKey(run.stream())) unheard.add(run.stream());
                keys.add(Placed.BIRTH);
            } else if (run.first() == end.sequence() + 1) {
                keys.add(run.first());
            } else if (end.position() > tail.head()) {
                return new Verdict.ReadOn();
            } else if (run.first() <= end.sequence()) {
                return new Verdict.Refuse(Draft.taken(run.first(), run.index()));
            } else if (!lookedUp.containsKey(run.stream())) {
                unheard.add(run.stream());
            } else {
                return new Verdict.Beyond(Draft.beyond(run.first(), run.index()));
            }
        }
        return unheard.isEmpty() ? new Verdict.Fits(keys) : new Verdict.Ask(unheard);
    }

    private Request read() {
        return new Request.Read(tail.head() + 1, PAGE);
    }

    private Request lookUp(Draft draft) {
        Set<String> streams = new LinkedHashSet<>();
        Set<String> ids = new LinkedHashSet<>();
        draft.runs().forEach(run -> streams.add(run.stream()));
        draft.events().forEach(event -> ids.add(event.id()));
        return lookUp(streams, ids);
    }

    private Request lookUp(Set<String> streams, Set<String> ids) {
        return new Request.LookUp(streams, ids);
    }

    private Request pause(@Nullable Request then) {
        afterPause = then;
        return new Request.Pause(tries++);
    }

    private void settle(Waiting one, Outcome outcome) {
        waiting.remove(one);
        outcomes.put(one.draft, outcome);
    }

    private void giveUp() {
        for (Waiting one : List.copyOf(waiting)) {
            settle(
                    one,
                    new Outcome.Refused(
                            one.sent
                                    ? new OutcomeUnknown(
                                            "MongoDB did not say in time what became of it: what was being recorded may"
                                                    + " or may not be kept. Look whether it is there.",
                                            cause)
                                    : new LogUnavailable(
                                            "MongoDB could not be written in time, and nothing was recorded: check that"
                                                    + " most of its nodes run, and try again.",
                                            cause)));
        }
    }
}
