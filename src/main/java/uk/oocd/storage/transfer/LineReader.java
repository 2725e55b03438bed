package uk.oocd.storage.transfer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whole lines of a file, with their numbers and where they end. */
final class LineReader implements AutoCloseable {

    /** Well over the line of a commit of the greatest size. */
    private static final int LONGEST = 64 << 20;

    private final InputStream in;
    private long number;
    private long end;

    LineReader(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 20);
    }

    /** The next line without its end; null at the end of the file and where the last line is cut short. */
    byte @Nullable [] next() throws IOException {
        var line = new ByteArrayOutputStream(1 << 10);
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read == '\n') {
                number++;
                end += line.size() + 1L;
                return line.toByteArray();
            }
            if (line.size() == LONGEST) throw new IOException("line " + (number + 1) + " is too long for any commit");
            line.write(read);
        }
        return null;
    }

    /** Of the line last read, from 1. */
    long number() {
        return number;
    }

    /** Where the line last read ends in the file, in bytes. */
    long end() {
        return end;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
