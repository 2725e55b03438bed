package uk.oocd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
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
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.kernel.History;
import uk.oocd.kernel.Personal;
import uk.oocd.storage.heads.HeadsFile;
import uk.oocd.storage.keys.KeysUnusable;
import uk.oocd.storage.mongo.NeedsMongod;
import uk.oocd.storage.mongo.RealMongo;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OocdTest {

    @TempDir
    Path data;

    private String said = "";
    private String complained = "";

    @Test
    void a_simulated_log_verifies_and_a_forged_one_does_not() throws Exception {
        assertThat(Oocd.run("simulate", "--cases", "3", "--until", "2026-11-20", "--data", data.toString()))
                .isZero();
        assertThat(Oocd.run("verify", "--data", data.toString())).isZero();

        try (var sqlite = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("log.db"));
                var statement = sqlite.createStatement()) {
            statement.executeUpdate("update events set payload = x'7b7d' where position = 2");
        }
        assertThat(Oocd.run("verify", "--data", data.toString())).isEqualTo(1);
    }

    @Test
    void a_simulation_never_mixes_with_cases_that_are_none() {
        try (var engine = new SpringApplicationBuilder(OocdApplication.class)
                .web(WebApplicationType.NONE)
                .run("--oocd.data=" + data, "--oocd.demonstration=false", "--spring.main.banner-mode=off")) {
            engine.getBean(CommandGateway.class).sendAndWait(Samples.refer());
        }
        assertThat(Oocd.run("simulate", "--cases", "3", "--until", "2026-11-20", "--data", data.toString()))
                .isEqualTo(1);
        assertThat(Oocd.run("verify", "--data", data.toString())).isZero();
    }

    @Test
    void a_log_is_verified_exported_and_backed_up_while_the_engine_runs_on_it() throws Exception {
        try (var engine = engine("--oocd.head-interval=10ms")) {
            engine.getBean(CommandGateway.class).sendAndWait(Samples.refer());
            await(() -> new HeadsFile(data.resolve("heads.jsonl")).exists());
            assertThat(run("verify", "--data", data)).isZero();
            assertThat(said).contains("Sound: 1 events").contains("It holds by 1 signed heads, the last of position 0");
            assertThat(run("export", data.resolve("log.jsonl"), "--data", data)).isZero();
            assertThat(run("backup", data.resolve("backup"), "--data", data)).isZero();
            assertThat(said).contains("are not in it");
            assertThat(run("keys", "export", data.resolve("keys"), "--data", data, "--passphrase-file", passphrase()))
                    .isZero();
            assertThat(run("import", data.resolve("log.jsonl"), "--data", data)).isEqualTo(1);
            assertThat(complained).contains("is in use by another running copy");
        }
        assertThat(run("verify", "--export", data.resolve("log.jsonl"), "--data", data))
                .isZero();
    }

    @Test
    void the_end_of_the_log_is_signed_when_the_engine_stops_and_a_cut_is_found() throws Exception {
        try (var engine = engine()) {
            engine.getBean(CommandGateway.class).sendAndWait(Samples.refer());
            engine.getBean(CommandGateway.class).sendAndWait(Samples.accept());
        }
        assertThat(run("verify", "--data", data)).isZero();
        var key = new HeadsFile(data.resolve("heads.jsonl")).all().getLast().keyId();
        assertThat(run("verify", "--data", data, "--signed-by", key)).isZero();
        assertThat(run("verify", "--data", data, "--signed-by", "another")).isEqualTo(1);

        var elsewhere = data.resolve("elsewhere.jsonl");
        Files.move(data.resolve("heads.jsonl"), elsewhere);
        sql("delete from commits where first_position = 1", "delete from events where position = 1");
        assertThat(run("verify", "--data", data)).isZero();
        assertThat(said).contains("No signed heads were found");
        assertThat(run("verify", "--data", data, "--heads", elsewhere)).isEqualTo(1);
        assertThat(said).contains("Broken at position 1: the log ends at 0").contains("events 1 to 1 are missing");
        assertThat(run("verify", "--data", data, "--heads", data.resolve("nowhere")))
                .isEqualTo(2);
    }

    @Test
    void an_installation_moves_with_its_log_and_its_keys() throws Exception {
        try (var engine = engine()) {
            engine.getBean(CommandGateway.class).sendAndWait(Samples.refer());
        }
        var log = data.resolve("log.jsonl");
        var keys = data.resolve("keys");
        var there = data.resolve("there");
        assertThat(run("export", log, "--data", data)).isZero();
        assertThat(run("export", log, "--data", data)).isEqualTo(1);
        assertThat(run("keys", "export", keys, "--data", data, "--passphrase-file", passphrase()))
                .isZero();
        assertThat(run("keys", "import", keys, "--data", there, "--passphrase-file", passphrase()))
                .isZero();
        assertThat(run("keys", "import", keys, "--data", there, "--passphrase-file", passphrase()))
                .isEqualTo(1);
        assertThat(complained).contains("There are keys here already");
        assertThat(run("import", log, "--data", there)).isZero();
        assertThat(said).contains("Imported 1 events");
        assertThat(run("verify", "--data", there, "--heads", data.resolve("heads.jsonl")))
                .isZero();
        assertThat(said).contains("It holds by 1 signed heads");
        try (var engine = engineOn(there)) {
            var event = engine.getBean(History.class)
                    .first(Samples.CASE.toString())
                    .orElseThrow()
                    .event();
            assertThat(event)
                    .isInstanceOfSatisfying(
                            CaseReferred.class,
                            referred -> assertThat(referred.referral().child().name())
                                    .isInstanceOf(Personal.Known.class));
        }
    }

    @Test
    @NeedsMongod
    void an_installation_moves_to_mongodb_and_its_log_still_is_what_was_signed() throws Exception {
        try (var engine = engine()) {
            engine.getBean(CommandGateway.class).sendAndWait(Samples.refer());
            engine.getBean(CommandGateway.class).sendAndWait(Samples.accept());
        }
        var log = data.resolve("log.jsonl");
        var mongo = RealMongo.freshDatabase();
        assertThat(run("export", log, "--data", data)).isZero();
        assertThat(run("import", log, "--mongo", mongo, "--data", data)).isZero();
        assertThat(run("verify", "--mongo", mongo, "--data", data)).isZero();
        assertThat(said).contains("Sound: 2 events").contains("It holds by");
        assertThat(run("export", data.resolve("back.jsonl"), "--mongo", mongo, "--data", data))
                .isZero();
        assertThat(data.resolve("back.jsonl")).hasSameBinaryContentAs(log);
        assertThat(run("import", log, "--mongo", mongo, "--data", data)).isZero();
        assertThat(said).contains("2 events were there already");
    }

    @Test
    void an_older_backup_is_restored_once_its_loss_is_accepted_and_verifies_from_then_on() throws Exception {
        var backup = data.resolve("backup");
        var there = data.resolve("there");
        var elsewhere = data.resolve("elsewhere.jsonl");
        try (var engine = engine()) {
            engine.getBean(CommandGateway.class).sendAndWait(Samples.refer());
            assertThat(run("backup", backup, "--with-master-key", "--data", data))
                    .isZero();
            engine.getBean(CommandGateway.class).sendAndWait(Samples.accept());
        }
        Files.copy(data.resolve("heads.jsonl"), elsewhere);
        assertThat(run("restore", backup, "--data", there, "--heads", elsewhere))
                .isEqualTo(1);
        assertThat(complained).contains("events 1 to 1 are missing from it");
        assertThat(run("restore", backup, "--data", there, "--heads", elsewhere, "--accept-loss"))
                .isZero();
        assertThat(said).contains("Lost for good: events 1 to 1");
        assertThat(run("verify", "--data", there, "--heads", elsewhere)).isZero();
        assertThat(said).contains("A loss was accepted: 1 signed heads are set aside");
        try (var engine = engineOn(there)) {
            engine.getBean(CommandGateway.class).sendAndWait(Samples.accept());
        }
        assertThat(run("verify", "--data", there, "--heads", elsewhere)).isZero();
    }

    @Test
    void an_engine_whose_signing_key_is_gone_although_heads_need_it_does_not_start() throws Exception {
        try (var engine = engine()) {
            engine.getBean(CommandGateway.class).sendAndWait(Samples.refer());
        }
        Files.delete(data.resolve("signing-key.json"));
        assertThatThrownBy(() -> engine().close())
                .rootCause()
                .isInstanceOf(KeysUnusable.class)
                .hasMessageContaining("signing key is missing");
    }

    private ConfigurableApplicationContext engine(String... settings) {
        return engineOn(data, settings);
    }

    private static ConfigurableApplicationContext engineOn(Path folder, String... settings) {
        var all = new ArrayList<>(
                List.of("--oocd.data=" + folder, "--oocd.demonstration=false", "--spring.main.banner-mode=off"));
        all.addAll(List.of(settings));
        return new SpringApplicationBuilder(OocdApplication.class)
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new));
    }

    /** Runs a command and keeps what it said. */
    private int run(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Oocd.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        said = out.toString();
        complained = err.toString();
        return status;
    }

    private Path passphrase() throws IOException {
        var file = data.resolve("passphrase");
        if (Files.notExists(file))
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, "four words of mine");
    }

    private void sql(String... statements) throws SQLException {
        try (var sqlite = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("log.db"));
                var statement = sqlite.createStatement()) {
            for (var sql : statements) assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private static void await(BooleanSupplier reached) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            Thread.sleep(10);
        }
    }

    @Test
    void a_command_asked_wrongly_says_so_by_its_status() {
        assertThat(Oocd.run("simulate", "--cases", "none")).isEqualTo(2);
        assertThat(Oocd.run("simulate", "--cases", "0", "--data", data.toString()))
                .isEqualTo(2);
        assertThat(Oocd.run("no-such-command")).isEqualTo(2);
    }

    @Test
    void help_is_to_be_had() {
        assertThat(Oocd.run("--help")).isZero();
    }
}
