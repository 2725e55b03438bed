package uk.oocd.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uk.oocd.kernel.Problem;
import uk.oocd.security.NotKept;

/** The program, what it tells people and what it tells programmers name the same problems. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemsListedTest {

    private record Listed(String code, String kind, String meaning, String remedy) {}

    private record Answered(String code, int status, String meaning, String remedy) {}

    private record Listing(List<Listed> problems, List<Answered> answers) {}

    private static List<Problem> coded = List.of();
    private static Listing listing = new Listing(List.of(), List.of());
    private static final Properties MESSAGES = new Properties();

    @BeforeAll
    static void read() throws IOException {
        coded = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("uk.oocd").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(Problem.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                        .map(Problem.class::cast)
                        .toList();
        try (var file = new ClassPathResource("contracts/problems.yaml").getInputStream()) {
            listing = YAMLMapper.builder().build().readValue(file, Listing.class);
        }
        try (var file = new ClassPathResource("messages.properties").getInputStream()) {
            MESSAGES.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
    }

    @Test
    void every_problem_is_listed_with_its_kind_and_nothing_else_is() {
        assertThat(coded).isNotEmpty();
        var inCode = coded.stream()
                .collect(Collectors.groupingBy(
                        Problem::code,
                        Collectors.mapping(p -> hyphenated(p.kind().name()), Collectors.toSet())));
        var inContract = listing.problems().stream()
                .collect(Collectors.groupingBy(Listed::code, Collectors.mapping(Listed::kind, Collectors.toSet())));
        assertThat(inContract)
                .as("contracts/problems.yaml, as against the enums that implement Problem")
                .isEqualTo(inCode);
    }

    @Test
    void a_code_is_listed_once() {
        assertThat(listing.problems()).extracting(Listed::code).doesNotHaveDuplicates();
        assertThat(listing.answers()).extracting(Answered::code).doesNotHaveDuplicates();
    }

    @Test
    void two_problems_may_share_a_code_only_where_they_mean_the_same() {
        assertThat(coded.stream().collect(Collectors.groupingBy(Problem::code, Collectors.counting())))
                .as("codes of two enums; name one of them otherwise")
                .allSatisfy((code, times) -> assertThat(times).as(code).isEqualTo(1L));
    }

    @Test
    void every_code_has_a_sentence_and_says_what_it_means_and_what_to_do() {
        assertThat(listing.problems()).allSatisfy(problem -> {
            assertThat(MESSAGES).containsKey(problem.code());
            assertThat(problem.meaning()).isNotBlank();
            assertThat(problem.remedy()).isNotBlank();
        });
        assertThat(listing.answers()).allSatisfy(answer -> {
            assertThat(MESSAGES).containsKey(answer.code());
            assertThat(answer.meaning()).isNotBlank();
            assertThat(answer.remedy()).isNotBlank();
        });
    }

    @Test
    void every_sentence_is_a_pattern_without_a_straight_apostrophe_which_patterns_swallow() {
        assertThat(MESSAGES).allSatisfy((code, sentence) -> {
            assertThat((String) sentence).as("%s", code).doesNotContain("'");
            assertThat(new MessageFormat((String) sentence, Locale.UK).format(new Object[] {1, 2, 3}))
                    .isNotBlank();
        });
    }

    @Test
    void the_answers_listed_are_those_that_the_service_gives() throws Exception {
        var inCode = Arrays.stream(Class.forName("uk.oocd.api.Answer").getEnumConstants())
                .map(constant -> hyphenated(((Enum<?>) constant).name()))
                .toList();
        assertThat(listing.answers()).extracting(Answered::code).containsExactlyInAnyOrderElementsOf(inCode);
        assertThat(Arrays.stream(NotKept.Reason.values()).map(NotKept.Reason::code))
                .isSubsetOf(listing.answers().stream()
                        .collect(Collectors.toMap(Answered::code, Function.identity()))
                        .keySet());
    }

    private static String hyphenated(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
