package uk.oocd.storage.mongo;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.log.Chain;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog.LogUnavailable;
import uk.oocd.storage.log.CommitLog.OutcomeUnknown;
import uk.oocd.storage.log.CommitLog.StreamConflict;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.mongo.Settlement.Answer;
import uk.oocd.storage.mongo.Settlement.Outcome;
import uk.oocd.storage.mongo.Settlement.Request;
import uk.oocd.storage.mongo.SimulatedReplicaSet.Node;
import uk.oocd.storage.mongo.SimulatedReplicaSet.Stored;
import uk.oocd.storage.mongo.Tally.Met;

/**
 * One history: several writers, each working as {@link MongoCommitLog} does, and tailers, on a
 * {@link SimulatedReplicaSet} that fails as a seed has it; then everything is mended, every late command runs out, and
 * what is in the log by then is held against what was acknowledged and refused. The same seed plays the same history.
 *
 * <p>A command whose sender heard nothing is a zombie: it runs whenever the seed says, on any node that is a primary
 * then, once or twice. One whose sender was answered has run.
 */
final class Simulation {

    /** What is wrong with a history. */
    enum Wrong {
        /** I1: positions are not dense. */
        HOLE,
        /** I2: position order is not commit order. */
        ORDER,
        /** I4: a chain value is not the one over all before it. */
        CHAIN,
        HIGH_WATER,
        /** What was acknowledged is not there, or not as it was acknowledged. */
        LOST,
        TWICE,
        /** What was said not to be kept is there. */
        REFUSED_BUT_THERE,
        /** What was turned down has nothing in its way. */
        REFUSED_WITHOUT_GROUND,
        /** A stream forks, leaps or begins twice. */
        STREAM,
        /** A tailer saw what is not the log, or not in its order. */
        TAILER,
        /** A draft is never settled, though nothing fails any more. */
        STUCK,
        /** The servers are asked on and on without a pause. */
        SPINS,
    }

    static final class Violation extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final Wrong wrong;

