package uk.oocd.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.oocd.Samples;

/** Under which version something is done, by the day that the version in force says counts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProtocolsTest {

    private static final LocalDate REFERRED = LocalDate.parse("2026-03-02");
    private static final LocalDate SITS = LocalDate.parse("2026-05-12");
    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private static final Protocol OLDEST = version(1, "2026-01-01");
    private static final Protocol OLDER = version(2, "2026-05-01");
    private static final Protocol NOW = version(3, "2026-06-01");

    private final Protocols protocols = new Protocols() {
        @Override
        public Protocol inForceOn(String service, LocalDate day) {
            return all(service).reversed().stream()
                    .filter(version -> !version.effectiveFrom().isAfter(day))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public Optional<Protocol> find(ProtocolRef ref) {
            return all("").stream().filter(version -> version.ref().equals(ref)).findFirst();
        }

        @Override
        public List<Protocol> all(String service) {
            return List.of(OLDEST, OLDER, NOW);
        }
    };

    @ParameterizedTest
    @CsvSource({"DELIVERED, 3", "CLOSED, 1", "POLICE_DECIDED, 2"})
    void the_version_in_force_says_which_day_counts(Milestone reaching, int version) {
        assertThat(applying(reaching, Optional.of(SITS)).version()).isEqualTo(version);
    }

    @Test
    void what_reaches_nothing_is_done_under_the_version_in_force() {
        assertThat(protocols
                        .applying("yjs-north", null, REFERRED, () -> Optional.of(SITS), TODAY)
                        .version())
                .isEqualTo(3);
    }

    @Test
    void where_no_panel_sits_the_day_of_the_act_counts() {
        assertThat(applying(Milestone.POLICE_DECIDED, Optional.empty()).version())
                .isEqualTo(3);
    }

    private Protocol applying(Milestone reaching, Optional<LocalDate> sits) {
        return protocols.applying("yjs-north", reaching, REFERRED, () -> sits, TODAY);
    }

    private static Protocol version(int version, String from) {
        var counting = Map.of(Milestone.CLOSED, CountingDay.REFERRAL, Milestone.POLICE_DECIDED, CountingDay.SITTING);
        return Samples.with(
                Samples.with(
                        Samples.with(Samples.PROTOCOL, "version", version), "effectiveFrom", LocalDate.parse(from)),
                "countingDays",
                counting);
    }
}
