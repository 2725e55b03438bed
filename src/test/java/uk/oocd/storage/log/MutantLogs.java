package uk.oocd.storage.log;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Logs that break one promise each, as suites of their own; run by {@link MutantLogsTest} only. */
final class MutantLogs {

    private MutantLogs() {}

    /** Acknowledges everything and keeps nothing. */
    static final class DoesNothing extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new CommitLog() {
                @Override
                public Commit append(UUID commitId, List<LogEvent> events) {
                    return new Commit(0, commitId, Instant.EPOCH, events, new byte[32], new byte[32]);
                }

                @Override
                public void restore(List<Commit> commits) {}

                @Override
                public List<Located> readAfter(long position, int limit) {
                    return List.of();
                }

                @Override
                public List<Located> readStream(String stream, long firstSequence, int limit) {
                    return List.of();
                }

                @Override
                public OptionalLong lastSequence(String stream) {
                    return OptionalLong.empty();
                }

                @Override
                public long head() {
                    return -1;
                }

                @Override
                public long positionBefore(Instant at) {
                    return -1;
                }

                @Override
                public List<Commit> readCommits(long firstPosition, int limit) {
                    return List.of();
                }

                @Override
                public boolean await(long position, Duration atMost) {
                    return false;
                }

                @Override
                public Registration onAppend(Runnable listener) {
                    return () -> {};
                }

                @Override
                public void close() {}
            };
        }
    }

    /** Leaves out a position now and then. */
    static final class LeavesGaps extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new InMemoryCommitLog() {
                @Override
                long nextPosition() {
                    return head() % 5 == 3 ? head() + 2 : head() + 1;
                }
            };
        }
    }

    /** Keeps what came before the conflict. */
    static final class NotAtomic extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new InMemoryCommitLog() {
                @Override
                public synchronized Commit append(UUID commitId, List<LogEvent> events) {
                    try {
                        return super.append(commitId, events);
                    } catch (StreamConflict e) {
                        if (e.index() > 0) {
                            super.append(commitId, events.subList(0, e.index()));
                        }
                        throw e;
                    }
                }
            };
        }
    }

    /** Lets two writers have the same sequence. */
    static final class NoticesNoConflict extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new InMemoryCommitLog() {
                @Override
                void check(List<LogEvent> events) {}
            };
        }
    }

    /** Names the first event of a refused commit, whichever it was. */
    static final class BlamesTheFirst extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new InMemoryCommitLog() {
                @Override
                void check(List<LogEvent> events) {
                    try {
                        super.check(events);
                    } catch (StreamConflict e) {
                        throw new StreamConflict("somewhere", 0);
                    }
                }
            };
        }
    }

    /** Chains each commit to the start of the log only. */
    static final class SkipsTheChain extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new InMemoryCommitLog() {
                @Override
                byte[] chain(long position, byte[] digest) {
                    return Chain.next(Chain.genesis(), position, digest);
                }
            };
        }
    }

    /** Gives back the commits in another order than they were made in. */
    static final class SwapsTheOrder extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new InMemoryCommitLog() {
                @Override
                void keep(List<Commit> kept, Commit commit) {
                    kept.add(Math.max(0, kept.size() - 1), commit);
                }
            };
        }
    }

    /** Wakes nobody. */
    static final class LosesWakeUps extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new InMemoryCommitLog() {
                @Override
                void wake() {}
            };
        }
    }

    /** Wakes those who wait before there is anything to see. */
    static final class WakesTooEarly extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new InMemoryCommitLog() {
                @Override
                void keep(List<Commit> kept, Commit commit) {
                    super.wake();
                    super.keep(kept, commit);
                }

                @Override
                void wake() {}
            };
        }
    }

    /** Keeps milliseconds. */
    static final class RoundsTimes extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new InMemoryCommitLog() {
                @Override
                Commit commit(UUID commitId, List<LogEvent> events) {
                    return super.commit(
                            commitId,
                            events.stream()
                                    .map(event -> new LogEvent(
                                            event.id(),
                                            event.stream(),
                                            event.timestamp().truncatedTo(ChronoUnit.MILLIS),
                                            event.payloadType(),
                                            event.payloadRevision(),
                                            event.payload(),
                                            event.metadata()))
                                    .toList());
                }
            };
        }
    }

    /** Takes the high-water mark of a commit from that commit alone. */
    static final class LetsTheHighWaterFall extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new InMemoryCommitLog() {
                @Override
                Instant highWater(List<LogEvent> events) {
                    return events.stream()
                            .map(LogEvent::timestamp)
                            .max(Instant::compareTo)
                            .orElseThrow();
                }
            };
        }
    }

    /** Gives up when its caller is interrupted. */
    static final class HeedsInterrupts extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new InMemoryCommitLog() {
                @Override
                public synchronized Commit append(UUID commitId, List<LogEvent> events) {
                    if (Thread.interrupted()) {
                        throw new LogUnavailable("interrupted", null);
                    }
                    return super.append(commitId, events);
                }
            };
        }
    }

    /** Gives a position out twice now and then, as if two callers had looked at the same end of the log. */
    static final class Overlaps extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new InMemoryCommitLog() {
                @Override
                long nextPosition() {
                    return head() % 50 == 49 ? head() : head() + 1;
                }
            };
        }
    }

    /** Takes commits of another log without a look at them. */
    static final class RestoresAnything extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new InMemoryCommitLog() {
                @Override
                Optional<String> fault(Commit commit) {
                    return Optional.empty();
                }
            };
        }
    }

    /** Writes commits of another log as its own. */
    static final class RestoresAnew extends CommitLogConformanceTest {
        @Override
        protected CommitLog open() {
            return new InMemoryCommitLog() {
                @Override
                public synchronized void restore(List<Commit> theirs) {
                    theirs.forEach(commit -> append(UUID.randomUUID(), commit.events()));
                }
            };
        }
    }
}
