package uk.oocd.bench.ydp;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import uk.oocd.bench.measure.Clients;
import uk.oocd.bench.measure.Settings;

/**
 * The physical limit beside which the engines are shown: each client appends 1.2 KB, the size of one command, to a file of
 * its own and waits for fdatasync.
 */
public final class Fsync {
    private static final int BYTES = 1_200;

    private Fsync() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.of(arguments);
        Clients.measure("syncs/s", appenders(settings.folder(), 1), 1, List.of(), () -> false);
        for (int threads : settings.threads()) {
            Clients.measure("syncs/s", appenders(settings.folder(), threads), settings.seconds(), List.of(), () -> false)
                    .write(settings);
        }
    }

    private static List<Clients.Client> appenders(Path folder, int threads) {
        return IntStream.range(0, threads)
                .<Clients.Client>mapToObj(i -> clock -> append(folder.resolve("appended-" + i), clock))
                .toList();
    }

    private static void append(Path file, Clients.Clock clock) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            boolean inTime = true;
            while (inTime) {
                bytes.clear();
                clock.begin();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
                inTime = clock.ended();
            }
        }
    }
}
