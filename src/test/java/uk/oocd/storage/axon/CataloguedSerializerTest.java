package uk.oocd.storage.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.Samples;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.storage.axon.LanternEvent.BlownOut;
import uk.oocd.storage.axon.LanternEvent.Broken;
import uk.oocd.storage.axon.LanternEvent.Lit;
import uk.oocd.storage.json.EventJson;
import uk.oocd.storage.keys.GlassKeyVault;
import uk.oocd.storage.keys.KeyVault;
import uk.oocd.storage.keys.KeysUnavailable;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CataloguedSerializerTest {

    private final CataloguedSerializer serializer = new CataloguedSerializer(
            new EventCatalogue(LanternEvent.class),
            JsonMapper.builder()
                    .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .build());

    @Test
    void an_event_is_stored_under_its_catalogue_name_and_revision_and_comes_back_as_it_was() {
        var lit = new Lit("north", 3);
        var stored = serializer.serialize(lit, byte[].class);
        assertThat(stored.getType()).isEqualTo(new SimpleSerializedType("lantern/lit", "1"));
        assertThat(stored.getData()).asString(UTF_8).isEqualTo("{\"lantern\":\"north\",\"candles\":3}");
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(lit);
        assertThat(serializer.<JsonNode, Object>deserialize(serializer.serialize(lit, JsonNode.class)))
                .isEqualTo(lit);
        assertThat(serializer.typeForClass(BlownOut.class))
                .isEqualTo(new SimpleSerializedType("lantern/blown-out", "3"));
    }

    @Test
    void metadata_is_a_flat_object() {
        var metadata = MetaData.from(Map.of("correlationId", "c-1", "try", 2));
        var stored = serializer.serialize(metadata, byte[].class);
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(metadata);
    }

    @Test
    void what_is_in_no_catalogue_is_refused_both_ways() {
        assertThatThrownBy(() -> serializer.serialize("a mere text", byte[].class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("java.lang.String is no event of the catalogue");
        assertThatThrownBy(() -> serializer.deserialize(stored("lantern/painted", "1", "{}")))
                .isInstanceOfSatisfying(
                        UnreadableEvent.class, e -> assertThat(e.event()).isEqualTo("lantern/painted"));
        assertThatThrownBy(() -> serializer.classForType(new SimpleSerializedType("lantern/painted", "1")))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void an_unknown_revision_is_refused_rather_than_guessed_at() {
        assertThatThrownBy(() ->
                        serializer.deserialize(stored("lantern/lit", "2", "{\"lantern\":\"north\",\"candles\":3}")))
                .hasMessageContaining("lantern/lit revision 2 was found where this program knows revision 1");
    }

    @Test
    void what_cannot_be_read_or_written_names_the_event_and_the_place_but_never_the_value() {
        assertThatThrownBy(() -> serializer.deserialize(
                        stored("lantern/lit", "1", "{\"lantern\":\"secret\",\"candles\":\"secret\"}")))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("lantern/lit")
                .hasMessageContaining("candles")
                .hasNoCause()
                .message()
                .doesNotContain("secret");
        assertThatThrownBy(() -> serializer.serialize(new Broken("secret", new Object()), byte[].class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("lantern/broken cannot be written as JSON at [\"contents\"]")
                .hasNoCause()
                .message()
                .doesNotContain("secret");
    }

    @Test
    void keys_that_cannot_be_read_now_are_not_taken_for_an_event_that_cannot() {
        var cases = new EventCatalogue(CaseFileEvent.class);
        var stored = new CataloguedSerializer(cases, EventJson.mapper(new GlassKeyVault()))
                .serialize(Samples.referred(), byte[].class);
        var locked = Mockito.mock(KeyVault.class);
        Mockito.when(locked.open(Mockito.any(), Mockito.any()))
                .thenThrow(new UnsupportedOperationException("the disk is away"));
        assertThatThrownBy(() -> new CataloguedSerializer(cases, EventJson.mapper(locked)).deserialize(stored))
                .isInstanceOf(KeysUnavailable.class)
                .hasRootCauseMessage("the disk is away");
    }

    private static SimpleSerializedObject<byte[]> stored(String name, String revision, String json) {
        return new SimpleSerializedObject<>(
                json.getBytes(UTF_8), byte[].class, new SimpleSerializedType(name, revision));
    }
}
