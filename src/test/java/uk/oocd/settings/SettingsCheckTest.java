package uk.oocd.settings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oocd.data",
                "oocd.log-format",
                "oocd.logFormat",
                "OOCD_DATA",
                "OOCD_LOG_FORMAT",
                "OOCD_LOGFORMAT"
            })
    void a_setting_that_there_is_is_taken_however_it_is_written(String name) {
        check(Map.of(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oocd.dta", "oocd.data.folder", "OOCD_DTA", "oocd.Demonstration2"})
    void one_that_there_is_not_is_refused_by_name_with_those_that_there_are(String name) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> check(Map.of(name, "x")))
                .withMessage("There is no setting called " + name + ".")
                .satisfies(
                        refused -> assertThat(refused.action()).contains("oocd.store", "oocd.data", "oocd.log-format"));
    }

    @Test
    void what_belongs_to_others_is_left_to_them() {
        check(Map.of("server.port", "0", "OOCDX", "1", "my.oocd.dta", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::", "no-such-host.invalid"})
    void an_address_that_others_can_reach_is_refused(String address) {
        for (var name : List.of("server.address", "management.server.address")) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> check(Map.of(name, address)))
                    .withMessageStartingWith(name + " is " + address + ", which other computers could reach.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.2"})
    void an_address_of_this_computer_alone_is_taken(String address) {
        check(Map.of("server.address", address));
    }

    @Test
    void json_logs_are_one_setting_away_and_text_is_the_default() {
        assertThat(check(Map.of("oocd.log-format", "json")).getProperty("logging.structured.format.console"))
                .isEqualTo("ecs");
        assertThat(check(Map.of()).getProperty("logging.structured.format.console"))
                .isNull();
    }

    @Test
    void boot_finds_the_check_and_prints_what_it_says_without_a_stack_trace() {
        var factories = SpringFactoriesLoader.forDefaultResourceLocation();
        assertThat(factories.load(
                        EnvironmentPostProcessor.class,
                        SpringFactoriesLoader.FailureHandler.logging(
                                org.apache.commons.logging.LogFactory.getLog(getClass()))))
                .hasAtLeastOneElementOfType(SettingsCheck.class);
        FailureAnalyzer analyzer = new CannotStartAnalyzer();
        var analysis = requireNonNull(
                analyzer.analyze(new IllegalStateException(new CannotStart("It is wrong.", "Put it right."))));
        assertThat(analysis.getDescription()).isEqualTo("It is wrong.");
        assertThat(analysis.getAction()).isEqualTo("Put it right.");
    }

    private static StandardEnvironment check(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("told", settings));
        new SettingsCheck().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
