package uk.oocd.intake;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static uk.oocd.intake.FileProblem.*;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.intake.ReferralRow.Filled;
import uk.oocd.intake.ReferralRow.Misshapen;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Refusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferralsFileTest {

    private static final String HEADER =
            "crime_reference,force,officer,referred_on,child_name,date_of_birth,offence_code,offence_date,admission,"
                    + "acceptance,circumstances";
    private static final String ROW =
            "WX/1,wessexshire,4101,2026-10-05,Ash Example,2011-05-01,XS05,2026-09-20,admitted," + "accepted,";

    @Test
    void columns_stand_in_any_order_and_are_named_in_any_case_and_with_any_joint() {
        var rows = read("Offence-Date, CHILD NAME ,offence code 1,crime_reference,Force,officer,referred on,"
                + "date_of_birth,admission,acceptance,Offence Code-2,offence_date_2,victim  name\n"
                + "2026-09-20,Ash Example,XS05,WX/1,wessexshire,4101,2026-10-05,2011-05-01,admitted,accepted,"
                + "XS06,2026-09-21,Robin Pretend\n");
        var request = filled(rows.getFirst()).request();
        assertThat(request.child()).extracting("name").isEqualTo("Ash Example");
        assertThat(request.offences())
                .extracting("code", "date")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("XS05", "2026-09-20"),
                        org.assertj.core.groups.Tuple.tuple("XS06", "2026-09-21"));
        assertThat(request.victims()).extracting("name").containsExactly("Robin Pretend");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_column() {
        assertThat(read("\uFEFF" + HEADER + "\n" + ROW + "\n")).hasSize(1);
    }

    @Test
    void every_missing_unknown_and_repeated_column_is_named_at_once() {
        assertThat(refusals(HEADER.replace(",officer", "").replace(",admission", ",shoe size,FORCE") + "\n" + ROW))
                .containsExactlyInAnyOrder(
                        Refusal.of(COLUMN_MISSING, "officer"),
                        Refusal.of(COLUMN_MISSING, "admission"),
                        Refusal.of(COLUMN_UNKNOWN, "shoe size"),
                        Refusal.of(COLUMN_TWICE, "force"));
    }

    @Test
    void of_a_file_without_a_header_only_the_first_columns_are_named_and_none_at_length() {
        assertThat(refusals("x".repeat(500) + ",y".repeat(5_000)))
                .filteredOn(refusal -> refusal.problem() == COLUMN_UNKNOWN)
                .hasSize(20)
                .first()
                .isEqualTo(Refusal.of(COLUMN_UNKNOWN, "x".repeat(60)));
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused_with_the_line_and_never_guessed() {
        var text = HEADER + "\n" + ROW + "\n" + ROW.replace("Ash", "Zoë") + "\n";
        assertThat(refusals(text.getBytes(Charset.forName("windows-1252"))))
                .containsExactly(Refusal.of(FILE_NOT_UTF8, 3L));
        assertThat(refusals(text.getBytes(UTF_16))).extracting(Refusal::problem).containsExactly(FILE_NOT_UTF8);
        assertThat(refusals(text.getBytes(UTF_16LE))).containsExactly(Refusal.of(FILE_NOT_UTF8, 1L));
        assertThat(read(text)).hasSize(2);
    }

    @Test
    void an_empty_file_and_one_with_a_header_only_say_so() {
        assertThat(refusals("")).containsExactly(Refusal.of(FILE_EMPTY));
        assertThat(refusals("\uFEFF \r\n\r\n")).containsExactly(Refusal.of(FILE_EMPTY));
        assertThat(refusals(HEADER + "\r\n\r\n")).containsExactly(Refusal.of(FILE_WITHOUT_ROWS));
    }

    @Test
    void a_row_is_found_on_the_line_where_it_begins_whatever_quoted_fields_and_blank_lines_come_before() {
        for (var end : List.of("\r\n", "\n", "\r")) {
            var text = String.join(
                    end,
                    HEADER,
                    ROW + "\"Said:",
                    "\"\"Not me, and not you\"\"\"",
                    "",
                    ",,,,,,,,,,",
                    ROW + "\"one",
                    "two",
                    "three\"",
                    ROW);
            assertThat(read(text)).extracting(ReferralRow::line).containsExactly(2, 6, 9);
        }
        var rows = read(HEADER + "\n" + ROW + "\"Said:\n\"\"Not me, and not you\"\"\"\n");
        assertThat(filled(rows.getFirst()).request().circumstances()).isEqualTo("Said:\n\"Not me, and not you\"");
    }

    @Test
    void quotes_that_do_not_match_are_refused_with_the_line_where_their_row_begins() {
        assertThat(refusals(HEADER + "\n" + ROW + "\"one\ntwo\"\n" + ROW + "\"never closed\n" + ROW + "\n"))
                .containsExactly(Refusal.of(FILE_QUOTES_UNMATCHED, 4));
        assertThat(refusals(HEADER + "\n" + ROW + "\"one\" two\n"))
                .containsExactly(Refusal.of(FILE_QUOTES_UNMATCHED, 2));
    }

    @Test
    void a_row_of_another_width_than_the_header_is_refused_alone() {
        assertThat(read(HEADER + "\n" + ROW + ",\n" + ROW + "\nWX/3,wessexshire\n"))
                .satisfiesExactly(
                        row -> assertThat(row).isEqualTo(new Misshapen(2, Refusal.at("", ROW_MISSHAPEN, 12, 11))),
                        row -> assertThat(row).isInstanceOf(Filled.class),
                        row -> assertThat(row).isEqualTo(new Misshapen(4, Refusal.at("", ROW_MISSHAPEN, 2, 11))));
    }

    @Test
    void twenty_thousand_rows_are_read_and_one_more_is_not() {
        assertThat(read(HEADER + "\n" + (ROW + "\n").repeat(20_000))).hasSize(20_000);
        assertThat(refusals(HEADER + "\n" + (ROW + "\n").repeat(20_001)))
                .containsExactly(Refusal.of(FILE_TOO_MANY_ROWS, 20_000));
    }

    @Test
    void a_file_over_twenty_megabytes_is_not_read() {
        assertThat(refusals(new byte[20 * 1024 * 1024 + 1])).containsExactly(Refusal.of(FILE_TOO_LARGE, 20));
    }

    @Test
    void a_refusal_points_at_the_column_its_value_came_from_even_past_unused_ones() {
        var header = HEADER + ",offence_code_2,offence_date_2,offence_code_3,offence_date_3,offence_class_3,"
                + "victim_name,victim_name_2,victim_contact_2";
        var row = filled(read(header + "\n" + ROW + ",,,XS06,2026-09-21,,,Robin Pretend,agreed\n")
                .getFirst());
        assertThat(List.of(
                        "/child/dateOfBirth",
                        "/offences/0/date",
                        "/offences/1/date",
                        "/offences/1/offenceClass",
                        "/offences",
                        "/victims/0/contact",
                        "/victims/0/name",
                        "/summaryOnlyTimeLimit",
                        ""))
                .map(row::column)
                .containsExactly(
                        "date_of_birth",
                        "offence_date",
                        "offence_date_3",
                        "offence_class_3",
                        "offence_code",
                        "victim_contact_2",
                        "victim_name_2",
                        "summary_only_time_limit",
                        "");
    }

    @Test
    void what_is_said_of_an_offence_without_code_and_date_is_not_dropped_in_silence() {
        var row = filled(read(HEADER + ",offence_description_2,offence_code_2,offence_date_2\n" + ROW + ",Lost,,\n")
                .getFirst());
        assertThat(row.faults()).containsExactly(Refusal.at("offence_code_2", OFFENCE_WITHOUT_CODE));
    }

    private static List<ReferralRow> read(String text) {
        return ReferralsFile.read(text.getBytes(UTF_8));
    }

    private static List<Refusal> refusals(String text) {
        return refusals(text.getBytes(UTF_8));
    }

    private static List<Refusal> refusals(byte[] file) {
        return Objects.requireNonNull(catchThrowableOfType(CommandRefused.class, () -> ReferralsFile.read(file)))
                .refusals();
    }

    private static Filled filled(ReferralRow row) {
        return (Filled) row;
    }
}
