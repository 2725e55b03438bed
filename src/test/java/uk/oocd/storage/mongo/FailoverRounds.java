package uk.oocd.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog.Located;

/**
 * Two programs write and follow one log on a real set of three nodes, which fails in one way a round. After each round
 * the log is held to what the programs were told, and what their projections made of it to a fresh rebuild.
 *
 * <p>The nodes know each other, and the programs know them, by the addresses of proxies. Patience is set shorter than in
 * the product, so that rounds are short: {@code electionTimeoutMillis} 1,000, socket timeout 1.5 s, heartbeat 0.5 s.
 */
public final class FailoverRounds implements AutoCloseable {

    private static final String SETTINGS =
            "&socketTimeoutMS=1500&connectTimeoutMS=1000&heartbeatFrequencyMS=500&serverSelectionTimeoutMS=3000";

    /** Acknowledgements of each program before the failure, and after it. */
    private static final int UNDER_WAY = 8;

    /** Each met by a commit, and as many by what a projection writes. */
    private static final int FAULTS = 3;

    /** In which way the set fails. */
    public enum Kind {
        KILLED_PRIMARY,
        SUSPENDED_PRIMARY,
        CUT_BEFORE_THE_REQUEST,
        CUT_BEFORE_THE_REPLY,
        LATE_REQUEST
    }

    /**
     * What one round came to.
     *
     * @param acknowledged commits
     * @param unknown commits whose outcome their program was not told
     * @param longestStall of one acknowledged append
     */
    public record Round(Kind kind, int acknowledged, int unknown, Duration longestStall) {}

    private final Map<Integer, TcpProxy> proxies = new ConcurrentHashMap<>();
    private final RealMongo set;
    private final List<Child> children;
    private int rounds;

    public FailoverRounds() {
        set = RealMongo.threeNodesAnnouncedAs(
                port -> proxies.computeIfAbsent(port, TcpProxy::new).port());
        children = List.of(new Child(), new Child());
    }

