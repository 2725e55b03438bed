package uk.oocd.storage.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.contracts.Contracts;
import uk.oocd.storage.keys.SigningKey;
import uk.oocd.storage.log.Head;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HeadsFileTest {

    @TempDir
    Path folder;

    private Path path;
    private HeadsFile file;
    private SigningKey key;

    @BeforeEach
    void open() {
        path = folder.resolve("heads.jsonl");
        file = new HeadsFile(path);
        key = SigningKey.open(folder.resolve("signing-key.json"), "");
    }

    @Test
    void heads_are_read_back_by_position_whatever_the_order_they_came_in() throws Exception {
        assertThat(file.exists()).isFalse();
        assertThat(file.all()).isEmpty();
        file.append(head(7));
        file.append(head(3));
        assertThat(new HeadsFile(path).all()).containsExactly(head(3), head(7));
        assertThat(file.all()).allMatch(SignedHead::isGenuine);
        for (var line : Files.readAllLines(path))
            assertThat(Contracts.faults("log/head.v1.schema.json", line)).isEmpty();
        assertThat(file.exists()).isTrue();
    }

    @Test
    void a_last_line_that_was_cut_short_is_no_head_and_makes_room_for_the_next() throws Exception {
        file.append(head(3));
        var whole = Files.readString(path);
        Files.writeString(path, whole.substring(0, whole.length() / 2), StandardOpenOption.APPEND);
        assertThat(file.all()).containsExactly(head(3));
        file.append(head(7));
        assertThat(file.all()).containsExactly(head(3), head(7));
        assertThat(Files.readAllLines(path)).hasSize(2);
    }

    @Test
    void a_line_that_is_no_head_is_named() throws Exception {
        file.append(head(3));
        for (var line : List.of(
                "", "{}", "{\"version\":1}", Files.readString(path).strip().replace(":1,", ":2,"))) {
            Files.writeString(path, Files.readAllLines(path).getFirst() + "\n" + line + "\n");
            assertThatExceptionOfType(HeadsUnusable.class)
                    .as(line)
                    .isThrownBy(file::all)
                    .withMessageContaining("Line 2")
                    .withMessageContaining(path.toString());
        }
    }

    @Test
    void several_may_add_heads_at_once() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var running = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < 4; i++) {
                int own = i;
                running.add(threads.submit(() -> {
                    for (int k = 0; k < 20; k++) new HeadsFile(path).append(head(4L * k + own));
                }));
            }
            for (var each : running) each.get();
        }
        assertThat(file.all().stream().map(signed -> signed.head().position()))
                .hasSize(80)
                .isSorted();
    }

    @Test
    void heads_are_added_once_and_can_be_taken_out() {
        file.append(head(3));
        file.addMissing(List.of(head(3), head(7), head(9)));
        assertThat(file.all()).containsExactly(head(3), head(7), head(9));
        file.remove(List.of(head(7), head(8)));
        assertThat(file.all()).containsExactly(head(3), head(9));
    }

    private SignedHead head(long position) {
        return SignedHead.sign(new Head(position, new byte[32], Instant.parse("2026-03-02T12:00:00Z")), key);
    }
}
