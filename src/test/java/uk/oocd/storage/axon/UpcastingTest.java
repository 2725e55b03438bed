package uk.oocd.storage.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.storage.axon.LanternEvent.BlownOut;
import uk.oocd.storage.log.InMemoryCommitLog;
import uk.oocd.storage.log.LogEvent;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UpcastingTest {

    private final InMemoryCommitLog log = new InMemoryCommitLog();
    private final CommitLogEventStorageEngine engine = Engines.on(log)
            .eventSerializer(new CataloguedSerializer(new EventCatalogue(LanternEvent.class), new JsonMapper()))
            .upcasterChain(new EventUpcasterChain(
                    new JsonUpcaster("lantern/blown-out", 1, old -> old.put("reason", "unknown")),
                    new JsonUpcaster(
                            "lantern/blown-out",
                            2,
                            old -> old.put("cause", old.remove("reason").asString()))))
            .build();

    @Test
    void an_older_form_is_read_as_the_newest_in_a_stream_and_in_the_whole_log() {
        kept("1", 0, "{\"lantern\":\"north\"}");
        kept("2", 1, "{\"lantern\":\"north\",\"reason\":\"rain\"}");
        kept("3", 2, "{\"lantern\":\"north\",\"cause\":\"wind\"}");
        var expected = List.<Object>of(
                new BlownOut("north", "unknown"), new BlownOut("north", "rain"), new BlownOut("north", "wind"));
        assertThat(engine.readEvents("north").asStream().<Object>map(e -> e.getPayload()))
                .isEqualTo(expected);
        assertThat(engine.readEvents(null, false).<Object>map(e -> e.getPayload()))
                .isEqualTo(expected);
    }

    private void kept(String revision, long sequence, String json) {
        log.append(
                UUID.randomUUID(),
                List.of(new LogEvent(
                        UUID.randomUUID().toString(),
                        new LogEvent.StreamPlace("Lantern", "north", sequence),
                        Instant.EPOCH,
                        "lantern/blown-out",
                        revision,
                        json.getBytes(UTF_8),
                        "{}".getBytes(UTF_8))));
    }
}
