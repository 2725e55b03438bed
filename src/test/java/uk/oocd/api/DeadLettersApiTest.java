package uk.oocd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import uk.oocd.views.SetAside;
import uk.oocd.views.SetAside.Tried;
import uk.oocd.views.SetAside.Waiting;

/** Caller holds every answer to its description. */
class DeadLettersApiTest extends ApiTest {

    private static final String STREAM = "case-file:5c0f8a3e-7c1b-5d2a-9e4f-0a1b2c3d4e5f";

    @MockitoBean
    SetAside setAside;

    @Test
    void an_administrator_lists_what_waits_and_has_it_tried_again() {
        var then = Instant.parse("2026-11-22T10:00:00Z");
        when(setAside.waiting())
                .thenReturn(List.of(
                        new Waiting("agenda", STREAM, "case-file/case-listed", 7, then, then, "some.Failure", 0),
                        new Waiting("worklist", STREAM, "case-file/case-accepted", 4, then, then, null, 2)));
        var listed = as("admin.birch").get("/api/dead-letters");
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.text())
                .contains("\"reason\":\"some.Failure\"", "\"reason\":null", "\"behind\":2", "\"position\":7");

        when(setAside.tryAgain("worklist", STREAM)).thenReturn(Optional.of(new Tried(1, 0)));
        when(setAside.tryAgain("worklist", null)).thenReturn(Optional.of(new Tried(3, 2)));
        assertThat(as("admin.birch")
                        .post("/api/dead-letters/worklist/retry?stream=" + STREAM, "")
                        .text())
                .isEqualTo("{\"taken\":1,\"waiting\":0}");
        assertThat(as("admin.birch")
                        .post("/api/dead-letters/worklist/retry", "")
                        .text())
                .isEqualTo("{\"taken\":3,\"waiting\":2}");
        when(setAside.tryAgain("nothing", null)).thenReturn(Optional.empty());
        assertThat(as("admin.birch").post("/api/dead-letters/nothing/retry", "").status())
                .isEqualTo(404);
    }

    @Test
    void everybody_else_is_forbidden_to() {
        for (var other : List.of("manager.heath", "officer.ash", "inspector.larch")) {
            assertThat(as(other).get("/api/dead-letters").status()).isEqualTo(403);
            assertThat(as(other).post("/api/dead-letters/worklist/retry", "").status())
                    .isEqualTo(403);
        }
    }
}
