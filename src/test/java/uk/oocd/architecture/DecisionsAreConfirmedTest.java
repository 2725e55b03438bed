package uk.oocd.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A decision is worth what holds it: each record in {@code ADR} names tests, and they are there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DecisionsAreConfirmedTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Journey))\\b[^`]*`");
    private static final int A_PAGE = 60;

    static Stream<Path> decisions() throws IOException {
        try (var files = Files.list(Path.of("ADR"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void a_decision_fits_a_page_weighs_options_and_names_tests_that_there_are(Path decision) throws IOException {
        var text = Files.readString(decision);
        var confirmed = text.split("## Confirmed by", -1);

        assertThat(confirmed).as("one section that says what confirms it").hasSize(2);
        assertThat(text).contains("## Options");
        assertThat(text.lines().count()).as("at most a page").isLessThanOrEqualTo(A_PAGE);
        var named = NAMED.matcher(confirmed[1])
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty();
        assertThat(tests())
                .as("tests that are there: correct the record, or write the test")
                .containsAll(named);
    }

    private static Set<String> tests() throws IOException {
        try (var own = Files.walk(Path.of("src"))) {
            return own.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
