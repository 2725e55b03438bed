package uk.oocd.contracts;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.panel.PanelEvent;
import uk.oocd.protocol.ProtocolEvent;
import uk.oocd.storage.axon.EventCatalogue;

/** The contract files, as tests read them. Paths are within {@code contracts}, as in a schema's {@code $id}. */
public final class Contracts {

    static final EventCatalogue CATALOGUE =
            new EventCatalogue(CaseFileEvent.class, PanelEvent.class, ProtocolEvent.class);

    private static final String BASE = "https://oocd.example/contracts/";
    private static final Path FOLDER = Path.of("contracts");
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(id -> read(id.substring(BASE.length()))));

    private Contracts() {}

    /** One form of one event: {@code case-file/case-referred} in its first, say. */
    record Form(Class<?> event, int version) {

        static Stream<Form> all() {
            return CATALOGUE.events().stream()
                    .flatMap(event -> Stream.iterate(1, v -> v + 1)
                            .limit(EventCatalogue.revisionOf(event))
                            .map(version -> new Form(event, version)));
        }

        String name() {
            return EventCatalogue.nameOf(event);
        }

        boolean isCurrent() {
            return version == EventCatalogue.revisionOf(event);
        }

        String schema() {
            return "events/" + this + ".schema.json";
        }

        String example() {
            return "events/" + this + ".example.json";
        }

        @Override
        public String toString() {
            return name() + ".v" + version;
        }
    }

    /** What is wrong with a stored event by its current contract; empty where nothing is. */
    public static List<String> faults(Class<?> event, String json) {
        return faults(new Form(event, EventCatalogue.revisionOf(event)).schema(), json);
    }

    /** What is wrong with a piece of JSON by a schema, whose path is within {@code contracts}. */
    public static List<String> faults(String schema, String json) {
        return REGISTRY.getSchema(SchemaLocation.of(BASE + schema)).validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    static String read(String path) {
        try {
            return Files.readString(FOLDER.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(String path) {
        return JSON.readTree(read(path));
    }

    /** Every file under a folder. */
    static List<String> files(String folder) {
        try (var files = Files.walk(FOLDER.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String id(String path) {
        return BASE + path;
    }
}
