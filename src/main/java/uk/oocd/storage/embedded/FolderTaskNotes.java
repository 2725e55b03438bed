package uk.oocd.storage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import uk.oocd.kernel.TaskNotes;

/** A file each in the data folder, which no other instance has. */
final class FolderTaskNotes implements TaskNotes {

    private final DataFolder folder;

    FolderTaskNotes(DataFolder folder) {
        this.folder = folder;
    }

    @Override
    public boolean take(String task) {
        return true;
    }

    @Override
    public Optional<String> read(String task) {
        try {
            return Files.exists(file(task)) ? Optional.of(Files.readString(file(task))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(String task, String note) {
        try {
            Files.writeString(file(task), note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void release(String task) {}

    private Path file(String task) {
        return folder.notes(task);
    }
}
