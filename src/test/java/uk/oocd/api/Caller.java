package uk.oocd.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Somebody who calls the API over HTTP, with their password out of the data folder. Whatever is answered is held to
 * {@code contracts/api/openapi.yaml}.
 */
final class Caller {

    static final JsonMapper JSON = new JsonMapper();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port;
    private final Path data;
    private final String person;

    Caller(int port, Path data, String person) {
        this.port = port;
        this.data = data;
        this.person = person;
    }

    /** What was answered. {@code body} is missing where it is no JSON. */
    record Answer(int status, Map<String, String> headers, String text, JsonNode body) {

        /** The code and field of each error of a problem. */
        String errors() {
            var told = new StringBuilder();
            for (var error : body.path("errors")) {
                told.append(error.path("code").asString())
                        .append(' ')
                        .append(error.path("pointer").asString())
                        .append('\n');
            }
            return told.toString();
        }

        String etag() {
            return headers.getOrDefault("etag", "none");
        }
    }

    Answer get(String path) {
        return call("GET", path, null, Map.of());
    }

    Answer post(String path, String json) {
        return post(path, json, Map.of());
    }

    Answer post(String path, Object json, Map<String, String> headers) {
        return call("POST", path, json instanceof String text ? text : JSON.writeValueAsString(json), headers);
    }

    Answer call(String method, String path, @Nullable String body, Map<String, String> headers) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Basic " + credentials())
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (body != null && !headers.containsKey("Content-Type"))
                request.header("Content-Type", "application/json");
            headers.forEach(request::header);
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            var type = answer.headers().firstValue("content-type").orElse("");
            var first = new HashMap<String, String>();
            answer.headers().map().forEach((name, values) -> first.put(name, values.getFirst()));
            var told = new Answer(
                    answer.statusCode(),
                    first,
                    answer.body(),
                    type.contains("json") && !answer.body().isEmpty()
                            ? JSON.readTree(answer.body())
                            : MissingNode.getInstance());
            assertThat(OpenApi.faults(method, path, told))
                    .as("%s %s, by contracts/api/openapi.yaml", method, path)
                    .isEmpty();
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String credentials() throws IOException {
        var password = Files.readAllLines(data.resolve("demonstration-passwords")).stream()
                .filter(line -> line.startsWith(person + " "))
                .findFirst()
                .orElseThrow()
                .substring(person.length() + 1);
        return Base64.getEncoder().encodeToString((person + ":" + password).getBytes(UTF_8));
    }
}
