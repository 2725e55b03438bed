package uk.oocd.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import uk.oocd.kernel.DraftStore;

/** How cases come in and are found again: worklists, search, the referral form, drafts and files, over the whole program. */
class ReferralPagesTest extends PagesTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Pattern DRAFT = Pattern.compile("href=\"(/drafts/[-0-9a-f]{36})\"");

    @Autowired
    DraftStore drafts;

    /** A sound referral of a child of this name, under a crime reference of its own. */
    private Map<String, Object> referral(String name) {
        var form = new HashMap<String, Object>();
        form.put("crimeReference", "WX/PAGE/" + NUMBERS.incrementAndGet());
        form.put("officer", "4471");
        form.put("referredOn", date(today()));
        form.put("child.name", name);
        form.put("child.dateOfBirth", date(today().minusYears(14)));
        form.put("child.sex", "FEMALE");
        form.put("offences[0].code", "XS05");
        form.put("offences[0].date", date(today().minusDays(9)));
        form.put("offences[1].code", "");
        form.put("offences[1].date", List.of("", "", ""));
        form.put("admission", "DENIED");
        form.put("acceptance", "ACCEPTED");
        form.put("interviewedOn", List.of("", "", ""));
        form.put("victims[0].name", "");
        form.put("victims[0].contact", "");
        form.put("requestedRoute", "JOINT_PANEL");
        form.put("summaryOnlyTimeLimit", List.of("", "", ""));
        form.put("circumstances", "A gnome was taken, and given back.");
        form.put("do", "send");
        return form;
    }

    @Test
    void a_referral_by_hand_becomes_a_case_and_says_what_happens_next() throws Exception {
        var form = referral("Alex Pagetest-One");
        var officer = visitor("officer.ash").opens("/referrals/new").findsEveryLinkWithin();
        assertThat(officer.main())
                .contains("Did the child admit the offence?", "Does the child accept responsibility?");

        officer.sends(form);
        assertThat(officer.status()).isEqualTo(200);
        assertThat(officer.path()).startsWith("/referrals/").doesNotContain("Pagetest");
        assertThat(officer.main())
                .contains(
                        "Referral sent",
                        "OOCD-",
                        "Your crime reference is " + form.get("crimeReference"),
                        "Wessexshire Youth Justice Service (fictional) has the referral",
                        "It is due to do so by")
                .doesNotContain("Pagetest");
        assertThat(officer.opens(officer.path().replace("/referrals/", "/cases/"))
                        .main())
                .contains("Alex Pagetest-One");
    }

    @Test
    void a_referral_with_faults_is_shown_again_with_all_of_them_and_all_that_was_typed() throws Exception {
        var form = referral("");
        form.put("crimeReference", " ");
        form.put("child.dateOfBirth", List.of("31", "2", "2012"));
        form.put("offences[0].code", "");
        form.put("offences[0].date", List.of("", "", ""));
        form.put("offences[2].code", "XS05");
        form.put("offences[2].date", date(today().plusDays(1)));
        form.remove("admission");
        form.put("victims[1].name", " ");
        form.put("victims[1].contact", "AGREED");
        var officer = visitor("officer.ash").opens("/referrals/new").sends(form).findsEveryLinkWithin();

        assertThat(officer.status()).isEqualTo(422);
        assertThat(officer.page())
                .contains(
                        "<title>Error: Make a referral",
                        "href=\"#crimeReference\">Enter the crime reference",
                        "href=\"#child.name\">Enter the child’s name",
                        "href=\"#child.dateOfBirth\">Date of birth: enter a real date",
                        "href=\"#offences.0.date\"",
                        "href=\"#admission\">Admission: choose",
                        "href=\"#victims.0.name\"",
                        "name=\"child.dateOfBirth\" value=\"31\"",
                        "A gnome was taken, and given back.")
                .containsPattern("value=\"XS05\"[^>]*selected")
                .containsPattern("value=\"ACCEPTED\"[^>]*checked")
                .as("what is wrong is said of the row it is about")
                .contains("name=\"offences[0].date\" value=\""
                        + today().plusDays(1).getDayOfMonth() + "\"");
        assertThat(officer.page().indexOf("#crimeReference"))
                .as("in the order of the page")
                .isLessThan(officer.page().indexOf("#child.dateOfBirth"));
    }

    @Test
    void more_rows_can_be_had_and_nothing_typed_is_lost() throws Exception {
        var form = referral("Alex Pagetest-Rows");
        form.put("do", "offence");
        for (int i = 0; i < 3; i++) form.put("offences[" + i + "].code", "XS0" + (i + 1));
        var officer = visitor("officer.ash").opens("/referrals/new").sends(form);
        assertThat(officer.status()).isEqualTo(200);
        assertThat(officer.page())
                .contains("Offence 4", "Alex Pagetest-Rows", "formaction=\"/referrals/new#offences\"")
                .doesNotContain("Offence 5", "There is a problem");

        form.put("do", "victim");
        form.put("victims[1].name", "");
        assertThat(officer.sends("/referrals/new", form).page()).contains("Name of victim 3", "Alex Pagetest-Rows");
    }

    @Test
    void the_same_child_and_crime_reference_again_is_told_which_case_it_is() throws Exception {
        var form = referral("Alex Pagetest-Twice");
        var officer = visitor("officer.ash").opens("/referrals/new").sends(form);
        var id = officer.path().substring("/referrals/".length());
        officer.opens("/referrals/new").sends(form);
        assertThat(officer.status()).isEqualTo(409);
        assertThat(officer.page())
                .contains("<a href=\"/cases/" + id + "\">This child was already referred", "Alex Pagetest-Twice");
    }

    @Test
    void a_draft_is_kept_gone_on_with_sent_and_gone_once_it_is_a_case() throws Exception {
        var form = referral("Alex Pagetest-Draft");
        var reference = String.valueOf(form.get("crimeReference"));
        form.put("do", "save");
        form.put("admission", "NO_COMMENT");
        var officer = visitor("officer.elm").opens("/referrals/new").sends(form);
        assertThat(officer.path()).isEqualTo("/drafts");
        assertThat(officer.main())
                .contains("Your referral has been saved. It has not been sent.", reference)
                .doesNotContain("Pagetest");
        assertThat(visitor("officer.elm").opens("/").main()).contains("Finish the referral you saved");

        var draft = officer.all(DRAFT).getFirst();
        officer.opens(draft);
        assertThat(officer.page())
                .contains(
                        "value=\"" + reference + "\"",
                        "value=\"Alex Pagetest-Draft\"",
                        "A gnome was taken, and given back.")
                .containsPattern("value=\"XS05\"[^>]*selected")
                .containsPattern("value=\"NO_COMMENT\"[^>]*checked")
                .contains("value=\"" + today().minusDays(9).getYear() + "\"");

        form.put("do", "save");
        form.put("circumstances", "Changed meanwhile");
        officer.sends(draft, form);
        assertThat(officer.all(DRAFT)).containsOnlyOnce(draft);
        assertThat(officer.opens(draft).page()).contains("Changed meanwhile");

        form.put("do", "send");
        form.remove("admission");
        assertThat(officer.sends(draft, form).status()).isEqualTo(422);
        assertThat(officer.opens(draft).status()).as("a refused draft stays").isEqualTo(200);
        form.put("admission", "NO_COMMENT");
        assertThat(officer.sends(draft, form).path()).startsWith("/referrals/");
        assertThat(officer.opens(draft).status()).isEqualTo(404);
        assertThat(officer.opens("/drafts").main()).doesNotContain(reference);
    }

    @Test
    void a_draft_is_nobody_elses_and_is_erased_only_once_that_was_confirmed() throws Exception {
        var form = referral("Alex Pagetest-Erase");
        form.put("crimeReference", "");
        form.put("do", "save");
        var officer = visitor("officer.ash").opens("/referrals/new").sends(form);
        assertThat(officer.main()).contains("No crime reference yet");
        var draft = officer.all(DRAFT).getFirst();

        for (var other : List.of("officer.elm", "officer.brook")) {
            assertThat(visitor(other).opens(draft).status()).isEqualTo(404);
            assertThat(visitor(other).sends(draft, form).status()).isEqualTo(404);
            assertThat(visitor(other).sends(draft + "/erase", Map.of()).status())
                    .isEqualTo(404);
        }
        assertThat(officer.opens(draft + "/erase").main()).contains("Erase this draft?");
        assertThat(drafts.of("officer.ash")).hasSize(1);
        officer.sends(Map.of());
        assertThat(officer.main()).contains("The draft has been erased.", "You have no drafts.");
        assertThat(drafts.of("officer.ash")).isEmpty();
        assertThat(officer.opens("/drafts/not-an-id").status()).isEqualTo(404);
    }

    @Test
    void only_officers_refer_and_upload_and_an_administrator_sees_no_case() throws Exception {
        for (var path :
                List.of("/referrals/new", "/drafts", "/imports/new", "/imports/columns", "/imports/example.csv")) {
            assertThat(visitor("officer.ash").opens(path).status()).as(path).isEqualTo(200);
            for (var other : List.of("worker.fern", "chair.rowan", "manager.heath", "inspector.larch", "decider.oak")) {
                assertThat(visitor(other).opens(path).status())
                        .as(other + " " + path)
                        .isEqualTo(403);
            }
        }
        assertThat(visitor("worker.fern")
                        .sends("/referrals/new", referral("Alex Pagetest-Not"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_case_is_found_by_name_and_reference_within_the_scope_and_what_is_sought_is_in_no_address() throws Exception {
        var form = referral("Zoë Pagetest-Sought");
        visitor("officer.ash").opens("/referrals/new").sends(form);

        var worker = visitor("worker.fern").opens("/cases");
        assertThat(worker.page()).contains("<form method=\"post\" action=\"/cases\">");
        for (var sought : List.of("zoe pagetest", "sought", String.valueOf(form.get("crimeReference")))) {
            worker.sends("/cases", Map.of("q", sought));
            assertThat(worker.path()).isEqualTo("/cases/found");
            assertThat(worker.main()).as(sought).contains("1 case found", "Zoë Pagetest-Sought");
        }
        for (var elsewhere : List.of("worker.beck", "officer.brook", "inspector.marsh")) {
            assertThat(visitor(elsewhere)
                            .sends("/cases", Map.of("q", "Pagetest-Sought"))
                            .main())
                    .contains("No case found", "You can search by:");
        }
        assertThat(visitor("worker.fern").opens("/cases/found").path())
                .as("nothing was sought")
                .isEqualTo("/cases");
    }

    @Test
    void each_starts_from_what_waits_for_them() throws Exception {
        var form = referral("Alex Pagetest-Home");
        var id = visitor("officer.ash")
                .opens("/referrals/new")
                .sends(form)
                .path()
                .substring("/referrals/".length());

        var worker = visitor("worker.fern").opens("/?stage=REFERRED").findsEveryLinkWithin();
        assertThat(worker.main()).contains("Waiting for you", "Alex Pagetest-Home", "Screen the referral", "on time");
        assertThat(worker.page()).contains("href=\"/cases/" + id + "/screening\"");
        assertThat(visitor("officer.ash").opens("/?stage=REFERRED").main())
                .contains("Where each referral stands", "Alex Pagetest-Home")
                .doesNotContain("Screen the referral");
        assertThat(visitor("manager.heath").opens("/").main())
                .contains("Nothing is waiting for you", "Cases by stage", "Overdue");
        assertThat(visitor("chair.rowan").opens("/").main()).contains("Next panels", "No panel is scheduled.");
        assertThat(visitor("inspector.larch").opens("/").main())
                .contains("Cases of Wessexshire Youth Justice Service (fictional)", "Pagetest");
        assertThat(visitor("officer.brook").opens("/").main()).doesNotContain("Pagetest");

        worker.sends("/cases/" + id + "/screening", Map.of("result", "ASK_POLICE", "reason", "Was anybody with her?"));
        assertThat(visitor("officer.ash").opens("/").main()).contains("Answer the youth justice service");
        assertThat(visitor("worker.fern").opens("/?stage=NONSENSE&page=99").status())
                .isEqualTo(200);
    }

    @Test
    void a_file_is_taken_row_by_row_and_the_report_says_what_became_of_each() throws Exception {
        var example = visitor("officer.ash").opens("/imports/example.csv").page();
        var faulty = example.replace("XS02,", "XS99,").replace(",no-comment,", ",perhaps,");
        var session = new MockHttpSession();
        assertThat(uploaded(session, faulty).getRedirectedUrl()).isEqualTo("/imports/report");
        var report = shown(session, "/imports/report");
        assertThat(report)
                .contains("<dt>Taken</dt><dd>1</dd>", "<dt>Refused</dt><dd>1</dd>", "href=\"/cases/")
                .contains("<code>offence_code</code>", "<code>admission</code>");

        uploaded(session, example);
        assertThat(shown(session, "/imports/report"))
                .contains("<dt>Taken</dt><dd>1</dd>", "<dt>Already here</dt><dd>1</dd>", "<dt>Refused</dt><dd>0</dd>");
        assertThat(shown(session, "/imports/report.csv")).contains("line,result,case", "already-here");
        assertThat(shown(new MockHttpSession(), "/imports/report")).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_beside_the_field() throws Exception {
        for (var file : Map.of("a,b\n1,2\n", "The header has no column", "", "The file is empty")
                .entrySet()) {
            var answer = uploaded(new MockHttpSession(), file.getKey());
            assertThat(answer.getStatus()).isEqualTo(422);
            assertThat(answer.getContentAsString())
                    .contains(
                            "<title>Error: Upload referrals",
                            "<a href=\"#file\">" + file.getValue(),
                            "id=\"file-error\"");
        }
        var none = web.perform(MockMvcRequestBuilders.multipart("/imports/new")
                        .with(user("officer.ash"))
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(none.getStatus()).isEqualTo(422);
    }

    @Test
    void the_columns_are_those_of_the_contract() throws Exception {
        assertThat(visitor("officer.ash").opens("/imports/columns").main())
                .contains("crime_reference", "summary_only_time_limit", "admitted, denied, no-comment, not-asked");
    }

    private MockHttpServletResponse uploaded(MockHttpSession session, String text) throws Exception {
        return web.perform(MockMvcRequestBuilders.multipart("/imports/new")
                        .file(new MockMultipartFile("file", "referrals.csv", "text/csv", text.getBytes(UTF_8)))
                        .session(session)
                        .with(user("officer.ash"))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private String shown(MockHttpSession session, String path) throws Exception {
        return web.perform(MockMvcRequestBuilders.get(path).session(session).with(user("officer.ash")))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
    }
}
