package uk.oocd.storage.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import uk.oocd.protocol.ProtocolOutline;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.TableSource;
import uk.oocd.protocol.Tables;
import uk.oocd.storage.json.EventJson;

/**
 * Contents as YAML. Whatever the text is, reading it does nothing but read it: anchors are not expanded, tags make no
 * object, and the depth of nesting is bounded.
 */
@Component
class YamlContents implements ProtocolContents {

    /** Which {@code protocol.v<form>.schema.json} is written today. */
    private static final int FORM = 2;

    private static final int RECENT = 16;

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

    private final Tables tables;

    /** What was read lately: a large table takes its time, and a draft is looked at again and again. */
    private final Map<Asked, Read> recent = Collections.synchronizedMap(new LinkedHashMap<>(32, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Read> eldest) {
            return size() > RECENT;
        }
    });

    private record Asked(String digest, ProtocolRef version, LocalDate effectiveFrom) {}

    YamlContents(Tables tables) {
        this.tables = tables;
    }

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
        var asked = new Asked(content.digest(), version, effectiveFrom);
        var known = recent.get(asked);
        if (known != null) return known;
        var read = reading(content, version, effectiveFrom);
        recent.put(asked, read);
        return read;
    }

    private Read reading(ProtocolContent content, ProtocolRef version, LocalDate effectiveFrom) {
        try {
            if (!(YAML.readTree(content.text()) instanceof ObjectNode tree))
                return faulty(content, List.of(ContentFinding.inField("", "It holds no protocol.")));
            tree.put("id", version.protocol());
            tree.put("version", version.version());
            tree.put("effectiveFrom", effectiveFrom.toString());
            ProtocolFile.complete(tree);
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

    private Read read(ProtocolContent content, JsonNode tree) {
        try {
            var protocol = JSON.treeToValue(tree, Protocol.class).answeredBy(tables);
            return new Read(protocol, new ContentCheck(content.digest(), ProtocolCheck.faultsOf(protocol, tables)));
        } catch (JacksonException e) {
            return faulty(
                    content, List.of(ContentFinding.inField(ProtocolFile.field(e), "This is not what it must be.")));
        }
    }

    private static Read faulty(ProtocolContent content, List<ContentFinding> findings) {
        return new Read(null, new ContentCheck(content.digest(), findings));
    }

    @Override
    public ProtocolOutline outline(ProtocolContent content) {
        return tree(content).map(tree -> new Outline(this.tables).of(tree)).orElse(ProtocolOutline.NOTHING);
    }

    @Override
    public List<TableSource> tables(ProtocolContent content) {
        return tree(content).map(Outline::tables).orElse(List.of());
    }

    @Override
    public Optional<ProtocolContent> withTable(ProtocolContent content, TableSource table) {
        return tree(content)
                .filter(tree -> tree.path(Outline.TABLES).isMissingNode()
                        || tree.path(Outline.TABLES).isArray())
                .map(tree -> {
                    var all = tree.withArray(Outline.TABLES);
                    int at = 0;
                    while (at < all.size()
                            && !all.get(at).path("name").asString("").equals(table.name())) at++;
                    if (at < all.size()) all.set(at, JSON.valueToTree(table));
                    else all.add(JSON.<JsonNode>valueToTree(table));
                    return of(YAML.writeValueAsString(tree));
                });
    }

    private static Optional<ObjectNode> tree(ProtocolContent content) {
        try {
            return YAML.readTree(content.text()) instanceof ObjectNode tree ? Optional.of(tree) : Optional.empty();
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
