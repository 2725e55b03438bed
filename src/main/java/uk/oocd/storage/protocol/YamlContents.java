package uk.oocd.storage.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import uk.oocd.protocol.ContentCheck;
import uk.oocd.protocol.ContentFinding;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolContent;
import uk.oocd.protocol.ProtocolContents;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.storage.json.EventJson;

/**
 * Contents as YAML. Whatever the text is, reading it does nothing but read it: anchors are not expanded, tags make no
 * object, and the depth of nesting is bounded.
 */
@Component
class YamlContents implements ProtocolContents {

    /** Which {@code protocol.v<form>.schema.json} is written today. */
    private static final int FORM = 1;

    private static final String TABLES = "tables";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLWriteFeature.LITERAL_BLOCK_STYLE)
            .build();
    private static final JsonMapper JSON = EventJson.open();

    @Override
    public ProtocolContent of(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return new ProtocolContent(FORM, text, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ProtocolContent of(Protocol version) {
        return of(YAML.writeValueAsString(JSON.valueToTree(version)));
    }

    @Override
    public ProtocolContent blank() {
        return of(YAML.writeValueAsString(Shape.blank(Protocol.class, JSON)));
    }

    @Override
    public Read read(ProtocolContent content, ProtocolRef version, LocalDate effectiveFrom) {
        try {
            if (!(YAML.readTree(content.text()) instanceof ObjectNode tree))
                return faulty(content, List.of(ContentFinding.inField("", "It holds no protocol.")));
            tree.put("id", version.protocol());
            tree.put("version", version.version());
            tree.put("effectiveFrom", effectiveFrom.toString());
            var misshapen = Shape.faultsOf(tree, Protocol.class, JSON);
            if (!misshapen.isEmpty()) return faulty(content, misshapen);
            return read(content, tree);
        } catch (JacksonException e) {
            var at = e.getLocation();
            return faulty(
                    content,
                    List.of(ContentFinding.inField(
                            "",
                            "It cannot be read as YAML"
                                    + (at == null
                                            ? ""
                                            : ": see line " + at.getLineNr() + ", column " + at.getColumnNr())
                                    + ".")));
        }
    }

    private static Read read(ProtocolContent content, JsonNode tree) {
        try {
            var protocol = JSON.treeToValue(tree, Protocol.class);
            return new Read(protocol, new ContentCheck(content.digest(), ProtocolCheck.faultsOf(protocol)));
        } catch (JacksonException e) {
            return faulty(
                    content, List.of(ContentFinding.inField(ProtocolFile.field(e), "This is not what it must be.")));
        }
    }

    private static Read faulty(ProtocolContent content, List<ContentFinding> findings) {
        return new Read(null, new ContentCheck(content.digest(), findings));
    }

    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public Optional<ProtocolContent> withTable(ProtocolContent content, String table, String xml) {
        try {
            if (!(YAML.readTree(content.text()) instanceof ObjectNode tree)) return Optional.empty();
            var tables = tree.withArray(TABLES);
            for (int i = tables.size() - 1; i >= 0; i--) {
                if (tables.get(i).path("name").asString("").equals(table)) tables.remove(i);
            }
            tables.addObject().put("name", table).put("xml", xml);
            return Optional.of(of(YAML.writeValueAsString(tree)));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
