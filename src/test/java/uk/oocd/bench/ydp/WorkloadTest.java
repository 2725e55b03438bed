package uk.oocd.bench.ydp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkloadTest {

    @Test
    void the_content_is_that_of_the_work_definition() {
        assertThat(LongStream.rangeClosed(1, 10_000).map(Workload::checksum).sum())
                .isEqualTo(21489264758166L);
    }

    @Test
    void a_payload_comes_back_from_its_fields() {
        for (Step step : Step.ALL) {
            Payload payload = Workload.payload(42, step);
            assertThat(payload.rationale()).hasSize(500);
            assertThat(payload.fields()).hasSize(15);
            assertThat(Payload.of(payload.fields())).isEqualTo(payload);
        }
    }
}
