package uk.oocd.storage.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import uk.oocd.Samples;
import uk.oocd.protocol.ContentFinding;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.OutcomeRule;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.TableSource;
import uk.oocd.protocol.Tables;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.storage.dmn.KieTables;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BundledProtocolsTest {

    private static final Path FOLDER = Path.of("contracts/protocol");
    private static final OutcomeCode DEFERRED_PROSECUTION = OutcomeCode.of("outcome-23");

    private static final Tables ENGINE = new KieTables();

    private final BundledProtocols protocols = new BundledProtocols();

    @Test
    void each_day_has_the_version_in_force_on_it() {
        assertThat(versionOn("2020-01-01")).isEqualTo(1);
        assertThat(versionOn("2024-04-01")).isEqualTo(1);
        assertThat(versionOn("2026-02-11")).isEqualTo(1);
        assertThat(versionOn("2026-02-12")).isEqualTo(2);
        assertThat(versionOn("2026-08-31")).isEqualTo(2);
        assertThat(versionOn("2026-09-01")).isEqualTo(3);
        assertThat(versionOn("2026-11-30")).isEqualTo(3);
        assertThat(versionOn("2026-12-01")).isEqualTo(4);
        assertThat(versionOn("2026-12-02")).isEqualTo(5);
        assertThat(versionOn("2036-01-01")).isEqualTo(5);
    }

    private int versionOn(String day) {
        return protocols.inForceOn(LocalDate.parse(day)).version();
    }

    @Test
    void every_version_can_be_found_again() {
        assertThat(protocols.all()).hasSize(5);
        assertThat(protocols.all())
                .allSatisfy(p -> assertThat(protocols.find(p.ref())).contains(p));
        assertThat(protocols.find(new ProtocolRef("demonstration", 6))).isEmpty();
    }

    @Test
    void outcome_23_comes_with_the_second_version() {
        assertThat(protocols.all().getFirst().outcome(DEFERRED_PROSECUTION)).isEmpty();
        var second = protocols.all().get(1);
        assertThat(second.outcome(DEFERRED_PROSECUTION)).isPresent();
        assertThat(second.presumptive(2)).contains(DEFERRED_PROSECUTION);
    }

    @Test
    void education_is_heard_from_the_fourth_version_on_and_no_earlier_one_says_so() {
        assertThat(protocols.all())
                .extracting(p -> p.quorum().heard())
                .containsExactly(List.of(), List.of(), List.of(), List.of("education"), List.of("education"));
        assertThat(protocols.all())
                .extracting(p -> p.clauses().stream()
                        .anyMatch(c -> c.number().equals(p.quorum().clause())
                                && c.text().contains("Education")))
                .containsExactly(false, false, false, true, true);
    }

    @Test
    void everything_in_it_says_that_it_is_made_up() {
        assertThat(protocols.all()).allSatisfy(p -> {
            assertThat(p.title()).contains("fictional");
            assertThat(p.matrixEdition()).contains("fictional");
            var welsh = p.welsh();
            if (welsh != null) assertThat(welsh.offences().values()).allMatch(name -> name.endsWith("(dychmygol)"));
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
                .isSubsetOf("1", "2", "8", "9", "10", "14", "15", "16", "17", "20", "21", "22", "23");
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
                .getSchema(Files.readString(FOLDER.resolve("protocol.v2.schema.json")));
        var yaml = Files.readString(file);
        assertThat(schema.validate(yaml, InputFormat.YAML)).isEmpty();
        assertThat(schema.validate(yaml.replace("scaleMaximum: 5", "scaleMaximum: five"), InputFormat.YAML))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            version: 1                      | version: 3                   | demonstration.v1.yaml: the id and version in it belong to a file named demonstration.v3.yaml.
            version: 1                      | version: 0                   | field version: versions start at 1.
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
            clause: "4.1"                   | clause: "9.9"                | field outcomes/0/clause: there is no clause 9.9.
            scaleMaximum: 5                 | scaleMaximum: 3              | field offences/11/startingScore: 4 is not on the scale from 1 to 3.
            homeOffice: "10"                | homeOffice: "3"              | field outcomes/0/homeOffice: an adult caution is never given to a child.
            homeOffice: "10"                | homeOffice: "3a"             | field outcomes/0/homeOffice: an adult caution is never given to a child.
            homeOffice: "10"                | homeOffice: "6"              | field outcomes/0/homeOffice: a penalty notice for disorder is never given to a child.
            homeOffice: "10"                | homeOffice: "7"              | field outcomes/0/homeOffice: a cannabis or khat warning is never given to a child.
            label: No further action        | label: Youth diversion order | field outcomes/0/code: a youth diversion order is made by a court
            group: null                     | group: wizards               | field offences/0/group: there is no group wizards.
            offences: []                    | offences: [XS99]             | field factors/0/offences: there is no offence XS99.
            caseRule: HIGHEST               | caseRule: GUESS              | field caseRule:
            name: eligibility               | name: routing                | field tables: there is no table eligibility.
            name: eligibility               | name: guesses                | field tables/0/name: no table is called guesses.
            members: 2                      | members: 0                   | field quorum/members: it must be 1 or more.
            agencies: [police, youth-justice] | agencies: [police, police] | field quorum/agencies: police is there twice.
            clause: "5.1"                   | clause: "5.9"                | field quorum/clause: there is no clause 5.9.
            authority: []                   | authority: [INSPECTOR]       | field quorum/authority: nobody can authorise it as INSPECTOR.
            """)
    void one_that_is_wrong_is_refused_with_its_file_and_field(String right, String wrong, String said)
            throws IOException {
        var yaml = Files.readString(FOLDER.resolve("demonstration.v1.yaml"));
        assertThat(yaml).contains(right);
        var mended = yaml.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong.replace("\\n", "\n")));
        assertThatThrownBy(() -> bundled(file("demonstration.v1.yaml", mended)))
                .isInstanceOf(ProtocolUnusable.class)
                .hasMessageContaining("demonstration.v1.yaml")
                .hasMessageContaining(said);
    }

    @Test
    void every_fault_is_said_at_once() throws IOException {
        var yaml = Files.readString(FOLDER.resolve("demonstration.v1.yaml"))
                .replace("members: 2", "members: 0")
                .replace("clause: \"5.1\"", "clause: \"5.9\"");
        assertThatThrownBy(() -> bundled(file("demonstration.v1.yaml", yaml)))
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
        assertThatThrownBy(() -> bundled(file("demonstration.v1.yaml", first), file(name, second)))
                .isInstanceOf(ProtocolUnusable.class)
                .hasMessageContaining(said);
    }

    @Test
    void nothing_is_wrong_with_their_tables_and_nothing_is_missing_from_them_since_they_ask_for_other_outcomes() {
        assertThat(protocols.all().subList(2, protocols.all().size()))
                .isNotEmpty()
                .allSatisfy(p -> assertThat(ProtocolCheck.faultsOf(p, ENGINE))
                        .extracting(f -> f.place() + ": " + f.sentence())
                        .isEmpty());
    }

    @Test
    void what_the_first_two_lack_is_only_that_a_second_outcome_is_closed() {
        assertThat(protocols.all().subList(0, 2))
                .allSatisfy(p -> assertThat(ProtocolCheck.faultsOf(p, ENGINE))
                        .isNotEmpty()
                        .allSatisfy(
                                f -> assertThat(f.sentence()).endsWith("two outcomes would stand for one offence.")));
    }

    @Test
    void a_version_by_which_two_outcomes_could_stand_for_one_offence_is_faulty_whatever_it_calls_its_reasons() {
        var latest = protocols.all().getLast();
        var renamed = eligibility(latest, "one-active-outcome", "not-twice");
        assertThat(ProtocolCheck.faultsOf(renamed, ENGINE)).isEmpty();
        var noted = eligibility(renamed, "\"closed\"", "\"note\"");
        assertThat(ProtocolCheck.faultsOf(noted, ENGINE))
                .allMatch(ContentFinding::error)
                .extracting(ContentFinding::place, ContentFinding::sentence)
                .contains(tuple(
                        "Table eligibility",
                        "It leaves community-resolution open where an outcome has been given for the same offences"
                                + " already: two outcomes would stand for one offence."))
                .noneMatch(found -> found.toString().contains("leaves no-further-action open"));
    }

    private static Protocol eligibility(Protocol protocol, String first, String instead) {
        return Samples.with(
                protocol,
                "tables",
                protocol.tables().stream()
                        .map(table -> table.name().equals("eligibility")
                                ? new TableSource(table.name(), table.xml().replaceFirst(first, instead))
                                : table)
                        .toList());
    }

    /**
     * Versions 1 and 2 were written before decision tables were; what each outcome was closed by then is kept in a file,
     * made by the rules of that time from the form of that time.
     */
    @ParameterizedTest
    @CsvFileSource(resources = "/protocol/options-before-tables.csv", numLinesToSkip = 1)
    void what_was_written_before_tables_means_the_same_in_tables(
            int version,
            boolean admitted,
            boolean accepted,
            int score,
            boolean panel,
            String outcome,
            @Nullable String reasons) {
        var protocol = protocols.all().get(version - 1);
        assertThat(protocol.version()).isEqualTo(version);
        var option = protocol.options(facts(admitted, accepted, score, !panel)).stream()
                .filter(o -> o.outcome().value().equals(outcome))
                .findFirst()
                .orElseThrow();
        var closedBy = reasons == null ? List.<String>of() : List.of(reasons.split(" "));
        assertThat(option.reasons()).extracting(Option.Reason::code).containsExactlyElementsOf(closedBy);
        assertThat(option.standing()).isEqualTo(closedBy.isEmpty() ? Option.Standing.OPEN : Option.Standing.CLOSED);
        assertThat(option.reasons())
                .extracting(Option.Reason::clause)
                .allMatch(protocol.clause(
                        protocol.outcome(option.outcome()).orElseThrow().clause())::equals);
    }

    @Test
    void there_must_be_one() {
        assertThatThrownBy(() -> bundled()).hasMessageContaining("There is no file");
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

    private static BundledProtocols bundled(Resource... files) {
        return new BundledProtocols(List.of(files), ENGINE);
    }

    private static Resource file(String name, String yaml) {
        return new ByteArrayResource(yaml.getBytes(UTF_8)) {
            @Override
            public Resource createRelative(String beside) {
                return new FileSystemResource(FOLDER.resolve(beside));
            }

            @Override
            public String getFilename() {
                return name;
            }
        };
    }
}
