package uk.oocd.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.Samples.*;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.Samples;
import uk.oocd.casefile.CaseFileCommand.UpdatePosition;
import uk.oocd.casefile.Position;
import uk.oocd.casefile.Referral;
import uk.oocd.kernel.Subject;
import uk.oocd.protocol.Facts;
import uk.oocd.requests.CaseRequests.PositionPart;

/** How a change is known is sealed under the key of whomever it was learned from. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PositionPartTest {

    private static final Position STANDS = with(
            with(Samples.referral(), "admission", Referral.Admission.DENIED).position(),
            "aspects",
            with(Samples.referral().position().aspects(), "victimSupports", Facts.Answer.YES));

    /** Whose the reason is where the form sends what stands, but for these. */
    private static Subject sealedFor(
            Referral.Admission admission, @Nullable String evidence, Facts.Answer victim, @Nullable Subject named) {
        var part = new PositionPart(
                sent(admission),
                sent(STANDS.acceptance()),
                null,
                new ReferralRequest.AspectsPart(evidence, sent(victim), null, null),
                "2026-03-10",
                "How it is known.");
        var context = new CaseContext(
                CASE,
                CHILD,
                named,
                PROTOCOL,
                updatePosition().today(),
                updatePosition().by());
        return ((UpdatePosition) part.toCommand(context, STANDS).orThrow())
                .reason()
                .subject();
    }

    private static String sent(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void what_a_victim_said_is_the_victims_though_the_form_sends_what_stands_of_the_child_too() {
        assertThat(sealedFor(Referral.Admission.DENIED, null, Facts.Answer.NO, VICTIM))
                .isEqualTo(VICTIM);
    }

    @Test
    void what_tells_of_the_child_is_the_childs_and_so_is_all_of_a_case_without_a_victim() {
        assertThat(sealedFor(Referral.Admission.ADMITTED, null, Facts.Answer.NO, VICTIM))
                .isEqualTo(CHILD);
        assertThat(sealedFor(Referral.Admission.DENIED, "offence-shown", Facts.Answer.YES, VICTIM))
                .as("the evidence alone")
                .isEqualTo(CHILD);
        assertThat(sealedFor(Referral.Admission.DENIED, null, Facts.Answer.NO, null))
                .isEqualTo(CHILD);
    }
}
