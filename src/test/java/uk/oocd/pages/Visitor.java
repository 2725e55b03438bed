package uk.oocd.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Somebody with a browser of their own, who fills in what stands on the page they see. */
final class Visitor {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");
    private static final Pattern PART = Pattern.compile("<h2 class=\"govuk-heading-m\" id=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("href=\"#([^\"]*)\"");

    private final MockMvc web;
    private final String account;
    private final MockHttpSession session = new MockHttpSession();
    private int status;
    private String page = "";
    private String path = "";

    Visitor(MockMvc web, String account) {
        this.web = web;
        this.account = account;
    }

    Visitor opens(String address) throws Exception {
        path = address;
        return sends(MockMvcRequestBuilders.get(URI.create(address)));
    }

    /** Sends the form of the page before them, with its hidden version, and follows where it leads. */
    Visitor sends(Map<String, ?> fields) throws Exception {
        return sends(path, fields);
    }

    Visitor sends(String to, Map<String, ?> fields) throws Exception {
        var request = MockMvcRequestBuilders.post(URI.create(to));
        var version = VERSION.matcher(page);
        if (version.find()) request.param("version", version.group(1));
        fields.forEach((name, value) -> request.param(
                name,
                value instanceof List<?> several
                        ? several.stream().map(String::valueOf).toArray(String[]::new)
                        : new String[] {String.valueOf(value)}));
        return sends(request.with(csrf()));
    }

    private Visitor sends(MockHttpServletRequestBuilder request) throws Exception {
        var answer = web.perform(request.with(user(account)).session(session))
                .andReturn()
                .getResponse();
        status = answer.getStatus();
        page = answer.getContentAsString();
        var onward = answer.getRedirectedUrl();
        return onward == null ? this : opens(onward);
    }

    int status() {
        return status;
    }

    String path() {
        return path;
    }

    String page() {
        return page;
    }

    /** What stands in the page's main part, without markup. */
    String main() {
        int from = page.indexOf("<main");
        return page.substring(Math.max(0, from), page.indexOf("</main>") < 0 ? page.length() : page.indexOf("</main>"))
                .replaceAll("<[^>]+>", " ")
                .replace("&#39;", "'")
                .replaceAll("\\s+", " ");
    }

    /** Every link within the page leads to something that is there once. */
    Visitor findsEveryLinkWithin() {
        var ids = all(ID);
        assertThat(ids).as(path).doesNotHaveDuplicates();
        assertThat(ids).as(path).containsAll(all(LINK));
        return this;
    }

    /** The contents of a case lead to each of its parts, in their order. */
    Visitor findsEveryPartInTheContents() {
        var from = page.indexOf("<nav class=\"oocd-contents\" aria-label=");
        assertThat(from).as(path).isNotNegative();
        var leadTo = LINK.matcher(page.substring(from, page.indexOf("</nav>", from)))
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(leadTo).as(path).containsExactlyElementsOf(all(PART));
        return this;
    }

    List<String> all(Pattern pattern) {
        var found = new ArrayList<String>();
        var matcher = pattern.matcher(page);
        while (matcher.find()) found.add(matcher.group(1));
        return found;
    }
}
