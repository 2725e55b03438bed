package uk.oocd.storage.protocol;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.oocd.protocol.ContentFinding;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.TableSource;
import uk.oocd.storage.dmn.KieTables;

@DisplayNameGeneration(ReplaceUnderscores.class)
class YamlContentsTest {

    private static final ProtocolRef VERSION = new ProtocolRef("yjs-north", 7);
    private static final LocalDate DAY = LocalDate.parse("2026-06-01");

    private final YamlContents contents = new YamlContents(new KieTables());

    @Test
    void the_register_says_which_version_it_is_and_from_when_it_applies() {
        var read = contents.read(contents.of(demonstration()), VERSION, DAY);
        assertThat(read.check().findings()).isEmpty();
        var protocol = requireNonNull(read.protocol());
        assertThat(protocol.ref()).isEqualTo(VERSION);
        assertThat(protocol.effectiveFrom()).isEqualTo(DAY);
    }

    @Test
    void a_content_is_kept_to_the_letter_and_known_by_its_digest() {
        var content = contents.of("# a note\ntitle: x");
        assertThat(content.text()).isEqualTo("# a note\ntitle: x");
        assertThat(content.digest())
                .matches("[0-9a-f]{64}")
                .isEqualTo(contents.of(content.text()).digest());
        assertThat(contents.of("title: y").digest()).isNotEqualTo(content.digest());
    }

    @Test
    void everything_of_another_kind_missing_or_unknown_is_found_at_once() {
        var yaml = demonstration()
                .replaceFirst("scaleMaximum: 5", "scaleMaximum: five")
                .replaceFirst("adjustmentLimit: 1\n", "")
                .replaceFirst("quorum:", "surprise: 1\nquorum:")
                .replaceFirst("offenceClass: SUMMARY", "offenceClass: PETTY")
                .replaceFirst("number: \"1.1\"", "number: 1.1");
        assertThat(places(yaml))
                .contains(
                        "Field scaleMaximum",
                        "Field adjustmentLimit",
                        "Field surprise",
                        "Field offences/0/offenceClass",
                        "Field clauses/0/number");
    }

    @Test
    void what_contradicts_itself_is_found_with_its_field() {
        var yaml = demonstration().replace("clause: \"5.1\"", "clause: \"5.9\"").replace("members: 2", "members: 0");
        assertThat(places(yaml)).containsExactly("Field quorum/members", "Field quorum/clause");
        assertThat(findings(yaml))
                .allMatch(ContentFinding::error)
                .allSatisfy(f -> assertThat(f.sentence()).matches("[A-Z].*\\."));
    }

    @Test
    void what_two_fields_say_differently_is_found() {
        var third = contents.of(new BundledProtocols().all().get(2)).text();
        assertThat(findings(third)).as("both may say the same").isEmpty();
        assertThat(findings(third.replace("prosecutionMonths: 6", "prosecutionMonths: null")
                        .replaceFirst("notifyOffences:\\s+- XS09\\s+- XS13", "notifyOffences: []")))
                .as("the summary-only limit and the group say it")
                .isEmpty();
        assertThat(findings(third.replace("prosecutionMonths: 6", "prosecutionMonths: 7")))
                .extracting(ContentFinding::place, ContentFinding::sentence)
                .containsExactly(tuple(
                        "Field followUp/prosecutionMonths",
                        "It is 7 where summaryOnly/months is 6; leave it null where summaryOnly says it."));
        assertThat(findings(third.replace("nonEngagementToPolice: true", "nonEngagementToPolice: false")))
                .extracting(ContentFinding::place)
                .containsExactly("Field followUp/notifyOffences", "Field followUp/notifyOffences");
    }

    @Test
    void welsh_names_are_of_what_there_is_and_a_content_from_before_them_has_none() {
        var names = "welsh:\n  offences: {XS01: Hopian}\n  outcomes: {charge: Cyhuddiad}\n";
        var named = requireNonNull(
                contents.read(contents.of(unnamed() + names), VERSION, DAY).protocol());
        assertThat(requireNonNull(named.welsh()).offence("XS01")).contains("Hopian");
        assertThat(named.welsh().outcome("charge")).contains("Cyhuddiad");
        assertThat(named.welsh().outcome("outcome-22")).isEmpty();
        assertThat(requireNonNull(contents.read(contents.of(unnamed()), VERSION, DAY)
                                .protocol())
                        .welsh())
                .isNull();
        assertThat(places(unnamed() + names.replace("XS01", "XS99").replace("charge", "banishment")))
                .containsExactly("Field welsh/offences/XS99", "Field welsh/outcomes/banishment");
    }

