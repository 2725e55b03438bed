package uk.oocd.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import uk.oocd.settings.OocdProperties;

/** One program, over HTTP, for every test of the API; each test refers children of its own. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class ApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private OocdProperties settings;

    /** Each program has a data folder of its own. */
    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        var data = folder();
        properties.add("oocd.data", () -> data);
        properties.add("oocd.demonstration", () -> false);
    }

    final Caller as(String person) {
        return new Caller(port, settings.data(), person);
    }

    final int port() {
        return port;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "api-tests")), "data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
