package uk.oocd.storage.heads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.storage.log.Head;

/**
 * Signed heads in a file, one line of JSON each ({@code contracts/log/head.v1.schema.json}), only ever added to. A last
 * line that a crash cut short is no head, and makes room for the next. Nothing in it is secret: an operator may copy it,
 * or its last lines, wherever the log's keeper cannot reach.
 */
public final class HeadsFile implements HeadStore {

    /** One at a time in this process; the file's lock is for others. */
    private static final Object WRITING = new Object();

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Path file;

    public HeadsFile(Path file) {
        this.file = file;
    }

    /** A head as it is written. */
    private record Line(int version, long position, String chain, String at, String publicKey, String signature) {

        static Line of(SignedHead signed) {
            var head = signed.head();
            return new Line(
                    SignedHead.VERSION,
                    head.position(),
                    HexFormat.of().formatHex(head.chain()),
                    head.at().toString(),
                    Base64.getEncoder().encodeToString(signed.publicKey()),
                    Base64.getEncoder().encodeToString(signed.signature()));
        }

        SignedHead head() {
            if (version != SignedHead.VERSION) throw new IllegalArgumentException("of version " + version);
            return new SignedHead(
                    new Head(position, HexFormat.of().parseHex(chain), Instant.parse(at)),
                    Base64.getDecoder().decode(publicKey),
                    Base64.getDecoder().decode(signature));
        }
    }

    public Path path() {
        return file;
    }

    /** Whether it holds anything. */
    public boolean exists() {
        try {
            return Files.exists(file) && Files.size(file) > 0;
        } catch (IOException e) {
            throw unusable("read", e);
        }
    }

    @Override
    public void append(SignedHead head) {
        append(List.of(head));
    }

    /** Adds several at once. */
    public void append(Collection<SignedHead> heads) {
        var lines = new StringBuilder();
        for (var head : heads)
            lines.append(JSON.writeValueAsString(Line.of(head))).append('\n');
        synchronized (WRITING) {
            try (var channel = FileChannel.open(file, CREATE, READ, WRITE)) {
                var lock = channel.lock();
                channel.position(endOfWholeLines(channel));
                channel.truncate(channel.position());
                var bytes = ByteBuffer.wrap(lines.toString().getBytes(UTF_8));
                while (bytes.hasRemaining()) channel.write(bytes);
                channel.force(true);
                lock.release();
            } catch (IOException e) {
                throw unusable("written", e);
            }
        }
    }

    /** Adds those of the given heads that it does not hold. */
    public void addMissing(Collection<SignedHead> heads) {
        var missing = new LinkedHashSet<>(heads);
        all().forEach(missing::remove);
        if (!missing.isEmpty()) append(missing);
    }

    /** Takes heads out of this file; the others stay as they are. */
    public void remove(Collection<SignedHead> heads) {
        var staying = new ArrayList<>(all());
        if (!staying.removeAll(Set.copyOf(heads))) return;
        var draft = new HeadsFile(file.resolveSibling(file.getFileName() + ".new"));
        try {
            Files.deleteIfExists(draft.file);
            draft.append(staying);
            Files.move(draft.file, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable("written", e);
        }
    }

    @Override
    public List<SignedHead> all() {
        if (!exists()) return List.of();
        try {
            var text = Files.readString(file);
            var whole = text.substring(0, text.lastIndexOf('\n') + 1);
            var heads = new ArrayList<SignedHead>();
            for (var line : whole.lines().toList()) {
                heads.add(read(line, heads.size() + 1));
            }
            heads.sort(SignedHead.ORDER);
            return heads;
        } catch (IOException e) {
            throw unusable("read", e);
        }
    }

    private SignedHead read(String line, int number) {
        try {
            return JSON.readValue(line, Line.class).head();
        } catch (JacksonException | IllegalArgumentException | NullPointerException | DateTimeException e) {
            throw new HeadsUnusable(
                    "Line " + number + " of the file of signed heads " + file
                            + " is no signed head: the file was changed. Use a copy of it that was kept elsewhere.",
                    e);
        }
    }

    private static long endOfWholeLines(FileChannel channel) throws IOException {
        var one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') return end;
        }
        return 0;
    }

    private HeadsUnusable unusable(String what, IOException e) {
        return new HeadsUnusable(
                "The file of signed heads " + file + " cannot be " + what
                        + ": let the account that runs this program own it and its folder, and check that the disk has"
                        + " room (" + e + ").",
                e);
    }
}
