package uk.oocd.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;
import uk.oocd.kernel.Refusal;
import uk.oocd.wording.Wording;

/** Each fragment once, in the frame, with a refusal at some fields and the form as it was typed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryFragmentTest {

    private static final Wording WORDING = wording();
    private static String refused = "";
    private static String fresh = "";

    @BeforeAll
    static void render() {
        refused = rendered(Refusals.of(
                List.of(
                        Refusal.at("/offences/1/date", FormProblem.DATE_NOT_REAL, "Date of the offence"),
                        Refusal.at("/route", FormProblem.CHOICE_UNKNOWN, "route"),
                        Refusal.at("/route", FormProblem.CHOICE_UNKNOWN, "route"),
                        Refusal.at("", FormProblem.NUMBER_NOT_REAL, "Something")),
                WORDING));
        fresh = rendered(Refusals.NONE);
    }

    @Test
    void a_refused_form_says_so_in_its_title_and_in_a_summary_that_links_to_each_field_once() {
        assertThat(refused)
                .contains(
                        "<title>Error: Every fragment – OOCD Panel Engine</title>",
                        "<a href=\"#offences.1.date\">Date of the offence must be a real date, like 27 3 2026</a>")
                .containsOnlyOnce("<a href=\"#route\">")
                .contains("<span class=\"oocd-error-text\">Something must be a whole number, like 3</span>");
        assertThat(fresh)
                .contains("<title>Every fragment – OOCD Panel Engine</title>")
                .doesNotContain("error-summary");
    }

    @Test
    void a_field_shows_its_refusal_and_names_it_as_its_description() {
        assertThat(refused)
                .contains(
                        "<fieldset class=\"govuk-fieldset\" role=\"group\" aria-describedby=\"offences.1.date-hint offences.1.date-error\">",
                        "id=\"offences.1.date-error\"",
                        "id=\"offences.1.date\" name=\"offences[1].date.day\"",
                        "aria-describedby=\"route-error\"");
        assertThat(fresh).doesNotContain("-error\"");
    }

    @Test
    void a_form_shown_again_holds_what_was_typed() {
        assertThat(refused)
                .contains(
                        "name=\"crimeReference\" type=\"text\" value=\"WX/1\"",
                        ">It &lt;b&gt;happened&lt;/b&gt;</textarea>",
                        "name=\"offences[1].date.day\" value=\"31\"",
                        "aria-describedby=\"route-2-item-hint\" checked=\"checked\"",
                        "name=\"explained\" checked=\"checked\"",
                        "<option value=\"one\" selected=\"selected\">");
    }

    @Test
    void nothing_of_the_template_language_is_left_and_nothing_is_inline() {
        assertThat(refused)
                .doesNotContain("th:", "style=", "<script>", "onclick", "null")
                .contains(
                        "Not recorded",
                        "5 June 2026 at 12:05am",
                        "aria-current=\"page\">5</a>",
                        "The whole of it",
                        "moj-identity-bar__title");
        assertThat(refused).containsOnlyOnce("<main").containsOnlyOnce("</html>");
    }

    @Test
    void a_date_is_read_from_its_three_fields_or_is_a_fault_of_the_field() {
        var typed = new Typed(Map.of(
                "a.day",
                List.of("27"),
                "a.month",
                List.of(" mar "),
                "a.year",
                List.of("2026"),
                "b.day",
                List.of("31"),
                "b.month",
                List.of("2"),
                "b.year",
                List.of("2026")));
        assertThat(typed.date("a", "A"))
                .hasValueSatisfying(day -> assertThat(WORDING.day(day)).isEqualTo("27 March 2026"));
        assertThat(typed.date("c", "C")).isEmpty();
        assertThat(typed.faults()).isEmpty();
        assertThat(typed.date("b", "B")).isEmpty();
        assertThat(typed.faults()).containsExactly(Refusal.at("/b", FormProblem.DATE_NOT_REAL, "B"));
    }

    private static String rendered(Refusals refusals) {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        var servlet = JakartaServletWebApplication.buildApplication(new MockServletContext());
        var exchange = servlet.buildExchange(new MockHttpServletRequest(), new MockHttpServletResponse());
        var typed = new Typed(Map.of(
                "crimeReference", List.of("WX/1"),
                "summary", List.of("It <b>happened</b>"),
                "offences[1].date.day", List.of("31"),
                "route", List.of("two"),
                "attended", List.of("one", "two"),
                "explained", List.of("true"),
                "offence", List.of("one")));
        return engine.process(
                "every-fragment",
                new WebContext(
                        exchange,
                        java.util.Locale.UK,
                        Map.of(
                                Refusals.MODEL,
                                refusals,
                                Typed.MODEL,
                                typed,
                                "fields",
                                new Frame.Fields(),
                                "wording",
                                WORDING,
                                "words",
                                List.of("Reference", "Stage"),
                                "rows",
                                List.of(List.of("CASE-1", "Screening")),
                                "numeric",
                                List.of(1),
                                "moment",
                                Instant.parse("2026-06-04T23:05:00Z"),
                                "choices",
                                List.of(Option.of("one", "The one"), Option.of("two", "The other", "Less so")))));
    }

    private static Wording wording() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setAlwaysUseMessageFormat(true);
        return new Wording(messages);
    }
}
