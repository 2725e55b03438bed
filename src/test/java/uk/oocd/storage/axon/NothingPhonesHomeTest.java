package uk.oocd.storage.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.updates.UpdateChecker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import uk.oocd.OocdApplication;

/** Axon would tell its vendor about this installation a second after start, and keep a machine id in the home folder. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NothingPhonesHomeTest {

    private static final String[] PRETENDED = {
        "user.home", "axoniq.usage.url", "axoniq.usage.force-test-environment", "axoniq.update-checker.disabled"
    };

    @TempDir
    Path home;

    private final AtomicInteger calls = new AtomicInteger();
    private final String[] before = new String[PRETENDED.length];
    private HttpServer vendor;

    @BeforeEach
    void pretend() throws Exception {
        vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vendor.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        vendor.start();
        for (int i = 0; i < PRETENDED.length; i++) before[i] = System.getProperty(PRETENDED[i]);
        System.setProperty("user.home", home.toString());
        System.setProperty("axoniq.usage.force-test-environment", "true"); // else it behaves in tests, and only there
        System.setProperty(
                "axoniq.usage.url", "http://127.0.0.1:" + vendor.getAddress().getPort() + "/");
    }

    @AfterEach
    void restore() {
        vendor.stop(0);
        for (int i = 0; i < PRETENDED.length; i++) {
            if (before[i] == null) System.clearProperty(PRETENDED[i]);
            else System.setProperty(PRETENDED[i], before[i]);
        }
    }

    @Test
    void neither_the_program_nor_axon_by_itself_calls_or_leaves_a_trace() throws Exception {
        try (var program = start()) {
            assertThat(program.getBeansOfType(UpdateChecker.class)).isEmpty();
            var axon = DefaultConfigurer.defaultConfiguration()
                    .configureEmbeddedEventStore(_ -> new InMemoryEventStorageEngine())
                    .start();
            Thread.sleep(2_500); // it would wait for one second
            axon.shutdown();
        }
        assertThat(calls).hasValue(0);
        assertThat(home).isDirectoryNotContaining(file -> !file.endsWith("data"));
    }

    @Test
    void were_it_not_switched_off_this_test_would_see_it() throws Exception {
        System.setProperty("axoniq.update-checker.disabled", "false");
        try (var program = start("--spring.autoconfigure.exclude=")) {
            assertThat(program.getBeansOfType(UpdateChecker.class)).hasSize(1);
            for (int tries = 0; calls.get() == 0 && tries < 200; tries++) Thread.sleep(50);
        }
        assertThat(calls.get()).isPositive();
        assertThat(home.resolve(".axoniq")).exists();
    }

    private ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(OocdApplication.class)
                .properties("oocd.data=" + home.resolve("data"), "oocd.demonstration=false")
                .run(Stream.concat(Stream.of("--server.port=0"), Stream.of(settings))
                        .toArray(String[]::new));
    }
}
