package uk.oocd.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog.Located;
import uk.oocd.storage.log.Verifier;

/** A log with the connection it stands on: what one program has. */
record LogHandle(MongoConnection connection, MongoCommitLog log) implements AutoCloseable {

    static LogHandle open(String uri) {
        return open(uri, Duration.ofSeconds(60));
    }

    static LogHandle open(String uri, Duration deadline) {
        return open(MongoConnection.open(uri, false), deadline);
    }

    static LogHandle open(MongoConnection connection, Duration deadline) {
        return new LogHandle(connection, new MongoCommitLog(connection, deadline));
    }

    /** Everything that is in the log, after its proof: sound, dense and the same by commit and by event. */
    List<Commit> proven() {
        assertThat(Verifier.verify(log)).isInstanceOf(Verifier.Sound.class);
        List<Commit> commits = new ArrayList<>();
        long next = 0;
        for (List<Commit> page = log.readCommits(next, 500); !page.isEmpty(); page = log.readCommits(next, 500)) {
            commits.addAll(page);
            next = page.getLast().lastPosition() + 1;
        }
        List<Located> events = log.readAfter(-1, 1_000_000);
        assertThat(events.stream().map(Located::position))
                .isEqualTo(LongStream.range(0, next).boxed().toList());
        assertThat(events.stream().map(located -> located.event().id()))
                .isEqualTo(commits.stream()
                        .flatMap(commit -> commit.events().stream())
                        .map(event -> event.id())
                        .toList())
                .doesNotHaveDuplicates();
        return commits;
    }

    /** How often a commit is in the log, which is sound. */
    long times(UUID commit) {
        return proven().stream().filter(each -> each.id().equals(commit)).count();
    }

    @Override
    public void close() {
        log.close();
        connection.close();
    }
}
