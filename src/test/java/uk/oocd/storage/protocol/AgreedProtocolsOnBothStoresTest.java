package uk.oocd.storage.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import uk.oocd.OocdApplication;
import uk.oocd.Samples;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.protocol.ContentCheck;
import uk.oocd.protocol.DraftOrigin;
import uk.oocd.protocol.ProtocolCommand.ApproveVersion;
import uk.oocd.protocol.ProtocolCommand.BeginDraft;
import uk.oocd.protocol.ProtocolCommand.SubmitDraft;
import uk.oocd.protocol.ProtocolContents;
import uk.oocd.protocol.ProtocolId;
import uk.oocd.protocol.Protocols;
import uk.oocd.storage.mongo.NeedsMongod;
import uk.oocd.storage.mongo.RealMongo;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AgreedProtocolsOnBothStoresTest {

    private static final ProtocolId OURS = new ProtocolId("yjs-north");
    private static final LocalDate TODAY = LocalDate.parse("2026-05-04");
    private static final LocalDate JUNE = LocalDate.parse("2026-06-01");
    private static final Attribution AUTHOR =
            Samples.by("author-1", Role.PROTOCOL_AUTHOR, "yjs-north", "2026-05-04T09:00:00Z");
    private static final Attribution APPROVER =
            Samples.by("approver-1", Role.PROTOCOL_APPROVER, "force-north", "2026-05-04T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void what_was_agreed_applies_after_a_restart_too() {
        try (var program = program()) {
            agree(program);
            assertThat(inForce(program)).isEqualTo(OURS.version(1).toString());
        }
        try (var program = program()) {
            assertThat(inForce(program)).isEqualTo(OURS.version(1).toString());
        }
    }

    @Test
    @NeedsMongod
    void what_was_agreed_through_one_instance_applies_through_another_at_once() {
        var uri = RealMongo.freshDatabase();
        try (var here = program("--oocd.store=mongo", "--oocd.mongodb-uri=" + uri);
                var there = program("--oocd.store=mongo", "--oocd.mongodb-uri=" + uri)) {
            assertThat(inForce(there)).startsWith("demonstration/");
            agree(here);
            assertThat(inForce(there)).isEqualTo(OURS.version(1).toString());
        }
    }

    private static String inForce(ConfigurableApplicationContext program) {
        return program.getBean(Protocols.class)
                .inForceOn(OURS.service(), JUNE)
                .ref()
                .toString();
    }

    private static void agree(ConfigurableApplicationContext program) {
        var contents = program.getBean(ProtocolContents.class);
        var content = contents.of(program.getBean(BundledProtocols.class).all().getLast());
        var sound = new ContentCheck(content.digest(), List.of());
        Stream.of(
                        new BeginDraft(OURS, new DraftOrigin.Uploaded(), content, JUNE, "Made up", TODAY, AUTHOR),
                        new SubmitDraft(OURS, 1, sound, TODAY, AUTHOR),
                        new ApproveVersion(OURS, 1, sound, Map.of(), TODAY, APPROVER))
                .forEach(program.getBean(CommandGateway.class)::sendAndWait);
    }

    private ConfigurableApplicationContext program(String... more) {
        return new SpringApplicationBuilder(OocdApplication.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                Stream.of(
                                        "--oocd.data=" + folder.resolve("data"),
                                        "--oocd.demonstration=false",
                                        "--server.port=0"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }
}