    /**
     * Plays one round on a log of its own.
     *
     * @throws AssertionError the log, or what a program saw of it, is not what it was to be
     */
    public Round play(Kind kind) {
        set.primary();
        String uri = set.uri("round-" + ++rounds) + SETTINGS;
        List<Integer> starts = saidSoFar();
        askAll(_ -> "open " + uri, "opened");
        follow();
        children.forEach(child -> child.tell("go"));
        awaitProgress();
        fail(kind);
        awaitProgress();
        children.forEach(child -> child.tell("pause"));
        List<String> said = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) {
            children.get(i).answer("paused", starts.get(i));
            said.addAll(children.get(i)
                    .lines()
                    .subList(starts.get(i), children.get(i).lines().size()));
        }
        return check(kind, uri, said);
    }

    /** Each takes a projection, and then wants that of the other, too, which comes free when its own stands still. */
    private void follow() {
        askAll(program -> "follow " + String.join(" ", projections(program)), "following");
        children.forEach(child -> child.tell("compete"));
    }

    /** All of them, beginning with the program's own. */
    private List<String> projections(int program) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) names.add("voyages-" + (program + i) % children.size());
        return names;
    }

    private List<Integer> saidSoFar() {
        return children.stream().map(child -> child.lines().size()).toList();
    }

    /** Tells each its line, by its number, and waits for the answers that begin so. */
    private void askAll(IntFunction<String> line, String beginning) {
        List<Integer> before = saidSoFar();
        for (int i = 0; i < children.size(); i++) children.get(i).tell(line.apply(i));
        for (int i = 0; i < children.size(); i++) children.get(i).answer(beginning, before.get(i));
    }

    private void awaitProgress() {
        for (Child child : children) {
            long before = acknowledged(child.lines());
            child.await(lines -> acknowledged(lines) >= before + UNDER_WAY);
        }
    }

    private static long acknowledged(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("acknowledged")).count();
    }

    private void fail(Kind kind) {
        switch (kind) {
            case KILLED_PRIMARY -> {
                int primary = set.primary();
                set.kill(primary);
                awaitProgress();
                set.restart(primary);
            }
            case SUSPENDED_PRIMARY -> {
                int primary = set.primary();
                set.suspend(primary);
                try {
                    assertThat(set.primary()).as("another primary").isNotEqualTo(primary);
                } finally {
                    set.resume(primary);
                }
            }
            case CUT_BEFORE_THE_REQUEST -> fail(TcpProxy.Fault.BEFORE_THE_REQUEST);
            case CUT_BEFORE_THE_REPLY -> fail(TcpProxy.Fault.BEFORE_THE_REPLY);
            case LATE_REQUEST -> fail(TcpProxy.Fault.LATE_REQUEST);
        }
    }

    private void fail(TcpProxy.Fault fault) {
        int inserts = met(TcpProxy::met);
        int updates = met(TcpProxy::updatesMet);
        proxies.values().forEach(proxy -> proxy.failAllWrites(fault, FAULTS));
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (met(TcpProxy::met) < inserts + FAULTS || met(TcpProxy::updatesMet) < updates + FAULTS) {
            assertThat(System.nanoTime()).as("the failure is met within 60 s").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        proxies.values().forEach(proxy -> proxy.failAllWrites(fault, 0));
        if (fault == TcpProxy.Fault.LATE_REQUEST) LockSupport.parkNanos(TcpProxy.LATE.toNanos());
    }

    private int met(ToIntFunction<TcpProxy> what) {
        return proxies.values().stream().mapToInt(what).sum();
    }

    private Round check(Kind kind, String uri, List<String> said) {
        assertThat(said).noneMatch(line -> line.startsWith("trouble"));
        List<List<String>> words =
                said.stream().map(line -> List.of(line.split(" "))).toList();
        int acknowledged = 0;
        long stall = 0;
        try (var handle = LogHandle.open(uri)) {
            List<Commit> commits = handle.proven();
            Map<String, Commit> byId = commits.stream()
                    .collect(Collectors.toMap(commit -> commit.id().toString(), Function.identity()));
            Set<String> accountedFor = new HashSet<>();
            for (List<String> line : words) {
                switch (line.getFirst()) {
                    case "acknowledged" -> {
                        Commit commit = byId.get(line.get(1));
                        if (commit == null) throw new AssertionError("lost: an acknowledged commit");
                        assertThat(commit.firstPosition()).isEqualTo(Long.parseLong(line.get(2)));
                        assertThat(HexFormat.of().formatHex(commit.chain())).isEqualTo(line.get(3));
                        stall = Math.max(stall, Long.parseLong(line.get(4)));
                        accountedFor.add(line.get(1));
                        acknowledged++;
                    }
                    case "refused", "unavailable" ->
                        assertThat(byId).as("a refused commit").doesNotContainKey(line.get(1));
                    case "unknown" -> accountedFor.add(line.get(1));
                    default -> {}
                }
            }
            assertThat(accountedFor).as("whose commits there are").containsAll(byId.keySet());
            checkProjections(uri, handle, commits.getLast().lastPosition());
        }
        int unknown =
                (int) said.stream().filter(line -> line.startsWith("unknown")).count();
        return new Round(kind, acknowledged, unknown, Duration.ofMillis(stall));
    }

    private void checkProjections(String uri, LogHandle handle, long last) {
        askAll(_ -> "reach " + last, "reached");
        List<Located> log = handle.log().readAfter(-1, Integer.MAX_VALUE);
        Map<String, String> rebuilt = new TreeMap<>();
        projections(0).forEach(name -> rebuilt.putAll(Voyage.rebuilt(name, log)));
        try (var database = new SharedDatabase(uri)) {
            assertThat(database.documents()).isEqualTo(rebuilt);
        }
    }

    @Override
    public void close() {
        children.forEach(Child::close);
        set.close();
        proxies.values().forEach(TcpProxy::close);
    }

    /** Plays as many rounds as the argument says, each kind in turn, and says a line of JSON about each. */
    public static void main(String... arguments) {
        int count = Integer.parseInt(arguments[0]);
        int failures = 0;
        FailoverRounds rounds = new FailoverRounds();
        try {
            for (int i = 0; i < count; i++) {
                Kind kind = Kind.values()[i % Kind.values().length];
                try {
                    Round round = rounds.play(kind);
                    System.out.printf(
                            "{\"round\": %d, \"kind\": \"%s\", \"acknowledged\": %d, \"unknown\": %d, \"longest_stall_ms\": %d}%n",
                            i + 1,
                            kind,
                            round.acknowledged(),
                            round.unknown(),
                            round.longestStall().toMillis());
                } catch (AssertionError | RuntimeException e) {
                    failures++;
                    e.printStackTrace();
                    System.out.printf("{\"round\": %d, \"kind\": \"%s\", \"failed\": true}%n", i + 1, kind);
                    rounds.close(); // whatever state it is in, the next begins anew
                    rounds = new FailoverRounds();
                }
            }
        } finally {
            rounds.close();
        }
        System.exit(failures == 0 ? 0 : 1);
    }
}
