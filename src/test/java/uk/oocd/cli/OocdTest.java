package uk.oocd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import uk.oocd.OocdApplication;
import uk.oocd.Samples;
import uk.oocd.storage.embedded.DataFolder;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OocdTest {

    @TempDir
    Path data;

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
    void a_folder_that_is_in_use_is_refused() {
        try (var folder = DataFolder.open(data)) {
            assertThat(folder.log().getParent()).isEqualTo(data);
            assertThat(Oocd.run("verify", "--data", data.toString())).isEqualTo(1);
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
