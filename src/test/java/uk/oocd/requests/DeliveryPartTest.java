package uk.oocd.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.Samples.*;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.casefile.Disposal;
import uk.oocd.kernel.Refusal;
import uk.oocd.requests.DeliveryPart.About;
import uk.oocd.requests.DeliveryPart.ConditionPart;

/** Where a field cannot even be read, what the rules would say of the others is said with it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeliveryPartTest {

    private static final DeliveryPart EMPTY =
            new DeliveryPart(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static final CaseContext CONTEXT = new CaseContext(
            CASE,
            CHILD,
            null,
            PROTOCOL,
            updatePosition().today(),
            updatePosition().by());

    @Test
    void all_that_an_empty_delivery_of_a_conditional_caution_lacks_is_told_at_once() {
        assertThat(refused(EMPTY, Disposal.YOUTH_CONDITIONAL_CAUTION))
                .extracting(Refusal::pointer)
                .containsExactlyInAnyOrder(
                        "/deliveredOn",
                        "/explainedTo",
                        "/explanation",
                        "/appropriateAdult",
                        "/consent",
                        "/understood",
                        "/caution",
                        "/place/where",
                        "/signatures/child/signed",
                        "/signatures/appropriate-adult/signed",
                        "/signatures/officer/signed",
                        "/conditions");
    }

    @Test
    void of_what_a_child_agrees_to_it_is_asked_what_they_understood_and_who_signed() {
        for (var disposal : List.of(Disposal.COMMUNITY_RESOLUTION, Disposal.OUTCOME_22)) {
            assertThat(refused(EMPTY, disposal))
                    .extracting(Refusal::pointer)
                    .containsExactlyInAnyOrder(
                            "/deliveredOn",
                            "/explainedTo",
                            "/explanation",
                            "/understood",
                            "/appropriateAdult",
                            "/signatures/child/signed",
                            "/signatures/appropriate-adult/signed");
        }
    }

    @Test
    void of_no_formal_action_no_more_is_asked_than_that_it_was_explained() {
        assertThat(refused(EMPTY, Disposal.NO_FORMAL_ACTION))
                .extracting(Refusal::pointer)
                .containsExactlyInAnyOrder("/deliveredOn", "/explainedTo", "/explanation", "/appropriateAdult");
    }

    @Test
    void a_condition_without_words_is_told_beside_a_day_that_cannot_be_read() {
        var condition = new ConditionPart("reparation", null, null, "soon", null, null);
        var part = with(EMPTY, "deliveredOn", "2026-04-01", "conditions", List.of(condition));
        assertThat(refused(part, null))
                .extracting(Refusal::pointer)
                .contains("/conditions/0/until", "/conditions/0/what");
    }

    private static List<Refusal> refused(DeliveryPart part, @Nullable Disposal disposal) {
        return ((Converted.Faulty<?>) part.toCommand(
                        CONTEXT, List.of(), new About(disposal, disposal == Disposal.YOUTH_CONDITIONAL_CAUTION, null)))
                .refusals();
    }
}
