package uk.oocd.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.casefile.Referral;
import uk.oocd.intake.ImportReport.AlreadyHere;
import uk.oocd.intake.ImportReport.Fault;
import uk.oocd.intake.ImportReport.Refused;
import uk.oocd.intake.ImportReport.Row;
import uk.oocd.intake.ImportReport.Taken;
import uk.oocd.kernel.History;
import uk.oocd.protocol.Facts;
import uk.oocd.security.People;
import uk.oocd.security.Person;

/** Through the real commands, onto a real log. Each test has crime references of its own. */
@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportsTest {

    private static final String HEADER =
            "crime_reference,force,officer,referred_on,child_name,date_of_birth,offence_code,offence_date,admission,"
                    + "acceptance,school,circumstances\r\n";

    @TempDir
    static Path data;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("oocd.data", () -> data.resolve("kept"));
        properties.add("oocd.demonstration", () -> false);
    }

    @TestConfiguration
    static class Today {
        @Bean
        @Primary
        InstantSource today() {
            return InstantSource.fixed(Instant.parse("2026-11-02T09:30:00Z"));
        }
    }

    @Autowired
    Imports imports;

    @Autowired
    People people;

    @Autowired
    History history;

    @Test
    void the_demonstration_file_is_taken_whole_and_taken_again_takes_nothing() throws IOException {
        var file = new ClassPathResource("demonstration/referrals.csv").getContentAsByteArray();
        var report = imports.take(officer(), file);
        assertThat(report.faults()).isEmpty();
        assertThat(report.taken()).isEqualTo(200);

        var again = imports.take(officer(), file);
        assertThat(again.taken()).isZero();
        assertThat(again.alreadyHere()).isEqualTo(200);
        assertThat(references(again)).isEqualTo(references(report));
    }

    @Test
    void a_row_becomes_the_referral_that_it_says() {
        var report = take("""
                crime_reference,force,officer,referred_on,child_name,date_of_birth,sex,ethnicity_self_defined,\
                ethnicity_observed,address,school,care_status,offence_code,offence_date,offence_code_2,offence_date_2,\
                offence_yjb_seriousness_2,admission,acceptance,evidence,victim_supports,domestic_abuse,hate_crime,\
                interviewed_on,victim_name,victim_contact,victim_name_2,victim_contact_2,requested_route,summary_only_time_limit,circumstances
                WX/A1,wessexshire,4101,5/10/2026,Ash Example,2011-05-01,Female,W1,M3,"1 Sample Street, Exampleton",\
                Example Academy,looked after,XS05,2026-09-20,XS06,2026-09-21,3,admitted,accepted,Sufficient to charge,yes,none,No,2026-09-22,\
                Robin Pretend,agreed,Wren Invented,refused,joint panel,2027-03-19,"Said
                nothing"
                """);
        assertThat(referral(report)).satisfies(r -> {
            assertThat(r.force()).isEqualTo("wessexshire");
            assertThat(r.service()).isEqualTo("wessexshire-yjs");
            assertThat(r.origin()).isEqualTo(Referral.Origin.FILE);
            assertThat(r.referredOn()).isEqualTo("2026-10-05");
            assertThat(r.child().name().known()).hasValue("Ash Example");
            assertThat(r.child().careStatus()).hasToString("LOOKED_AFTER");
            assertThat(r.offences()).extracting("code").containsExactly("XS05", "XS06");
            assertThat(r.offences()).extracting("yjbSeriousness").containsExactly(null, 3);
            assertThat(r.aspects())
                    .isEqualTo(new Referral.Aspects(
                            Facts.Evidence.SUFFICIENT_TO_CHARGE,
                            Facts.Answer.YES,
                            Facts.DomesticAbuse.NONE,
                            Facts.Answer.NO));
            assertThat(r.victims()).extracting("contact").hasToString("[AGREED, REFUSED]");
            assertThat(requireNonNull(r.circumstances()).known()).hasValue("Said\nnothing");
        });
    }

    @Test
    void a_file_without_the_columns_of_what_else_the_rules_read_is_still_taken_and_says_that_nobody_recorded_it() {
        var report = take(HEADER + row("WX/A2", "Ash Example", "2011-05-01", "2026-09-20"));
        assertThat(referral(report).aspects()).isEqualTo(Referral.Aspects.NOT_RECORDED);
    }

    @Test
    void each_fault_in_what_else_the_rules_read_is_told_with_its_column() {
        var report =
                take("crime_reference,force,officer,referred_on,child_name,date_of_birth,offence_code,offence_date,"
                        + "offence_yjb_seriousness,admission,acceptance,evidence,victim_supports,domestic_abuse,hate_crime\r\n"
                        + "WX/A3,wessexshire,4101,2026-10-05,Ash Example,2011-05-01,XS05,2026-09-20,9,admitted,accepted,"
                        + "plenty,perhaps,some,maybe\r\n");
        assertThat(report.rows())
                .singleElement()
                .satisfies(row -> assertThat(told(row))
                        .containsExactlyInAnyOrder(
                                "2 evidence choice-unknown",
                                "2 victim_supports choice-unknown",
                                "2 domestic_abuse choice-unknown",
                                "2 hate_crime choice-unknown",
                                "2 offence_yjb_seriousness yjb-seriousness-off-scale"));
    }

    @Test
    void each_fault_of_a_row_is_told_with_its_line_column_code_and_sentence_and_other_rows_are_taken() {
        var report = take(HEADER
                + row("WX/B1", "Ash Example", "2011-05-01", "2026-09-20")
                + "WX/B2,northmere,,2026-10-05,Bay Example,2011-02-30,XS99,2026-09-20,perhaps,,,\"two\r\nlines\"\r\n"
                + row("WX/B3", "Birch Example", "2016-10-01", "2026-09-20")
                + row("WX/B4", "Briar Example", "2008-10-05", "2026-09-20")
                + row("WX/B5", "Clover Example", "2011-05-01", "2026-09-20"));
        assertThat(report.rows())
                .satisfiesExactly(
                        row -> assertThat(row).isInstanceOf(Taken.class),
                        row -> assertThat(told(row))
                                .containsExactlyInAnyOrder(
                                        "3 force force-not-yours",
                                        "3 officer officer-missing",
                                        "3 date_of_birth date-impossible",
                                        "3 offence_code offence-not-in-protocol",
                                        "3 admission choice-unknown",
                                        "3 acceptance choice-missing"),
                        row -> assertThat(told(row)).containsExactly("5 offence_date child-under-ten"),
                        row -> assertThat(told(row)).containsExactly("6 date_of_birth child-is-adult"),
                        row -> assertThat(row).isInstanceOf(Taken.class));
        assertThat(report.faults()).extracting(Fault::sentence).allMatch(sentence -> sentence.length() > 10);
        assertThat(report.faults()).extracting(Fault::sentence).noneMatch(sentence -> sentence.contains("{"));
    }

    @Test
    void the_same_child_twice_in_a_file_is_taken_once_as_it_stands_first_and_a_co_suspect_is_another_case() {
        var first = row("WX/C1", "Ash Example", "2011-05-01", "2026-09-20");
        var report = take(HEADER
                + first.replace("Example Academy", "First School")
                + row("WX/C1", "Bay Example", "2011-06-01", "2026-09-20")
                + first.replace("Ash", " ASH ").replace("Example Academy", "Second School")
                + first);
        assertThat(report.rows())
                .extracting(row -> row.getClass().getSimpleName())
                .containsExactly("Taken", "Taken", "AlreadyHere", "AlreadyHere");
        var taken = (Taken) report.rows().getFirst();
        assertThat(((AlreadyHere) report.rows().get(2)).reference()).isEqualTo(taken.reference());
        assertThat(requireNonNull(referral(report).child().school()).known()).hasValue("First School");
    }

    @Test
    void a_corrected_row_is_taken_although_a_faulty_one_of_the_same_child_stands_before_it() {
        var sound = row("WX/D1", "Ash Example", "2011-05-01", "2026-09-20");
        var report = take(HEADER + sound.replace("XS05", "XS99") + sound);
        assertThat(report.rows())
                .extracting(row -> row.getClass().getSimpleName())
                .containsExactly("Refused", "Taken");
    }

    @Test
    void two_people_with_the_same_file_at_once_take_each_referral_once() throws Exception {
        var file = many("WX/E", 60).getBytes(UTF_8);
        Callable<ImportReport> upload = () -> imports.take(officer(), file);
        try (var uploads = Executors.newFixedThreadPool(3)) {
            var reports = uploads.invokeAll(List.of(upload, upload, upload)).stream()
                    .map(report -> report.resultNow())
                    .toList();
            assertThat(reports).extracting(ImportReport::refused).containsOnly(0L);
            assertThat(reports.stream().mapToLong(ImportReport::taken).sum()).isEqualTo(60);
        }
    }

    @Test
    void thousands_of_rows_are_all_taken() {
        var report = take(many("WX/F", 2_000));
        assertThat(report.taken()).isEqualTo(2_000);
        assertThat(report.rows())
                .extracting(Row::line)
                .isEqualTo(IntStream.rangeClosed(2, 2_001).boxed().toList());
    }

    @Test
    void only_a_police_officer_may_upload() {
        assertThatThrownBy(() -> imports.take(people.find("worker.fern").orElseThrow(), new byte[0]))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void the_report_as_a_file_has_a_line_for_each_fault_and_no_formula() {
        var report = take(HEADER
                + row("WX/G1", "Ash Example", "2011-05-01", "2026-09-20")
                + row("WX/G2", "Bay Example", "2011-05-01", "2026-09-20").replace("XS05", "=1+1"));
        var evil = new ImportReport(
                List.of(new Refused(2, List.of(new Fault(2, "@field", "a-code", "=cmd|' /c calc'!A1, \"quoted\"")))));
        assertThat(report.toCsv().lines())
                .hasSize(3)
                .contains("2,taken," + ((Taken) report.rows().getFirst()).reference() + ",,,");
        assertThat(evil.toCsv())
                .isEqualTo("line,result,case,field,code,sentence\r\n"
                        + "2,refused,,'@field,a-code,\"'=cmd|' /c calc'!A1, \"\"quoted\"\"\"\r\n");
    }

    private static String row(String reference, String child, String born, String offence) {
        return String.join(
                        ",",
                        reference,
                        "wessexshire",
                        "4101",
                        "2026-10-05",
                        child,
                        born,
                        "XS05",
                        offence,
                        "admitted",
                        "accepted",
                        "Example Academy",
                        "")
                + "\r\n";
    }

    private static String many(String reference, int rows) {
        return HEADER
                + IntStream.range(0, rows)
                        .mapToObj(i -> row(reference + i, "Ash Example-" + i, "2011-05-01", "2026-09-20"))
                        .collect(Collectors.joining());
    }

    private ImportReport take(String file) {
        return imports.take(officer(), file.getBytes(UTF_8));
    }

    private Person officer() {
        return people.find("officer.ash").orElseThrow();
    }

    private Referral referral(ImportReport report) {
        var taken = (Taken) report.rows().getFirst();
        var first = history.first(taken.caseFile().toString()).orElseThrow().event();
        return ((CaseReferred) first).referral();
    }

    private static List<String> references(ImportReport report) {
        return report.rows().stream()
                .map(row -> switch (row) {
                    case Taken taken -> taken.reference();
                    case AlreadyHere here -> here.reference();
                    case Refused refused -> refused.toString();
                })
                .toList();
    }

    private static List<String> told(Row row) {
        return ((Refused) row)
                .faults().stream()
                        .map(f -> f.line() + " " + f.field() + " " + f.code())
                        .toList();
    }
}
