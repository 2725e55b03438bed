package uk.oocd.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.storage.protocol.BundledProtocols;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReturnCodesTest {

    private static final BundledProtocols PROTOCOLS = new BundledProtocols();
    private static final Protocol PROTOCOL = PROTOCOLS.inForceOn(LocalDate.parse("2026-12-02"));

    private static ReturnCodes codes(String outcome, String counts) {
        return PROTOCOL.returnCodes(OutcomeCode.of(outcome), LocalDate.parse(counts));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            community-resolution,      2023-03-31, none,                            none
            community-resolution,      2023-04-01, YJB key performance indicator 6, COMMUNITY_RESOLUTION_WITH_YJS_INVOLVEMENT
            outcome-22-deferred,       2026-12-02, YJB key performance indicator 6, NO_FURTHER_ACTION_OUTCOME_22_DEFERRED_PROSECUTION_CAUTION_WITH_YJS_INVOLVEMENT
            passed-to-another-body,    2026-12-02, YJB key performance indicator 6, NO_FURTHER_ACTION_OUTCOME_20_21_WITH_YJS_INVOLVEMENT
            youth-caution,             2026-12-02, YJB key performance indicator 6, YOUTH_CAUTION
            youth-conditional-caution, 2026-12-02, YJB key performance indicator 6, YOUTH_CONDITIONAL_CAUTION
            charge,                    2026-12-02, none,                            none
            """)
    void the_day_from_which_an_outcome_counts_says_by_what_code_it_is_returned(
            String outcome, String counts, @Nullable String dataReturn, @Nullable String code) {
        var codes = codes(outcome, counts);
        assertThat(codes.version()).isEqualTo(PROTOCOL.ref());
        if (dataReturn == null) assertThat(codes.codes()).isEmpty();
        else
            assertThat(codes.codes()).singleElement().satisfies(only -> {
                assertThat(only.dataReturn()).isEqualTo(dataReturn);
                assertThat(only.code()).isEqualTo(code);
                assertThat(only.interim()).isFalse();
            });
    }

    @Test
    void the_two_cautions_share_a_home_office_number_and_no_code() {
        assertThat(codes("youth-caution", "2026-12-02").codes().getFirst().code())
                .isNotEqualTo(codes("youth-conditional-caution", "2026-12-02")
                        .codes()
                        .getFirst()
                        .code());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            2026-02-12, Reprimand, true
            2027-03-31, Reprimand, true
            2027-04-01, none,      false
            2030-01-01, none,      false
            """)
    void a_code_that_stands_in_ends_on_its_day_and_none_is_made_up_after_it(
            String counts, @Nullable String code, boolean interim) {
        assertThat(codes("outcome-23", counts).codes()).hasSize(2).anySatisfy(each -> {
            assertThat(each.dataReturn()).isEqualTo("YJB case-level return");
            assertThat(each.code()).isEqualTo(code);
            assertThat(each.interim()).isEqualTo(interim);
        });
        assertThat(codes("outcome-23", "2026-02-11").codes()).isEmpty();
    }

    @Test
    void in_what_order_the_lines_stand_does_not_matter() {
        var turned = PROTOCOL.returnCodes().reversed();
        var day = LocalDate.parse("2027-04-01");
        var other = withCodes(turned);
        assertThat(other.returnCodes(OutcomeCode.of("outcome-23"), day).codes())
                .containsExactlyInAnyOrderElementsOf(
                        codes("outcome-23", "2027-04-01").codes());
    }

    @Test
    void versions_from_before_it_was_thought_of_say_nothing_of_returns() {
        assertThat(PROTOCOLS.all())
                .filteredOn(p -> p.version() < 5)
                .hasSize(4)
                .allSatisfy(p -> assertThat(
                                p.returnCodes(OutcomeCode.of("community-resolution"), LocalDate.parse("2026-12-02"))
                                        .codes())
                        .isEmpty());
    }

    private static Protocol withCodes(List<ReturnCode> codes) {
        return new Protocol(
                PROTOCOL.id(),
                PROTOCOL.version(),
                PROTOCOL.title(),
                PROTOCOL.effectiveFrom(),
                PROTOCOL.matrixEdition(),
                PROTOCOL.scaleMaximum(),
                PROTOCOL.adjustmentLimit(),
                PROTOCOL.caseRule(),
                PROTOCOL.clauses(),
                PROTOCOL.offenceGroups(),
                PROTOCOL.offences(),
                PROTOCOL.factors(),
                PROTOCOL.outcomes(),
                PROTOCOL.summaryOnly(),
                PROTOCOL.tables(),
                PROTOCOL.quorum(),
                PROTOCOL.oversight(),
                PROTOCOL.countingDays(),
                PROTOCOL.followUp(),
                PROTOCOL.welsh(),
                codes);
    }
}
