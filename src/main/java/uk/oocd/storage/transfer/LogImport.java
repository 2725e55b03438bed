package uk.oocd.storage.transfer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.Head;
import uk.oocd.storage.log.Verifier;

/**
 * Brings an export into a log: the same positions, digests and chain. The file is looked through before anything is
 * kept. Cut short, the same import goes on after what is in both.
 */
public final class LogImport {

    private static final int MOST_FAULTS = 20;
    private static final int MOST_COMMITS = 300;
    private static final long MOST_BYTES = 8L << 20;
    private static final int PAGE = 32;

    private LogImport() {}

    /** What was kept, and how many events were there before. */
    public record Kept(long commits, long events, long foundAlready) {}

    /**
     * Brings the file into the log.
     *
     * @throws TransferRefused the file has bad lines, which the message names; or the log holds what is not in the file
     */
    public static Kept read(Path file, CommitLog log, Verifier.Progress progress) {
        refuseFaults(file);
        try (var export = ExportedLog.open(file)) {
            long found = common(export, log) + 1;
            long commits = 0;
            var batch = new ArrayList<Commit>();
            long bytes = 0;
            long next = found;
            while (next <= export.head()) {
                for (var commit : export.readCommits(next, PAGE)) {
                    batch.add(commit);
                    bytes += size(commit);
                    next = commit.lastPosition() + 1;
                    commits++;
                    if (batch.size() == MOST_COMMITS || bytes >= MOST_BYTES) {
                        log.restore(batch);
                        batch.clear();
                        bytes = 0;
                        progress.done(next, export.head() + 1);
                    }
                }
            }
            log.restore(batch);
            progress.done(next, next);
            return new Kept(commits, next - found, found);
        } catch (CommitLog.DoesNotFollow e) {
            throw new TransferRefused(
                    "The log was written to while the file was imported; nothing more was kept. Stop whatever writes to"
                            + " it.",
                    e);
        }
    }

    private static void refuseFaults(Path file) {
        var faults = ExportedLog.faults(file, MOST_FAULTS);
        if (!faults.isEmpty())
            throw new TransferRefused(
                    "The file " + file + " is not what was exported, so nothing was imported:"
                            + faults.stream()
                                    .map(fault -> System.lineSeparator() + "  " + fault)
                                    .collect(Collectors.joining()),
                    null);
    }

    /** The last position that is in both, where all that the log holds is a start of the file. */
    private static long common(ExportedLog export, CommitLog log) {
        var last = Head.last(log);
        if (last.isEmpty()) return -1;
        List<Commit> theirs = export.readCommits(last.get().firstPosition(), 1);
        if (theirs.isEmpty()
                || !Arrays.equals(theirs.getFirst().chain(), last.get().chain()))
            throw new TransferRefused(
                    "The log holds " + (last.get().lastPosition() + 1)
                            + " events that are not the start of the file, so nothing was imported: import into an empty"
                            + " store, or into one that an import of this file was cut short in.",
                    null);
        return last.get().lastPosition();
    }

    private static long size(Commit commit) {
        return commit.events().stream()
                .mapToLong(event -> (long) event.payload().length + event.metadata().length)
                .sum();
    }
}
