package uk.oocd.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import uk.oocd.views.SetAside;
import uk.oocd.views.SetAside.Tried;
import uk.oocd.views.SetAside.Waiting;

/** What an administrator sees and does about events that were set aside; that it really is done is SetAsideTest's. */
class SetAsidePageTest extends PagesTest {

    private static final String STREAM = "case-file:5c0f8a3e-7c1b-5d2a-9e4f-0a1b2c3d4e5f";
    private static final Waiting TRIED = new Waiting(
            "worklist",
            STREAM,
            "case-file/case-accepted",
            41,
            Instant.parse("2026-11-22T10:00:00Z"),
            Instant.parse("2026-11-23T11:30:00Z"),
            "java.lang.IllegalStateException at uk.oocd.worklist.CaseRow.after:120",
            2);

    @MockitoBean
    SetAside setAside;

    @BeforeEach
    void waiting() {
        when(setAside.waiting()).thenReturn(List.of(TRIED));
    }

    @Test
    void an_administrator_is_led_from_the_start_page_to_what_waits_and_why() throws Exception {
        var admin = visitor("admin.birch").opens("/");
        assertThat(admin.main()).contains("Administration", "1 waiting").doesNotContain("Find a case");
        assertThat(admin.page()).contains("href=\"/set-aside\"");

        admin.opens("/set-aside").findsEveryLinkWithin();
        assertThat(admin.main())
                .contains(
                        STREAM,
                        "Worklist case-file/case-accepted position 41 of the log",
                        "22 November 2026",
                        "last tried 23 November 2026",
                        "java.lang.IllegalStateException at uk.oocd.worklist.CaseRow.after:120",
                        "Try again " + STREAM + " for Worklist",
                        "shows the case as it was before");
    }

    @Test
    void where_nothing_waits_both_pages_say_so_and_there_is_nothing_to_press() throws Exception {
        when(setAside.waiting()).thenReturn(List.of());
        assertThat(visitor("admin.shore").opens("/").main()).contains("Nothing is set aside");
        assertThat(visitor("admin.shore").opens("/set-aside").main())
                .contains("Nothing is set aside.")
                .doesNotContain("Try");
    }

    @Test
    void trying_again_says_what_came_of_it() throws Exception {
        when(setAside.tryAgain("worklist", STREAM)).thenReturn(Optional.of(new Tried(1, 0)));
        var admin = visitor("admin.birch").sends("/set-aside", Map.of("projection", "worklist", "stream", STREAM));
        assertThat(admin.path()).isEqualTo("/set-aside");
        assertThat(admin.main()).contains("Success Everything was taken for one case or panel.");

        when(setAside.tryAgain(eq("worklist"), isNull())).thenReturn(Optional.of(new Tried(2, 1)));
        admin.sends("/set-aside", Map.of("projection", "worklist"));
        assertThat(admin.main())
                .doesNotContain("Success")
                .contains("Everything was taken for 2 cases or panels."
                        + " The first event still cannot be taken for one case or panel.");

        when(setAside.tryAgain("worklist", "elsewhere")).thenReturn(Optional.of(new Tried(0, 0)));
        admin.sends("/set-aside", Map.of("projection", "worklist", "stream", "elsewhere"));
        assertThat(admin.main()).contains("Nothing was waiting any more.");
        verify(setAside).tryAgain("worklist", STREAM);

        when(setAside.tryAgain("nothing", "x")).thenReturn(Optional.empty());
        assertThat(admin.sends("/set-aside", Map.of("projection", "nothing", "stream", "x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_else_sees_it_or_may_try() throws Exception {
        for (var other : List.of("manager.heath", "officer.ash", "inspector.larch", "chair.rowan")) {
            assertThat(visitor(other).opens("/set-aside").status()).as(other).isEqualTo(403);
            assertThat(visitor(other)
                            .sends("/set-aside", Map.of("projection", "worklist"))
                            .status())
                    .as(other)
                    .isEqualTo(403);
            assertThat(visitor(other).opens("/").page()).doesNotContain("/set-aside");
        }
    }
}
