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
import uk.oocd.requests.RequestProblem;
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
                        Refusal.at("/offences/1/date", RequestProblem.DATE_IMPOSSIBLE),
                        Refusal.at("/route", RequestProblem.CHOICE_MISSING),
                        Refusal.at("/route", RequestProblem.CHOICE_MISSING),
                        Refusal.at("", RequestProblem.TIME_MISSING)),
                WORDING));
        fresh = rendered(Refusals.NONE);
    }

    @Test
    void a_refused_form_says_so_in_its_title_and_in_a_summary_that_links_to_each_field_once() {
        assertThat(refused)
                .contains(
                        "<title>Error: Every fragment – OOCD Panel Engine</title>",
                        "<a href=\"#offences.1.date\">Date of the offence: enter a real date, like 27 3 2026</a>")
                .containsOnlyOnce("<a href=\"#route\">")
                .contains("<span class=\"oocd-error-text\">Enter the time, like 09:30</span>");
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
                        "id=\"offences.1.date\" name=\"offences[1].date\"",
                        "aria-describedby=\"route-error\"");
        assertThat(fresh).doesNotContain("-error\"");
    }

    @Test
    void a_form_shown_again_holds_what_was_typed() {
        assertThat(refused)
                .contains(
                        "name=\"crimeReference\" type=\"text\" value=\"WX/1\"",
                        ">It &lt;b&gt;happened&lt;/b&gt;</textarea>",
                        "name=\"offences[1].date\" value=\"31\"",
                        "name=\"offences[1].date\" value=\"2026\"",
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
                "offences[1].date", List.of("31", "2", "2026"),
                "route", List.of("two"),
                "attended", List.of("one", "two"),
                "explained", List.of("yes"),
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
