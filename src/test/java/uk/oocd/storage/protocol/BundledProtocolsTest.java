package uk.oocd.storage.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.oocd.Samples.facts;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import uk.oocd.protocol.OutcomeRule;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.rationale.OutcomeCode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BundledProtocolsTest {

    private static final Path FOLDER = Path.of("contracts/protocol");
    private static final OutcomeCode DEFERRED_PROSECUTION = OutcomeCode.of("outcome-23");

    private final BundledProtocols protocols = new BundledProtocols();

    @Test
    void each_day_has_the_version_in_force_on_it() {
        assertThat(versionOn("2020-01-01")).isEqualTo(1);
        assertThat(versionOn("2024-04-01")).isEqualTo(1);
        assertThat(versionOn("2026-02-11")).isEqualTo(1);
        assertThat(versionOn("2026-02-12")).isEqualTo(2);
        assertThat(versionOn("2036-01-01")).isEqualTo(2);
    }

    private int versionOn(String day) {
        return protocols.inForceOn(LocalDate.parse(day)).version();
    }

    @Test
    void every_version_can_be_found_again() {
        assertThat(protocols.all()).hasSize(2);
        assertThat(protocols.all())
                .allSatisfy(p -> assertThat(protocols.find(p.ref())).contains(p));
        assertThat(protocols.find(new ProtocolRef("demonstration", 3))).isEmpty();
    }

    @Test
    void outcome_23_comes_with_the_second_version() {
        assertThat(protocols.all().getFirst().outcome(DEFERRED_PROSECUTION)).isEmpty();
        var second = protocols.all().getLast();
        assertThat(second.outcome(DEFERRED_PROSECUTION))
                .hasValueSatisfying(o -> assertThat(o.needs()).isEqualTo(OutcomeRule.Needs.NOTHING));
        assertThat(second.presumptive(2)).contains(DEFERRED_PROSECUTION);
    }

    @Test
    void everything_in_it_says_that_it_is_made_up() {
        assertThat(protocols.all()).allSatisfy(p -> {
            assertThat(p.title()).contains("fictional");
            assertThat(p.matrixEdition()).contains("fictional");
            assertThat(p.offences()).allSatisfy(o -> {
                assertThat(o.code()).matches("XS[0-9]{2}");
                assertThat(o.title()).endsWith("(fictional)");
            });
        });
    }

    @Test
    void nothing_is_offered_that_a_child_may_not_be_given() {
        assertThat(protocols.all())
                .flatMap(p -> p.outcomes())
                .extracting(OutcomeRule::homeOffice)
                .isSubsetOf("1", "2", "8", "10", "21", "22", "23");
    }

    static Stream<Path> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void keeps_to_its_schema(Path file) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FOLDER.resolve("protocol.v1.schema.json")));
        var yaml = Files.readString(file);
        assertThat(schema.validate(yaml, InputFormat.YAML)).isEmpty();
        assertThat(schema.validate(yaml.replace("scaleMaximum: 5", "scaleMaximum: five"), InputFormat.YAML))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            version: 1                      | version: 3                   | demonstration.v1.yaml: the id and version in it belong to a file named demonstration.v3.yaml.
            version: 1                      | version: 0                   | field version: versions start at 1.
            scaleMaximum: 5                 | scaleMaximum: 4              | field outcomes/5/maximumScore: 5 is not on the scale from 1 to 4.
            scaleMaximum: 5                 | scaleMaximum: 6              | field presumptive/6: no outcome is presumed at this score.
            scaleMaximum: 5                 | scaleMaximum: five           | field scaleMaximum:
            scaleMaximum: 5                 | scaleMaximum: 0              | field scaleMaximum: the scale starts at 1.
            adjustmentLimit: 1              | adjustmentLimit: -1          | field adjustmentLimit: it cannot be below 0.
            adjustmentLimit: 1              | adjustmentLimit: 1\\nx: 1     | field x:
            adjustmentLimit: 1              | ``                           | field adjustmentLimit:
            adjustmentLimit: 1              | scaleMaximum: 5              | Duplicate
            number: "1.2"                   | number: "1.1"                | field clauses: 1.1 is there twice.
            code: XS02                      | code: XS01                   | field offences: XS01 is there twice.
            startingScore: 1                | startingScore: 9             | field offences/0/startingScore: 9 is not on the scale from 1 to 5.
            code: minor-part                | code: planned                | field factors: planned is there twice.
            effect: 1                       | effect: 0                    | field factors/0/effect: it moves nothing.
            code: charge                    | code: outcome-22             | field outcomes: outcome-22 is there twice.
            minimumScore: 1                 | minimumScore: 4              | field outcomes/0/minimumScore: it is above the maximum
            clause: "4.1"                   | clause: "9.9"                | field outcomes/0/clause: there is no clause 9.9.
            [youth-caution]                 | [cannabis-warning]           | field presumptive/3: cannabis-warning is not one of the outcomes.
            [youth-caution]                 | []                           | field presumptive/3: no outcome is presumed at this score.
            [charge]                        | [no-further-action]          | field presumptive/5: no-further-action is presumed but not open at this score.
            "5": [charge]                   | "7": [charge]                | field presumptive/7: 7 is not on the scale from 1 to 5.
            needs: ADMISSION                | needs: GUESS                 | field outcomes/4/needs:
            code: assessment                | code: screening              | field timeLimits: screening is there twice.
            until: SCREENED                 | until: REFERRED              | field timeLimits/0/until: it does not come after from.
            value: 2                        | value: 0                     | field timeLimits/0/value: it must be 1 or more.
            warnAt: 1                       | warnAt: 3                    | field timeLimits/0/warnAt: it must lie between 0 and the limit.
            members: 2                      | members: 0                   | field quorum/members: it must be 1 or more.
            agencies: [police, youth-justice] | agencies: [police, police] | field quorum/agencies: police is there twice.
            clause: "5.1"                   | clause: "5.9"                | field quorum/clause: there is no clause 5.9.
            """)
    void one_that_is_wrong_is_refused_with_its_file_and_field(String right, String wrong, String said)
            throws IOException {
        var yaml = Files.readString(FOLDER.resolve("demonstration.v1.yaml"));
        assertThat(yaml).contains(right);
        var mended = yaml.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong.replace("\\n", "\n")));
        assertThatThrownBy(() -> new BundledProtocols(List.of(file("demonstration.v1.yaml", mended))))
                .isInstanceOf(ProtocolUnusable.class)
                .hasMessageContaining("demonstration.v1.yaml")
                .hasMessageContaining(said);
    }

    @Test
    void every_fault_is_said_at_once() throws IOException {
        var yaml = Files.readString(FOLDER.resolve("demonstration.v1.yaml"))
                .replace("members: 2", "members: 0")
                .replace("clause: \"5.1\"", "clause: \"5.9\"");
        assertThatThrownBy(() -> new BundledProtocols(List.of(file("demonstration.v1.yaml", yaml))))
                .hasMessageContaining("quorum/members")
                .hasMessageContaining("quorum/clause");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            effectiveFrom: 2026-02-12 | effectiveFrom: 2024-04-01 | demonstration.v2.yaml | it does not take over from demonstration/v1 on a later day
            id: demonstration         | id: other                 | other.v2.yaml         | it is another protocol than demonstration/v1; only one can apply
            """)
    void versions_follow_one_another(String right, String wrong, String name, String said) throws IOException {
        var first = Files.readString(FOLDER.resolve("demonstration.v1.yaml"));
        var second = Files.readString(FOLDER.resolve("demonstration.v2.yaml")).replace(right, wrong);
        assertThatThrownBy(
                        () -> new BundledProtocols(List.of(file("demonstration.v1.yaml", first), file(name, second))))
                .isInstanceOf(ProtocolUnusable.class)
                .hasMessageContaining(said);
    }

    @Test
    void there_must_be_one() {
        assertThatThrownBy(() -> new BundledProtocols(List.of())).hasMessageContaining("There is no file");
    }

    @Test
    void whatever_the_child_says_something_is_open_at_every_score_that_a_panel_can_reach() {
        for (var protocol : protocols.all()) {
            IntStream.rangeClosed(1, protocol.scaleMaximum()).forEach(score -> {
                var facts = facts(false, false, score, false);
                assertThat(protocol.options(facts)).anyMatch(o -> o.available());
            });
        }
    }

    private static Resource file(String name, String yaml) {
        return new ByteArrayResource(yaml.getBytes(UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }
}