    @Test
    void codes_in_returns_are_of_what_there_is_and_a_content_from_before_them_has_none() {
        var older = demonstration().replaceFirst("(?m)^returnCodes:.*\n", "");
        assertThat(older).doesNotContain("returnCodes");
        assertThat(requireNonNull(
                                contents.read(contents.of(older), VERSION, DAY).protocol())
                        .returnCodes())
                .isEmpty();
        var right = """
                returnCodes:
                  - {dataReturn: R, outcome: charge, from: 2026-04-01, code: C1, interim: false, clause: "4.1", source: S}
                  - {dataReturn: R, outcome: charge, from: 2027-04-01, code: null, interim: false, clause: "4.1", source: S}
                """;
        assertThat(findings(older + right)).isEmpty();
        assertThat(places(older + right.replace("charge, from: 2026", "banishment, from: 2026")))
                .containsExactly("Field returnCodes/0/outcome");
        assertThat(places(older + right.replace("2027-04-01", "2026-04-01")))
                .containsExactly("Field returnCodes/1/from");
        assertThat(places(older + right.replace("null, interim: false", "null, interim: true")))
                .containsExactly("Field returnCodes/1/interim");
        assertThat(places(older + right.replaceFirst("4\\.1", "9.9"))).containsExactly("Field returnCodes/0/clause");
        assertThat(places(older + right.replace("2026-04-01", "soon"))).containsExactly("Field returnCodes/0/from");
    }

    private String unnamed() {
        return demonstration().replaceFirst("(?m)^welsh:.*\n(?: .*\n)*", "");
    }

    @Test
    void somebody_who_begins_with_nothing_is_told_what_is_to_be_filled() {
        var findings = contents.read(contents.blank(), VERSION, DAY).check().findings();
        assertThat(findings).isNotEmpty().allMatch(ContentFinding::error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just words",
                "- a\n- list",
                "a: [",
                "a: 1\na: 2",
                "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1/\"]]",
                "<?xml version=\"1.0\"?><definitions/>",
                "\u0000",
                "a: &a [x]\nb: *a\nc: {<<: *a}"
            })
    void whatever_somebody_uploads_is_answered_with_findings_and_does_nothing(String text) {
        var read = contents.read(contents.of(text), VERSION, DAY);
        assertThat(read.protocol()).isNull();
        assertThat(read.check().errors()).isNotEmpty();
    }

    @Test
    void a_table_takes_the_place_of_the_one_of_its_name() {
        var first = contents.withTable(contents.of("title: x"), new TableSource("eligibility", "<a/>\n"))
                .orElseThrow();
        var second =
                contents.withTable(first, new TableSource("routing", "<b/>")).orElseThrow();
        assertThat(contents.withTable(second, new TableSource("eligibility", "<c/>"))
                        .orElseThrow()
                        .text())
                .contains("title: x", "<b/>", "<c/>")
                .doesNotContain("<a/>");
        assertThat(contents.withTable(contents.of("a: ["), new TableSource("eligibility", "<a/>")))
                .isEmpty();
        assertThat(contents.withTable(contents.of("tables: none"), new TableSource("eligibility", "<a/>")))
                .isEmpty();
    }

    @Test
    void a_bomb_does_not_go_off() {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 30; i++) {
            var before = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n"
                    .formatted(i, i, String.join(",", List.of(before, before, before, before, before, before))));
        }
        var deep = "a: " + "[".repeat(50_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(contents.read(contents.of(bomb.toString()), VERSION, DAY)
                            .check()
                            .errors())
                    .isNotEmpty();
            assertThat(contents.read(contents.of(deep), VERSION, DAY).check().errors())
                    .isNotEmpty();
        });
    }

    private List<ContentFinding> findings(String yaml) {
        return contents.read(contents.of(yaml), VERSION, DAY).check().findings();
    }

    private List<String> places(String yaml) {
        return findings(yaml).stream().map(ContentFinding::place).toList();
    }

    private String demonstration() {
        return contents.of(new BundledProtocols().all().get(2)).text();
    }
}
