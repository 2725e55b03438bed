package uk.oocd.storage.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uk.oocd.protocol.Protocol;
import uk.oocd.storage.json.EventJson;

/** One protocol as read from its file, and the file's name for whoever has to mend it. */
record ProtocolFile(String name, Protocol protocol) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /** What versions written before it was thought of do not have, and so say nothing of. */
    private static final List<String> SINCE_LATER = List.of("followUp", "welsh");

    private static final String RETURN_CODES = "returnCodes";

    private static final JsonMapper JSON = EventJson.open();

    /**
     * Reads strictly: what is missing, unknown, doubled or of another type is refused.
     *
     * @throws ProtocolUnusable the file is no protocol
     */
    static ProtocolFile read(Resource file) {
        var name = String.valueOf(file.getFilename());
        try (var in = file.getInputStream()) {
            var read = withTables(YAML.readTree(in), file);
            if (read instanceof ObjectNode content) complete(content);
            return new ProtocolFile(name, JSON.treeToValue(read, Protocol.class));
        } catch (JacksonException e) {
            throw new ProtocolUnusable(name, field(e), e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says nothing of what it says nothing of, where it was written before that could be said. */
    static void complete(ObjectNode content) {
        SINCE_LATER.stream().filter(field -> !content.has(field)).forEach(content::putNull);
        if (!content.has(RETURN_CODES)) content.putArray(RETURN_CODES);
    }

    /** Puts into each table the text of the file beside this one that it names. */
    private static JsonNode withTables(JsonNode content, Resource beside) throws IOException {
        for (var each : content.path("tables")) {
            if (!(each instanceof ObjectNode table) || !table.path("file").isString()) continue;
            var file = beside.createRelative(table.path("file").stringValue());
            table.put("xml", file.getContentAsString(StandardCharsets.UTF_8));
            table.remove("file");
        }
        return content;
    }

    static String field(JacksonException e) {
        return e.getPath().stream()
                .map(r -> r.getPropertyName() == null ? Integer.toString(r.getIndex()) : r.getPropertyName())
                .collect(Collectors.joining("/"));
    }
}
