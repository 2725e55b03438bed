package uk.oocd.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import uk.oocd.settings.CannotStart;
import uk.oocd.settings.OocdProperties;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordsTest {

    @TempDir
    Path temporary;

    private final People people = new People();

    @Test
    void everybody_gets_one_of_their_own_that_can_be_read_aloud() {
        var made = new Passwords(people, at("data")).all();
        assertThat(made).hasSameSizeAs(people.all());
        assertThat(new HashSet<>(made.values())).hasSameSizeAs(people.all());
        assertThat(made.values()).allMatch(password -> password.matches("[a-z]{6}(-[a-z]{6}){3}"));
    }

    @Test
    void they_outlive_a_restart() {
        var made = new Passwords(people, at("data")).all();
        assertThat(new Passwords(people, at("data")).all()).isEqualTo(made);
    }

    @Test
    void two_installations_have_different_ones() {
        assertThat(new Passwords(people, at("one")).all().values())
                .doesNotContainAnyElementsOf(
                        new Passwords(people, at("two")).all().values());
    }

    @Test
    void somebody_new_gets_one_and_the_others_keep_theirs() throws Exception {
        var made = new Passwords(people, at("data")).all();
        var file = temporary.resolve("data").resolve(Passwords.FILE);
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("officer.ash "))
                        .toList());
        var again = new Passwords(people, at("data")).all();
        assertThat(again.get("officer.ash")).isNotEqualTo(made.get("officer.ash"));
        assertThat(again.get("worker.fern")).isEqualTo(made.get("worker.fern"));
    }

    @Test
    void folder_and_file_are_their_owners_alone_also_where_they_were_not() throws Exception {
        new Passwords(people, at("data"));
        var folder = temporary.resolve("data");
        var file = folder.resolve(Passwords.FILE);
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(file)).isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        new Passwords(people, at("data"));
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void a_folder_that_cannot_be_one_is_told_with_what_to_do() throws Exception {
        Files.writeString(temporary.resolve("file"), "in the way");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> new Passwords(people, at("file/data")))
                .withMessageStartingWith("The demonstration passwords cannot be kept in ")
                .satisfies(refused -> assertThat(refused.action()).contains("OOCD_DATA"));
    }

    private OocdProperties at(String folder) {
        return new Binder(new MapConfigurationPropertySource(
                        java.util.Map.of("oocd.data", temporary.resolve(folder).toString())))
                .bind("oocd", OocdProperties.class)
                .get();
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void the_demonstration_has_everybody_whom_the_process_needs_in_both_areas() {
        for (var of : List.of("wessexshire", "northmere")) {
            var roles = people.all().stream()
                    .filter(person -> of.equals(person.force()) || (of + "-yjs").equals(person.service()))
                    .flatMap(person -> person.roles().stream())
                    .map(Enum::name)
                    .toList();
            assertThat(roles)
                    .contains(
                            "POLICE_OFFICER",
                            "POLICE_DECISION_MAKER",
                            "YOUTH_JUSTICE_WORKER",
                            "MANAGER",
                            "PANEL_CHAIR",
                            "PANEL_MEMBER",
                            "PROTOCOL_AUTHOR",
                            "PROTOCOL_APPROVER",
                            "INSPECTOR",
                            "ADMINISTRATOR");
        }
    }
}
