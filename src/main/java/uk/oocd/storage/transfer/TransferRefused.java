package uk.oocd.storage.transfer;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An export or import cannot be done, or not like this. The message says what to do. */
public final class TransferRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TransferRefused(String whatToDo, @Nullable Throwable cause) {
        super(whatToDo, cause);
    }

    static TransferRefused failed(Path file, IOException cause) {
        return new TransferRefused(
                "The file " + file
                        + " cannot be read or written: check who owns it and its folder, and that the disk has"
                        + " room (" + cause + ").",
                cause);
    }
}
