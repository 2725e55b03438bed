package uk.oocd.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.Protocols;

/** How a service comes to a protocol of its own, page by page. */
class ProtocolPagesTest extends PagesTest {

    private static final LocalDate SOON = LocalDate.parse("2036-04-01");

    @Autowired
    Protocols protocols;

    @Test
    void what_offences_would_score_is_worked_out_and_explained_without_a_case() throws Exception {
        var officer = visitor("officer.ash").opens("/protocols").findsEveryLinkWithin();
        assertThat(officer.page()).contains("href=\"/gravity\"");
        officer.opens("/gravity?score=yes&on=1&on=11&on=2026&offences=XS05&factors=made-amends");
        assertThat(officer.status()).isEqualTo(200);
        assertThat(officer.main())
                .contains(
                        "Score 1", "version 3, in force on 1 November 2026", "XS05 starts at 2", "Why not one higher");
        assertThat(officer.page()).containsPattern("value=\"made-amends\" checked");
        officer.opens("/gravity?score=yes&on=&on=&on=");
        assertThat(officer.status()).isEqualTo(422);
        assertThat(officer.main()).contains("Enter at least one offence");
    }

    @Test
    void everybody_reads_the_protocol_that_they_work_under() throws Exception {
        for (var account : List.of("officer.ash", "worker.fern", "chair.rowan", "inspector.larch", "admin.birch")) {
            var reader = visitor(account).opens("/protocols").findsEveryLinkWithin();
            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.main())
                    .contains("Wessexshire Youth Justice Service", "In force", "Retired", "Comes with the program")
                    .doesNotContain("Begin a new version");
            reader.opens("/protocols/demonstration/2").findsEveryLinkWithin();
            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.main())
                    .contains(
                            "Demonstration protocol, version 2 (fictional)",
                            "Clauses",
                            "Riding a unicorn",
                            "Either way")
                    .doesNotContain("Submit for approval");
        }
        assertThat(visitor("officer.ash").opens("/protocols/demonstration/99").status())
                .isEqualTo(404);
        assertThat(visitor("officer.ash").opens("/protocols/northmere-yjs/1").status())
                .isEqualTo(404);
    }

    @Test
    void a_version_is_drafted_by_one_and_approved_by_another() throws Exception {
        var author = visitor("author.sorrel").opens("/");
        assertThat(author.path()).isEqualTo("/protocols");
        assertThat(author.main()).contains("Begin a new version");

        author.opens("/protocols/wessexshire-yjs/new").findsEveryLinkWithin();
        assertThat(author.main()).contains("What does it begin with?", "A copy of the version in force today");
        author.sends(Map.of("begin", "", "effectiveFrom", List.of("31", "2", "2037")));
        assertThat(author.status()).isEqualTo(422);
        assertThat(author.findsEveryLinkWithin().page()).contains("href=\"#begin\"", "href=\"#effectiveFrom\"");

        author.sends(Map.of("begin", "IN_FORCE"));
        assertThat(author.path()).isEqualTo("/protocols/wessexshire-yjs/1");
        assertThat(author.findsEveryLinkWithin().main())
                .contains("Draft", "Nothing is wrong with it", "Submit for approval", "Sample Sorrelby");

        author.sends("/protocols/wessexshire-yjs/1/submission", Map.of());
        assertThat(author.status()).isEqualTo(422);
        assertThat(author.main()).contains("Say what changes", "Enter the day from which this version applies");

        author.opens("/protocols/wessexshire-yjs/1/description")
                .sends(Map.of(
                        "effectiveFrom",
                        List.of("" + SOON.getDayOfMonth(), "" + SOON.getMonthValue(), "" + SOON.getYear()),
                        "changeNote",
                        "Ours at last (fictional)"));
        assertThat(author.main()).contains("The date and the note have been changed", "Ours at last (fictional)");

        uploads(
                "author.sorrel",
                "/protocols/wessexshire-yjs/1/content",
                "whole",
                "title: Ours (fictional)\nscaleMaximum: five\n");
        author.opens("/protocols/wessexshire-yjs/1");
        assertThat(author.main())
                .contains("It cannot be submitted before these are put right", "Field scaleMaximum", "Field clauses");

        uploads("author.sorrel", "/protocols/wessexshire-yjs/1/content", "whole", ours());
        author.opens("/protocols/wessexshire-yjs/1");
        assertThat(author.findsEveryLinkWithin().main())
                .contains("Nothing is wrong with it", "Differences", "1.4", "Added", "Every blade counts");

        author.sends("/protocols/wessexshire-yjs/1/submission", Map.of());
        assertThat(author.main())
                .contains("submitted for approval", "Submitted")
                .doesNotContain("Submit for approval");
        assertThat(visitor("author.sorrel")
                        .opens("/protocols/wessexshire-yjs/1/approval")
                        .status())
                .isEqualTo(403);
        assertThat(visitor("officer.ash").opens("/protocols/wessexshire-yjs/1").status())
                .isEqualTo(404);

        var approver = visitor("approver.yew")
                .opens("/protocols/wessexshire-yjs/1/approval")
                .findsEveryLinkWithin();
        assertThat(approver.main()).contains("Approve this version", "Every blade counts");
        approver.sends(Map.of("do", "send-back", "reason", ""));
        assertThat(approver.status()).isEqualTo(422);
        approver.sends(Map.of("do", "send-back", "reason", "Number the clause (fictional)"));
        assertThat(approver.main()).contains("Sent back by", "Number the clause (fictional)");

        author.opens("/protocols/wessexshire-yjs/1").sends("/protocols/wessexshire-yjs/1/submission", Map.of());
        approver.opens("/protocols/wessexshire-yjs/1/approval").sends(Map.of("do", "approve"));
        assertThat(approver.main()).contains("The version has been approved", "Supt Example Yewbarrow");

        assertThat(protocols.inForceOn("wessexshire-yjs", SOON).ref()).isEqualTo(new ProtocolRef("wessexshire-yjs", 1));
        assertThat(protocols.inForceOn("wessexshire-yjs", SOON.minusDays(1)).id())
                .isEqualTo("demonstration");
        assertThat(protocols.inForceOn("northmere-yjs", SOON).id()).isEqualTo("demonstration");
        assertThat(visitor("officer.ash").opens("/protocols/wessexshire-yjs/1").main())
                .contains("Ours (fictional)", "Approved");
        assertThat(file("officer.ash", "/protocols/wessexshire-yjs/1/content.yaml"))
                .isEqualTo(ours());

        approver.opens("/protocols/wessexshire-yjs/1/withdrawal").findsEveryLinkWithin();
        approver.sends(Map.of("reason", "Put off (fictional)"));
        assertThat(approver.main()).contains("Withdrawn by", "Put off (fictional)");

        author.opens("/protocols/wessexshire-yjs/new").sends(Map.of("begin", "NOTHING"));
        assertThat(author.path()).isEqualTo("/protocols/wessexshire-yjs/2");
        assertThat(author.main()).contains("It cannot be submitted before these are put right");
        author.opens("/protocols/wessexshire-yjs/2/dropping").sends(Map.of("reason", "A try (fictional)"));
        assertThat(author.main()).contains("The draft has been dropped", "Begin a new version");
    }

    @Test
    void who_neither_drafts_nor_approves_finds_no_form() throws Exception {
        for (var path : List.of("/protocols/northmere-yjs/new", "/protocols/demonstration/2/approval")) {
            assertThat(visitor("author.sorrel").opens(path).status()).as(path).isIn(403, 404);
            assertThat(visitor("worker.fern").opens(path).status()).as(path).isIn(403, 404);
        }
    }

    /** The version in force, with another title and one clause more. */
    private String ours() throws Exception {
        return file("author.sorrel", "/protocols/demonstration/4/content.yaml")
                .replaceFirst("title: .*", "title: Ours (fictional)")
                .replaceFirst(
                        "clauses:\n( *)-",
                        "clauses:\n$1- number: \"1.4\"\n$1  text: Every blade counts (fictional).\n$1-");
    }

    private void uploads(String account, String to, String table, String text) throws Exception {
        var file = new MockMultipartFile("content", "any.yaml", "text/plain", text.getBytes(StandardCharsets.UTF_8));
        var answer = web.perform(multipart(URI.create(to))
                        .file(file)
                        .param("table", table)
                        .with(user(account))
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(302);
    }

    private String file(String account, String from) throws Exception {
        return web.perform(get(URI.create(from)).with(user(account)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