        Violation(Wrong wrong, String what) {
            super(wrong + ": " + what, null, false, false);
            this.wrong = wrong;
        }
    }

    /** How the writers work: rightly, or as one who breaks a rule. */
    enum Habit {
        RIGHT,
        /** F1: takes what it reads of a primary's own for the log. */
        READS_WHAT_ONLY_THE_PRIMARY_HAS,
        /** F1: goes on after a commit that no majority acknowledged. */
        TAKES_A_WRITE_CONCERN_ERROR_FOR_KEPT,
        /** F2: sends a group as two commands, the second whatever the majority said to the first. */
        SPLITS_A_GROUP,
        /** F4: no answer, so it was not kept. */
        TAKES_UNKNOWN_FOR_NOT_KEPT,
        /** F4: no answer, so it was kept. */
        TAKES_UNKNOWN_FOR_KEPT,
        /** F4: no answer, so somebody else has the place and the next one is tried. */
        RENUMBERS_WITHOUT_READING,
        /** F4: no answer, and it is not there now, so it was not kept. */
        TAKES_NOT_THERE_YET_FOR_NOT_KEPT,
        /** F3: refuses on what a majority has, but further on than it has read. */
        REFUSES_ON_WHAT_IT_HAS_NOT_READ_PAST,
        /** F5: refuses on what a failover may take back. */
        REFUSES_ON_WHAT_ONLY_THE_PRIMARY_HAS,
    }

    private static final class Silence extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Silence(String what) {
            super(what, null, false, false);
        }
    }

    private static final Answer.Unknown NO_REPLY = new Answer.Unknown(new Silence("no reply"));
    private static final Answer.Unknown BROKEN_OFF = new Answer.Unknown(new Silence("the primary stepped down"));
    private static final Answer.Unknown NO_PRIMARY = new Answer.Unknown(new Silence("not a primary"));
    private static final Answer.Unknown NO_MAJORITY = new Answer.Unknown(new Silence("write concern error"));
    private static final Answer.Failed NOT_SENT = new Answer.Failed(new Silence("nobody to ask"));

    private static final int STREAMS = 5;
    private static final int TAILERS = 2;
    private static final int MOST_IN_A_GROUP = 4;
    private static final int FAR_BEHIND = 3;
    private static final int MOST_ROUNDS_TO_BECOME_WHOLE = 100;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final byte[] NOTHING = {};

    /** A draft that somebody waits for. */
    private static final class Job {
        final String name;
        final Draft draft;
        final int submitted;
        /** Where the writer knew the log to end when it was submitted. */
        final long known;

        int settled = NEVER;
        long firstAskedAt = -1;
        boolean wasUnknown;
        boolean acknowledged;

        @Nullable
        Outcome outcome;

        Job(String name, Draft draft, int submitted, long known) {
            this.name = name;
            this.draft = draft;
            this.submitted = submitted;
            this.known = known;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** An insert on its way. */
    private static final class Command {
        final List<Stored> commits;
        /** Null once it does not wait any more. */
        @Nullable
        Writer sender;

        final boolean copy;

        @Nullable
        Node node;

        int epoch;
        int next;
        int wroteUpTo;
        boolean ran;
        boolean arrived;
        int stopped = -1;

        Command(List<Stored> commits, @Nullable Writer sender, @Nullable Node node, boolean copy) {
            this.commits = commits;
            this.sender = sender;
            this.node = node;
            this.copy = copy;
        }

        @Override
        public String toString() {
            return commits.stream().map(each -> each.heading().position()).toList()
                    + (sender == null ? " zombie" : "")
                    + (copy ? " copy" : "");
        }
    }

    private static final class Writer {
        final int number;
        final boolean[] cutOff = new boolean[SimulatedReplicaSet.NODES];
        final Deque<Job> queue = new ArrayDeque<>();
        final int streamsKept;
        StreamEnds ends;
        Tail tail = Tail.EMPTY;
        long head = -1;
        boolean metOthers;

        List<Job> group = List.of();

        @Nullable
        Settlement settlement;

        @Nullable
        Request request;

        boolean asked;

        @Nullable
        Answer arrived;

        @Nullable
        Command command;

        int until = NEVER;
        int withoutPause;
        List<Placed> secondHalf = List.of();
        int firstHalf;
        boolean firstHalfUnknown;

        Writer(int number, int streamsKept) {
            this.number = number;
            this.streamsKept = streamsKept;
            this.ends = new StreamEnds(streamsKept);
        }

        @Override
        public String toString() {
            return "w" + number;
        }
    }

    private static final class Tailer {
        final List<UUID> seen = new ArrayList<>();
        long position = -1;
    }

    private final SplittableRandom random;
    private final Habit habit;
    private final Tally tally;
    private final @Nullable List<String> trace;
    private final long seed;
    private final SimulatedReplicaSet set;
    private final List<Writer> writers = new ArrayList<>();
    private final List<Tailer> tailers = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Job> jobs = new ArrayList<>();
    private final Map<Draft, Job> byDraft = new HashMap<>();
    private final long[] planned = new long[STREAMS];
    private final int trouble;
    private int step;
    private int eventIds;
    private boolean mended;
    private boolean stuck;

    private Simulation(long seed, Habit habit, Tally tally, @Nullable List<String> trace) {
        this.seed = seed;
        this.habit = habit;
        this.tally = tally;
        this.trace = trace;
        random = new SplittableRandom(seed);
        set = new SimulatedReplicaSet(tally);
        Arrays.fill(planned, -1);
        trouble = 1 + random.nextInt(12);
        int most = 2 + random.nextInt(3);
        for (int i = 0; i < most; i++) writers.add(new Writer(i, 1 + random.nextInt(STREAMS + 2)));
        for (int i = 0; i < TAILERS; i++) tailers.add(new Tailer());
    }

    /**
     * Plays one history.
     *
     * @throws Violation it does not end as it has to
     */
    static void play(long seed, Habit habit, Tally tally) {
        new Simulation(seed, habit, tally, null).run();
    }

    /** What happens in a history, a line each. */
    static List<String> trace(long seed, Habit habit) {
        List<String> trace = new ArrayList<>();
        try {
            new Simulation(seed, habit, new Tally(), trace).run();
        } catch (Violation e) {
            trace.add(e.getMessage());
        }
        return trace;
    }

    private void run() {
        elect(set.nodes[0]);
        int steps = 120 + random.nextInt(240);
        int drafts = 4 + random.nextInt(14);
        for (step = 0; step < steps; step++) {
            if (drafts > 0 && random.nextInt(steps) < 2 * drafts) {
                drafts--;
                submit();
            }
            happen();
        }
        mend();
        check();
        if (stuck) throw new Violation(Wrong.STUCK, "it does not come to an end: " + unsettled());
    }

    private void say(Supplier<String> what) {
        if (trace != null) trace.add(step + " " + what.get());
    }

    private boolean chance(int outOf100) {
        return random.nextInt(100) < outOf100;
    }

    /** Whether something goes wrong that does in this history. */
    private boolean mishap(int outOf100) {
        return !mended && random.nextInt(600) < outOf100 * trouble;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Node anyNode() {
        return set.nodes[random.nextInt(SimulatedReplicaSet.NODES)];
    }

    // What happens next

    private void happen() {
        int what = random.nextInt(100);
        if (what < 42) work(any(writers));
        else if (what < 62) advance();
        else if (what < 92) replicate();
        else if (what < 96) read();
        else if (mishap(100)) fail();
        else {
            Node node = anyNode();
            if (!node.up) restart(node);
            else if (!primaryIsSeenBy(node)) elect(node);
        }
    }

    private boolean primaryIsSeenBy(Node node) {
        for (Node other : set.nodes) if (other.writable() && set.linked(node, other)) return true;
        return false;
    }

    private void elect(Node node) {
        if (set.elect(node)) say(() -> node + " is elected: " + SimulatedReplicaSet.state(node));
    }

    private void restart(Node node) {
        set.restart(node, random.nextInt(node.committed + 1));
        say(() -> node + " is up again");
    }

    private void fail() {
        Node node = anyNode();
        switch (random.nextInt(7)) {
            case 0, 1 -> elect(node);
            case 2 -> {
                if (!node.up) return;
                set.crash(node);
                say(() -> node + " crashes: " + SimulatedReplicaSet.state(node));
            }
            case 3 -> {
                if (!node.primary) return;
                set.stepDown(node);
                tally.met(Met.STEPPED_DOWN);
                say(() -> node + " steps down");
            }
            case 4 -> {
                for (Node other : set.nodes) if (other != node) set.cut(node, other, true);
                for (Writer writer : writers) if (chance(40)) writer.cutOff[node.number] = true;
                tally.met(Met.PARTITION);
                say(() -> node + " is cut off from the others");
            }
            case 5 -> {
                for (Node other : set.nodes) if (other != node) set.cut(node, other, false);
                for (Writer writer : writers) writer.cutOff[node.number] = false;
                say(() -> node + " is in touch again");
            }
            default -> restartWriter(any(writers));
        }
    }

    private void replicate() {
        Node node = anyNode();
        Node other = anyNode();
        switch (random.nextInt(4)) {
            case 0 -> set.journal(node);
            case 1 -> set.heartbeat(node, other);
            default -> {
                if (set.replicate(node, other, 1 + random.nextInt(4)))
                    say(() -> node + " fetches from " + other + ": " + SimulatedReplicaSet.state(node));
                if (chance(70)) set.journal(node);
                if (chance(60)) set.heartbeat(node, other);
            }
        }
    }

    private void read() {
        List<Node> primaries = new ArrayList<>();
        for (Node node : set.nodes) if (node.writable()) primaries.add(node);
        if (primaries.isEmpty()) return;
        Node node = any(primaries);
        if (chance(60)) {
            tail(any(tailers), node);
            return;
        }
        Writer writer = any(writers);
        if (writer.cutOff[node.number]) return;
        for (Found found : set.read(node, writer.head + 1, Integer.MAX_VALUE, true)) writer.head = found.last();
        if (chance(50)) load(writer, node, "s" + random.nextInt(STREAMS));
    }

    /** As one does who is about to append to a stream. */
    private void load(Writer writer, Node node, String stream) {
        for (Stored commit : set.commits(node, true)) {
            Long last = commit.heading().ends().get(stream);
            if (last != null)
                writer.ends.saw(
                        stream, new StreamEnds.End(last, commit.heading().last()));
        }
    }

    private void tail(Tailer tailer, Node node) {
        for (Found found : set.read(node, tailer.position + 1, 3, true)) {
            if (found.position() != tailer.position + 1)
                throw new Violation(
                        Wrong.TAILER, "after " + tailer.position + " a tailer is shown " + found.position());
            tailer.position = found.last();
            tailer.seen.add(found.id());
        }
    }

    // What is to be appended

    private void submit() {
        Writer writer = any(writers);
        List<LogEvent> events = new ArrayList<>();
        int streams = random.nextInt(8);
        int most = streams == 0 ? 0 : streams < 6 ? 1 : streams == 6 ? 2 : 3;
        int first = random.nextInt(STREAMS);
        for (int i = 0; i < most; i++) addRun(events, (first + i) % STREAMS);
        if (events.isEmpty() || chance(15)) events.add(event(null, 0, false));
        if (most == 0) tally.met(Met.NO_STREAM);
        if (most > 1) tally.met(Met.SEVERAL_STREAMS);
        Draft draft = new Draft(new UUID(seed, jobs.size()), events);
        Job job = new Job("d" + jobs.size(), draft, step, writer.tail.head());
        jobs.add(job);
        byDraft.put(draft, job);
        writer.queue.add(job);
        Node newest = newest();
        if (newest.writable() && !writer.cutOff[newest.number] && chance(40))
            draft.runs().forEach(run -> load(writer, newest, run.stream()));
        say(() -> job + " for " + writer + ": " + draft.runs() + " and " + events.size() + " events");
    }

    private void addRun(List<LogEvent> events, int number) {
        String stream = "s" + number;
        long end = -1;
        for (Stored commit : set.commits(newest(), false))
            end = Math.max(end, commit.heading().ends().getOrDefault(stream, -1L));
        long first = end + 1;
        int guess = random.nextInt(20);
        if (end < 0 && guess < 4) first = 1L + random.nextInt(3);
        else if (guess < 8) first = planned[number] + 1;
        else if (guess < 10 && end >= 0) first = random.nextLong(end + 1);
        else if (guess == 10) first = end + 2L + random.nextInt(2);
        int count = 1 + random.nextInt(2);
        boolean again = events.isEmpty() && eventIds > 0 && chance(6);
        for (int i = 0; i < count; i++) {
            events.add(event(stream, first + i, again && i == 0));
        }
        planned[number] = first + count - 1;
    }

    private LogEvent event(@Nullable String stream, long sequence, boolean again) {
        String id = "e" + (again ? random.nextInt(eventIds) : eventIds++);
        return new LogEvent(
                id,
                stream == null ? null : new LogEvent.StreamPlace("ship", stream, sequence),
                START.plusSeconds(random.nextInt(1_000)),
                "ship/departed",
                null,
                NOTHING,
                NOTHING);
    }

    private Node newest() {
        Node newest = set.nodes[0];
        for (Node node : set.nodes) if (node.term > newest.term || (node.writable() && !newest.primary)) newest = node;
        return newest;
    }

    // The writers, as MongoCommitLog drives a settlement

    private void work(Writer writer) {
        if (writer.request == null) {
            if (!writer.queue.isEmpty()) begin(writer);
        } else if (!writer.asked) {
            ask(writer, writer.request);
        } else if (writer.arrived != null) {
            Answer answer = writer.arrived;
            writer.arrived = null;
            writer.asked = false;
            writer.command = null;
            hear(writer, answer);
        } else if (mishap(8) || writer.command == null || !commands.contains(writer.command)) {
            timeOut(writer);
        }
    }

    private void begin(Writer writer) {
        List<Job> group = new ArrayList<>();
        int most = 1 + random.nextInt(MOST_IN_A_GROUP);
        while (group.size() < most && !writer.queue.isEmpty()) group.add(writer.queue.remove());
        writer.group = group;
        writer.until = chance(50) ? NEVER : step + 15 + random.nextInt(60);
        if (writer.head - writer.tail.head() > FAR_BEHIND) catchUp(writer);
        for (Command command : commands) {
            if (command.sender == null) {
                tally.met(Met.BEGAN_WHILE_A_ZOMBIE_WAS_ABOUT);
                break;
            }
        }
        begin(writer, writer.tail, group, (writer.metOthers && chance(50)) || writer.head > writer.tail.head());
    }

    private void begin(Writer writer, Tail tail, List<Job> group, boolean others) {
        Settlement settlement = new Settlement(
                tail, writer.ends, group.stream().map(job -> job.draft).toList());
        writer.settlement = settlement;
        writer.withoutPause = 0;
        if (others) tally.met(Met.LOOKED_FIRST);
        say(() -> writer + " begins " + group + " after " + tail.head());
        proceed(writer, settlement, settlement.begin(others));
    }

    private void catchUp(Writer writer) {
        Node node = primaryFor(writer);
        if (node == null) return;
        List<Found> all = set.read(node, writer.tail.head() + 1, Integer.MAX_VALUE, true);
        if (all.isEmpty()) return;
        writer.tail = Tail.of(all.getLast());
        tally.met(Met.CAUGHT_UP);
    }

    /** A new program in its place, which knows nothing of what the last one sent. */
    private void restartWriter(Writer writer) {
        Node node = primaryFor(writer);
        if (node == null) return;
        if (writer.command != null) abandon(writer.command);
        List<Found> all = set.read(node, 0, Integer.MAX_VALUE, true);
        writer.tail = all.isEmpty() ? Tail.EMPTY : Tail.of(all.getLast());
        writer.head = writer.tail.head();
        writer.ends = new StreamEnds(writer.streamsKept);
        writer.queue.clear(); // whoever waited was in the program that ended
        writer.group = List.of();
        writer.request = null;
        writer.asked = false;
        writer.arrived = null;
        writer.command = null;
        writer.secondHalf = List.of();
        writer.firstHalf = 0;
        tally.met(Met.WRITER_RESTARTED);
        say(() -> writer + " is started anew, after " + writer.tail.head());
    }

    private void proceed(Writer writer, Settlement settlement, @Nullable Request next) {
        if (settlement.tail().head() > writer.tail.head()) writer.withoutPause = 0;
        writer.tail = settlement.tail();
        writer.request = next;
        writer.asked = false;
        if (next != null) return;
        writer.metOthers = settlement.metOthers();
        writer.head = Math.max(writer.head, writer.tail.head());
        for (Job job : writer.group) settle(job, settlement.of(job.draft));
        writer.group = List.of();
    }

    private void settle(Job job, Outcome outcome) {
        job.outcome = outcome;
        job.settled = step;
        switch (outcome) {
            case Outcome.Kept(Commit commit) -> {
                say(() -> job + " is kept at " + commit.firstPosition());
                tally.met(job.acknowledged ? Met.KEPT_BY_ACKNOWLEDGEMENT : Met.KEPT_BY_READING);
                if (job.firstAskedAt >= 0 && job.firstAskedAt != commit.firstPosition())
                    tally.met(Met.KEPT_ELSEWHERE_THAN_FIRST_ASKED);
            }
            case Outcome.Refused(RuntimeException why) -> {
                say(() -> job + " is refused: " + why.getMessage());
                switch (why) {
                    case OutcomeUnknown unknown -> tally.met(Met.GIVEN_UP_AS_UNKNOWN);
                    case LogUnavailable unavailable -> tally.met(Met.GIVEN_UP_AS_NOT_SENT);
                    default -> {
                        if (job.wasUnknown) tally.met(Met.REFUSED_AFTER_AN_UNKNOWN_OUTCOME);
                    }
                }
            }
        }
    }

    private @Nullable Node primaryFor(Writer writer) {
        List<Node> primaries = new ArrayList<>();
        for (Node node : set.nodes) if (node.writable() && !writer.cutOff[node.number]) primaries.add(node);
        return primaries.isEmpty() ? null : any(primaries);
    }

    private void ask(Writer writer, Request request) {
        writer.asked = true;
        if (++writer.withoutPause > 5 * (MOST_IN_A_GROUP + 1))
            throw new Violation(Wrong.SPINS, writer + " asks on and on, last for " + request);
        switch (request) {
            case Request.Insert(List<Placed> placed) -> {
                note(writer, placed);
                if (habit == Habit.SPLITS_A_GROUP && placed.size() > 1) {
                    writer.firstHalf = placed.size() / 2;
                    writer.secondHalf = placed.subList(writer.firstHalf, placed.size());
                    send(writer, placed.subList(0, writer.firstHalf));
                } else {
                    send(writer, placed);
                }
            }
            case Request.Pause pause -> {
                writer.withoutPause = 0;
                tally.met(Met.PAUSE);
                writer.arrived = new Answer.Passed();
            }
            case Request.Read read ->
                writer.arrived = answer(writer, Met.READ_FAILED, node -> read(writer, node, read));
            case Request.Peek peek ->
                writer.arrived = answer(writer, Met.PEEK_FAILED, node -> {
                    boolean present = set.has(node, peek.position());
                    tally.met(present ? Met.PEEK_FOUND : Met.PEEK_FOUND_NOTHING);
                    return new Answer.Peeked(present);
                });
            case Request.LookUp lookUp ->
                writer.arrived = answer(writer, Met.LOOK_UP_FAILED, node -> lookUp(writer, node, lookUp));
        }
        @Nullable Answer arrived = writer.arrived;
        if (arrived != null) say(() -> writer + " asks " + shown(request) + " and gets " + shown(arrived));
    }

    private void note(Writer writer, List<Placed> placed) {
        if (placed.size() > 1) tally.met(Met.INSERT_OF_SEVERAL);
        for (Placed each : placed) {
            Job job = job(each.draft());
            if (job.firstAskedAt < 0) job.firstAskedAt = each.position();
            else if (job.wasUnknown && job.firstAskedAt == each.position())
                tally.met(Met.ASKED_AGAIN_AT_THE_SAME_PLACE);
        }
        say(() -> writer + " sends "
                + placed.stream()
                        .map(each -> job(each.draft()) + "@" + each.position() + each.keys())
                        .toList());
    }

    private Job job(Draft draft) {
        Job job = byDraft.get(draft);
        if (job == null) throw new IllegalStateException("a draft of another history");
        return job;
    }

    private interface Asked {
        Answer of(Node node);
    }

    private Answer answer(Writer writer, Met failed, Asked asked) {
        Node node = primaryFor(writer);
        if (node == null || mishap(8)) {
            tally.met(failed);
            return NOT_SENT;
        }
        return asked.of(node);
    }

    private Answer read(Writer writer, Node node, Request.Read read) {
        List<Found> found = set.read(node, read.from(), read.limit(), habit != Habit.READS_WHAT_ONLY_THE_PRIMARY_HAS);
        if (found.isEmpty()) tally.met(Met.READ_FOUND_NOTHING);
        for (Found each : found) {
            boolean own = writer.group.stream().anyMatch(job -> job.draft.id().equals(each.id()));
            tally.met(own ? Met.READ_FOUND_ITS_OWN : Met.READ_FOUND_ANOTHERS);
        }
        if (reach(node) < writer.tail.head()) tally.met(Met.READ_LAGGED);
        return new Answer.Commits(found);
    }

    private long reach(Node node) {
        List<Found> all = set.read(node, 0, Integer.MAX_VALUE, true);
        return all.isEmpty() ? -1 : all.getLast().last();
    }

    private Answer lookUp(Writer writer, Node node, Request.LookUp lookUp) {
        tally.met(lookUp.eventIds().isEmpty() ? Met.LOOK_UP_OF_STREAMS : Met.LOOK_UP_OF_ONE_TURNED_DOWN);
        if (reach(node) < writer.tail.head()) tally.met(Met.LOOK_UP_LAGGED);
        Answer.LookedUp found = set.lookUp(node, lookUp, habit != Habit.REFUSES_ON_WHAT_ONLY_THE_PRIMARY_HAS);
        if (found.ends().values().stream().anyMatch(end -> end.position() > writer.tail.head())
                || found.ids().values().stream().anyMatch(position -> position > writer.tail.head()))
            tally.met(Met.LOOK_UP_BEYOND_WHAT_WAS_READ);
        if (habit != Habit.REFUSES_ON_WHAT_ONLY_THE_PRIMARY_HAS && habit != Habit.REFUSES_ON_WHAT_IT_HAS_NOT_READ_PAST)
            return found;
        Map<String, StreamEnds.End> ends = new LinkedHashMap<>();
        found.ends().forEach((stream, end) -> ends.put(stream, new StreamEnds.End(end.sequence(), -1)));
        Map<String, Long> ids = new LinkedHashMap<>();
        found.ids().forEach((id, position) -> ids.put(id, -1L));
        return new Answer.LookedUp(ends, ids, found.upTo());
    }

    private void send(Writer writer, List<Placed> placed) {
        Node node = primaryFor(writer);
        if (node == null && chance(50)) node = anyNode(); // a driver that has not heard of the step-down
        if (node == null || mishap(4)) {
            tally.met(Met.INSERT_NOT_SENT);
            writer.arrived = NOT_SENT;
            return;
        }
        if (mishap(4)) {
            tally.met(Met.REQUEST_LOST);
            return;
        }
        Command command = new Command(placed.stream().map(Stored::of).toList(), writer, node, false);
        writer.command = command;
        commands.add(command);
    }

    private void timeOut(Writer writer) {
        say(() -> writer + " hears nothing of what it sent");
        if (writer.command != null) abandon(writer.command);
        writer.command = null;
        writer.arrived = NO_REPLY;
    }

    private void abandon(Command command) {
        if (command.sender == null) return;
        command.sender = null;
        if (!mended && chance(25)) commands.add(new Command(command.commits, null, null, true));
    }

    private void hear(Writer writer, Answer answer) {
        Settlement settlement = writer.settlement;
        Request request = writer.request;
        if (settlement == null || request == null) throw new IllegalStateException("nothing was asked");
        if (!(request instanceof Request.Insert(List<Placed> placed))) {
            answered(writer, settlement, answer);
            return;
        }
        @Nullable Answer whole = ofBothHalves(writer, answer);
        if (whole == null) return;
        say(() -> writer + " gets " + shown(whole));
        count(placed, whole);
        if (whole instanceof Answer.Unknown) unknown(writer, settlement, placed, whole);
        else answered(writer, settlement, whole);
    }

    private void answered(Writer writer, Settlement settlement, Answer answer) {
        boolean late = !mended && step > writer.until;
        proceed(writer, settlement, settlement.answered(answer, late));
        if (habit == Habit.TAKES_NOT_THERE_YET_FOR_NOT_KEPT
                && writer.request instanceof Request.Insert(List<Placed> again)
                && again.stream().anyMatch(each -> job(each.draft()).wasUnknown)) drop(writer, settlement, again);
    }

    /** What a writer does about an unknown outcome: tells the settlement, unless it is a mutant. */
    private void unknown(Writer writer, Settlement settlement, List<Placed> placed, Answer answer) {
        switch (habit) {
            case TAKES_UNKNOWN_FOR_NOT_KEPT -> drop(writer, settlement, placed);
            case RENUMBERS_WITHOUT_READING -> {
                Placed last = placed.getLast();
                restartGroup(writer, settlement, new Tail(last.last(), last.highWater(), last.chain()));
            }
            case TAKES_UNKNOWN_FOR_KEPT -> answered(writer, settlement, new Answer.Kept());
            case TAKES_A_WRITE_CONCERN_ERROR_FOR_KEPT ->
                answered(writer, settlement, answer.equals(NO_MAJORITY) ? new Answer.Kept() : answer);
            default -> answered(writer, settlement, answer);
        }
    }

    /** The answer to the whole insert; null where there is a second half of it to be sent yet. */
    private @Nullable Answer ofBothHalves(Writer writer, Answer answer) {
        if (!writer.secondHalf.isEmpty()) {
            List<Placed> second = writer.secondHalf;
            writer.secondHalf = List.of();
            if (!(answer instanceof Answer.Kept) && !answer.equals(NO_MAJORITY)) {
                writer.firstHalf = 0;
                return answer;
            }
            writer.firstHalfUnknown = answer.equals(NO_MAJORITY);
            writer.asked = true;
            say(() -> writer + " sends the rest, after " + shown(answer));
            send(writer, second);
            return null;
        }
        int before = writer.firstHalf;
        writer.firstHalf = 0;
        if (before == 0) return answer;
        if (writer.firstHalfUnknown) return NO_MAJORITY;
        return switch (answer) {
            case Answer.Stopped(int index) -> new Answer.Stopped(before + index);
            case Answer.Failed failed -> NO_REPLY;
            default -> answer;
        };
    }

    private void count(List<Placed> placed, Answer answer) {
        switch (answer) {
            case Answer.Kept kept -> {
                tally.met(Met.INSERT_KEPT);
                for (Placed each : placed) job(each.draft()).acknowledged = true;
            }
            case Answer.Stopped(int index) -> {
                for (Placed each : placed.subList(0, index)) job(each.draft()).acknowledged = true;
                tally.met(index == 0 ? Met.INSERT_STOPPED_AT_THE_FIRST : Met.INSERT_STOPPED_LATER);
                Placed at = placed.get(index);
                if (at.keys().contains(Placed.BIRTH)
                        && at.draft().runs().stream().anyMatch(run -> run.first() > 0))
                    tally.met(Met.WRONG_GUESS_OF_A_BIRTH);
            }
            case Answer.Unknown unknown -> {
                tally.met(Met.INSERT_UNKNOWN);
                for (Placed each : placed) job(each.draft()).wasUnknown = true;
            }
            default -> {}
        }
    }

    private void drop(Writer writer, Settlement settlement, List<Placed> placed) {
        for (Placed each : placed) settle(job(each.draft()), new Outcome.Refused(new LogUnavailable("not kept", null)));
        restartGroup(writer, settlement, settlement.tail());
    }

    private void restartGroup(Writer writer, Settlement settlement, Tail tail) {
        List<Job> left = new ArrayList<>();
        for (Job job : writer.group) {
            if (job.outcome != null) continue;
            try {
                settle(job, settlement.of(job.draft));
            } catch (IllegalStateException e) {
                left.add(job);
            }
        }
        writer.group = left;
        begin(writer, tail, left, false);
    }

    private String shown(Object message) {
        return switch (message) {
            case Request.Read(long from, int limit) -> "for commits from " + from;
            case Answer.Commits(List<Found> found) ->
                found.stream()
                                .map(each ->
                                        jobs.get((int) each.id().getLeastSignificantBits()) + "@" + each.position())
                                .toList()
                        + "";
            case Answer.Unknown(RuntimeException why) -> "unknown: " + why.getMessage();
            case Answer.Failed(RuntimeException why) -> "failed: " + why.getMessage();
            default -> message.toString();
        };
    }

    // Commands on their way and on the servers

    private void advance() {
        if (!commands.isEmpty()) advance(any(commands));
    }

    private void advance(Command command) {
        if (!command.arrived) arrive(command);
        else if (command.node == null || command.epoch != command.node.epoch || !command.node.writable()) die(command);
        else if (!command.ran) run(command, command.node);
        else if (command.node.committed >= command.wroteUpTo) finish(command, outcome(command));
        else if (mishap(10)) {
            tally.met(Met.WRITE_CONCERN_ERROR);
            finish(command, NO_MAJORITY);
        }
    }

    private void arrive(Command command) {
        Node sentTo = command.node;
        if (command.sender == null) {
            List<Node> primaries = new ArrayList<>();
            for (Node node : set.nodes) if (node.writable()) primaries.add(node);
            if (primaries.isEmpty()) return;
            command.node = any(primaries);
        }
        if (command.node == null || !command.node.writable()) {
            finish(command, NO_PRIMARY);
            return;
        }
        if (command.sender == null && sentTo != null && sentTo != command.node)
            tally.met(Met.ZOMBIE_CAME_TO_ANOTHER_NODE);
        command.epoch = command.node.epoch;
        command.arrived = true;
    }

    private void die(Command command) {
        if (command.next > 0 && command.next < command.commits.size() && command.stopped < 0) tally.met(Met.BATCH_CUT);
        say(() -> command + " is broken off after " + command.next);
        finish(command, BROKEN_OFF);
    }

    private void run(Command command, Node node) {
        int most = chance(60) ? command.commits.size() : 1;
        for (int i = 0; i < most && command.next < command.commits.size(); i++) {
            Stored commit = command.commits.get(command.next);
            if (!set.insert(node, commit)) {
                command.stopped = command.next;
                if (command.sender == null) tally.met(Met.ZOMBIE_STOPPED);
                break;
            }
            say(() -> job(commit.placed().draft()) + "@" + commit.heading().position() + " is written on " + node
                    + " by " + command);
            if (command.sender == null) tally.met(command.copy ? Met.COPY_WROTE : Met.ZOMBIE_WROTE);
            command.next++;
            command.wroteUpTo = node.length();
        }
        command.ran = command.stopped >= 0 || command.next == command.commits.size();
        if (command.ran && (command.stopped == 0 || command.sender == null)) finish(command, outcome(command));
    }

    private static Answer outcome(Command command) {
        return command.stopped >= 0 ? new Answer.Stopped(command.stopped) : new Answer.Kept();
    }

    private void finish(Command command, Answer answer) {
        commands.remove(command);
        Writer sender = command.sender;
        if (sender == null || sender.command != command) return;
        if (mishap(8)) tally.met(Met.REPLY_LOST);
        else sender.arrived = answer;
    }

    // The end

    /** Nothing fails any more, but what is late comes yet. */
    private void mend() {
        mended = true;
        set.heal();
        for (Writer writer : writers) Arrays.fill(writer.cutOff, false);
        say(() -> "everything is mended");
        int last = step + 600 + 60 * jobs.size();
        while (!isQuiet()) {
            if (++step > last) {
                stuck = true;
                break;
            }
            for (Writer writer : writers) work(writer);
            for (Command command : List.copyOf(commands)) if (command.sender != null || chance(10)) advance(command);
            for (int i = 0; i < 3; i++) replicate();
            settleDown();
        }
        int rounds = 0;
        do {
            if (++rounds > MOST_ROUNDS_TO_BECOME_WHOLE)
                throw new IllegalStateException("the simulated set does not become whole");
            settleDown();
        } while (!newest().writable() || newest().committed < newest().length());
        Node primary = newest();
        for (Tailer tailer : tailers) {
            for (long before = -2; before < tailer.position; ) {
                before = tailer.position;
                tail(tailer, primary);
            }
        }
    }

    private boolean isQuiet() {
        if (!commands.isEmpty()) return false;
        for (Writer writer : writers) if (writer.request != null || !writer.queue.isEmpty()) return false;
        return true;
    }

    private List<Job> unsettled() {
        List<Job> unsettled = new ArrayList<>();
        for (Writer writer : writers) {
            unsettled.addAll(writer.group);
            unsettled.addAll(writer.queue);
        }
        return unsettled;
    }

    /** One round of what a whole set does by itself. */
    private void settleDown() {
        if (Arrays.stream(set.nodes).noneMatch(Node::writable)) elect(anyNode());
        for (Node node : set.nodes) {
            for (Node other : set.nodes) {
                set.replicate(node, other, 2);
                set.journal(node);
                set.heartbeat(node, other);
            }
        }
    }

    private void check() {
        List<Stored> log = set.commits(newest(), true);
        Map<UUID, Stored> byId = new HashMap<>();
        long next = 0;
        byte[] chain = Chain.genesis();
        Instant highWater = Instant.MIN;
        Map<String, Long> ends = new HashMap<>();
        Map<String, UUID> ids = new HashMap<>();
        for (Stored commit : log) {
            Found heading = commit.heading();
            Draft draft = commit.placed().draft();
            Job job = job(draft);
            if (byId.put(heading.id(), commit) != null) throw new Violation(Wrong.TWICE, job + " is there twice");
            if (heading.position() < next)
                throw new Violation(Wrong.ORDER, heading.position() + " was written after " + (next - 1));
            if (heading.position() > next)
                throw new Violation(Wrong.HOLE, "nothing at " + next + " before " + heading.position());
            chain = Chain.next(chain, next, draft.digest());
            if (!Arrays.equals(chain, heading.chain())) throw new Violation(Wrong.CHAIN, "at " + next);
            if (draft.latest().isAfter(highWater)) highWater = draft.latest();
            if (!highWater.equals(heading.highWater())) throw new Violation(Wrong.HIGH_WATER, "at " + next);
            next = heading.last() + 1;
            for (Draft.Run run : draft.runs()) {
                Long before = ends.put(run.stream(), run.last());
                if (before == null) tally.met(run.first() == 0 ? Met.BIRTH : Met.BIRTH_AT_ANOTHER_SEQUENCE);
                else if (run.first() != before + 1)
                    throw new Violation(Wrong.STREAM, run + " follows " + before + ", by " + job);
            }
            for (LogEvent event : draft.events()) ids.put(event.id(), draft.id());
        }
        for (Job job : jobs) check(job, byId.get(job.draft.id()), log, ends, ids);
        checkRealTime(byId);
        for (Tailer tailer : tailers) {
            if (!tailer.seen.equals(
                    log.stream().map(commit -> commit.heading().id()).toList()))
                throw new Violation(Wrong.TAILER, "a tailer did not see the log");
        }
    }

    private void check(
            Job job, @Nullable Stored there, List<Stored> log, Map<String, Long> ends, Map<String, UUID> ids) {
        switch (job.outcome) {
            case null -> {} // its program was started anew
            case Outcome.Kept(Commit commit) -> {
                if (there == null
                        || there.heading().position() != commit.firstPosition()
                        || !Arrays.equals(there.heading().chain(), commit.chain())
                        || !there.heading().highWater().equals(commit.highWater()))
                    throw new Violation(Wrong.LOST, job + " was kept at " + commit.firstPosition());
            }
            case Outcome.Refused(OutcomeUnknown why) ->
                tally.met(there == null ? Met.GIVEN_UP_AND_NOT_THERE : Met.GIVEN_UP_AND_THERE);
            case Outcome.Refused(RuntimeException why) -> {
                if (there != null)
                    throw new Violation(
                            Wrong.REFUSED_BUT_THERE,
                            job + " is at " + there.heading().position() + ", though: " + why);
                if (why instanceof StreamConflict conflict) checkGround(job, conflict, log, ends, ids);
            }
        }
    }

    private void checkGround(
            Job job, StreamConflict why, List<Stored> log, Map<String, Long> ends, Map<String, UUID> ids) {
        boolean idTaken = ids.containsKey(job.draft.events().get(why.index()).id());
        for (Draft.Run run : job.draft.runs()) {
            if (run.index() != why.index()) continue;
            if (saysTheSame(why, Draft.taken(run.first(), run.index()))) {
                tally.met(Met.REFUSED_SEQUENCE_TAKEN);
                if (ends.getOrDefault(run.stream(), -1L) < run.first())
                    throw new Violation(Wrong.REFUSED_WITHOUT_GROUND, job + ": " + why.getMessage());
                return;
            }
            if (saysTheSame(why, Draft.beyond(run.first(), run.index()))) {
                tally.met(Met.REFUSED_BEYOND);
                for (Stored commit : log) {
                    Long end = commit.heading().ends().get(run.stream());
                    if (end != null
                            && end >= run.first() - 1
                            && commit.heading().last() <= job.known)
                        throw new Violation(
                                Wrong.REFUSED_WITHOUT_GROUND,
                                job + ": " + why.getMessage() + ", and it did when it was submitted");
                }
                return;
            }
        }
        tally.met(Met.REFUSED_EVENT_ID_TAKEN);
        if (!idTaken) throw new Violation(Wrong.REFUSED_WITHOUT_GROUND, job + ": " + why.getMessage());
    }

    private static boolean saysTheSame(StreamConflict a, StreamConflict b) {
        return Objects.equals(a.getMessage(), b.getMessage());
    }

    /** I2, as those who append see it: what was acknowledged before another was submitted comes before it. */
    private void checkRealTime(Map<UUID, Stored> byId) {
        for (Job first : jobs) {
            if (!(first.outcome instanceof Outcome.Kept(Commit commit))) continue;
            for (Job second : jobs) {
                Stored there = byId.get(second.draft.id());
                if (there != null
                        && first.settled < second.submitted
                        && there.heading().position() < commit.firstPosition())
                    throw new Violation(Wrong.ORDER, second + " stands before " + first);
            }
        }
    }
}
