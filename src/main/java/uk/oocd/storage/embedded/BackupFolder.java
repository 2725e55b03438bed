package uk.oocd.storage.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.ReadableLog;
import uk.oocd.storage.log.Verifier;

/** What a backup consists of, and how its parts are copied so that each is there whole or not at all. */
final class BackupFolder {

    /** Says that a folder is a backup, and of which form. */
    static final String MARK = "oocd-backup";

    static final String FORM = "1";
    static final List<String> DATABASES = List.of("keys.db", "drafts.db");
    static final List<String> DEMONSTRATION = List.of("demonstration.json", "demonstration-passwords");
    static final String HEADS = "heads.jsonl";
    static final String SUPERSEDED = "heads-superseded.jsonl";

    private static final int PAGE = 32;
    private static final int MOST_COMMITS = 300;
    private static final long MOST_BYTES = 8L << 20;

    private BackupFolder() {}

    /** Copies what {@code from} holds up to {@code head} and {@code to} does not. */
    static void copyLog(ReadableLog from, CommitLog to, long head, Verifier.Progress progress) {
        var batch = new ArrayList<Commit>();
        long bytes = 0;
        long next = to.head() + 1;
        while (next <= head) {
            var page = from.readCommits(next, PAGE);
            if (page.isEmpty()) throw broken(next, "missing");
            for (var commit : page) {
                if (commit.firstPosition() > head) break;
                batch.add(commit);
                bytes += commit.events().stream()
                        .mapToLong(event -> (long) event.payload().length + event.metadata().length)
                        .sum();
                next = commit.lastPosition() + 1;
            }
            if (next > head || batch.size() >= MOST_COMMITS || bytes >= MOST_BYTES) {
                try {
                    to.restore(batch);
                } catch (CommitLog.DoesNotFollow e) {
                    throw broken(e.position(), String.valueOf(e.getMessage()));
                }
                batch.clear();
                bytes = 0;
                progress.done(next, head + 1);
            }
        }
    }

    static void copy(Path from, Path to) throws IOException {
        var draft = to.resolveSibling(to.getFileName() + ".new");
        Files.deleteIfExists(draft);
        DataFolder.ownersOnly(draft);
        try (var out = Files.newOutputStream(draft)) {
            Files.copy(from, out);
        }
        moveIntoPlace(draft, to);
    }

    static void moveIntoPlace(Path draft, Path to) throws IOException {
        try (var channel = FileChannel.open(draft, Set.of(READ, WRITE))) {
            channel.force(true);
        }
        Files.move(draft, to, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    private static StoreUnusable broken(long position, String what) {
        return new StoreUnusable(
                "The log is broken at position " + position + " (" + what + "). Look at it with oocd verify.", null);
    }
}
