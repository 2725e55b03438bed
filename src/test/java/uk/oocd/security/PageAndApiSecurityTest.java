package uk.oocd.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Over real HTTP, since much of this is decided before any controller is asked. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PageAndApiSecurityTest {

    @TempDir
    static Path data;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry properties) {
        properties.add("oocd.data", () -> data.resolve("kept"));
        properties.add("oocd.demonstration", () -> false);
    }

    /** One browser: its own cookies, and it does not follow redirects by itself. */
    private class Browser {
        final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        HttpResponse<String> get(String path) throws Exception {
            return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
        }

        HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
            var body = form.entrySet().stream()
                    .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
            return client.send(
                    HttpRequest.newBuilder(at(path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }

        HttpResponse<String> signIn(String person, String password) throws Exception {
            return post("/sign-in", Map.of("username", person, "password", password, "_csrf", token(get("/sign-in"))));
        }
    }

    @Test
    void a_stranger_is_shown_to_the_sign_in_page() throws Exception {
        var answer = new Browser().get("/");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
    }

    @Test
    void the_right_password_leads_home_under_a_new_session() throws Exception {
        var browser = new Browser();
        var before = cookie(browser.get("/sign-in"));
        var answer = browser.signIn("officer.ash", passwordOf("officer.ash"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(cookie(answer)).isNotEqualTo(before);
        assertThat(browser.get("/"))
                .satisfies(home -> assertThat(home.statusCode()).isEqualTo(200))
                .satisfies(home -> assertThat(home.body())
                        .contains("Sgt Example Ashdown", "Police officer, Wessexshire Police (fictional)", "Sign out"));
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_told_alike_and_politely() throws Exception {
        for (var person : List.of("officer.ash", "nobody.there")) {
            var browser = new Browser();
            var answer = browser.signIn(person, "not-the-password");
            assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in?failed"));
            assertThat(browser.get("/sign-in?failed").body())
                    .contains(
                            "<title>Error: Sign in",
                            "There is a problem",
                            "The account name or the password is not right",
                            "aria-describedby=\"username-hint username-error\"");
        }
    }

    @Test
    void signing_out_ends_the_session() throws Exception {
        var browser = new Browser();
        browser.signIn("officer.ash", passwordOf("officer.ash"));
        assertThat(browser.post("/sign-out", Map.of("_csrf", token(browser.get("/"))))
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        assertThat(browser.get("/sign-in?signed-out").body()).contains("You have signed out");
    }

    @Test
    void a_page_takes_nothing_without_its_token() throws Exception {
        var browser = new Browser();
        browser.signIn("officer.ash", passwordOf("officer.ash"));
        var answer = browser.post("/sign-out", Map.of());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("You cannot do this", "Go to your worklist");
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void a_form_whose_session_has_ended_leads_to_the_sign_in_page_which_says_so() throws Exception {
        var browser = new Browser();
        for (var path : List.of("/sign-in", "/sign-out")) {
            var answer = browser.post(path, Map.of("_csrf", "from-before-the-restart"));
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in?ended"));
        }
        assertThat(browser.get("/sign-in?ended").body()).contains("What you sent last was not saved.");
    }

    @Test
    void a_file_over_the_bound_is_told_to_be_too_large() throws Exception {
        var browser = new Browser();
        browser.signIn("officer.ash", passwordOf("officer.ash"));
        var answer = browser.client.send(
                HttpRequest.newBuilder(at("/imports/new"))
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofByteArray(new byte[22 << 20]))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("The file is too large");
    }

    @Test
    void the_api_asks_no_token_of_basic_credentials_and_keeps_no_session() throws Exception {
        var answer = api("officer.ash", passwordOf("officer.ash"), "POST");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void the_api_heeds_no_cookie() throws Exception {
        var browser = new Browser();
        browser.signIn("officer.ash", passwordOf("officer.ash"));
        var answer = browser.get("/api/nothing-there");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(asks -> assertThat(asks).startsWith("Basic"));
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void health_is_for_everybody_and_metrics_are_for_managers() throws Exception {
        assertThat(new Browser().get("/actuator/health").body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("components");
        assertThat(new Browser().get("/actuator/metrics").statusCode()).isEqualTo(401);
        assertThat(basic("/actuator/metrics", "officer.ash", passwordOf("officer.ash"), "GET")
                        .statusCode())
                .isEqualTo(403);
        assertThat(basic("/actuator/metrics", "manager.heath", passwordOf("manager.heath"), "GET")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void every_page_says_that_nothing_from_elsewhere_may_run_and_nothing_may_be_cached() throws Exception {
        var browser = new Browser();
        browser.signIn("officer.ash", passwordOf("officer.ash"));
        var headers = browser.get("/").headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(cached -> assertThat(cached).contains("no-store"));
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.allValues("Set-Cookie").toString()).doesNotContain("remember");
    }

    @Test
    void what_the_pages_are_dressed_in_may_be_cached_and_asks_for_nothing_that_is_not_there() throws Exception {
        var browser = new Browser();
        for (var sheet : List.of("/vendor/govuk-frontend.min.css", "/vendor/moj-frontend.min.css", "/oocd.css")) {
            var answer = browser.get(sheet);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(cached -> assertThat(cached).contains("max-age"));
            var asked = java.util.regex.Pattern.compile("url\\(([^)]+)\\)").matcher(answer.body());
            while (asked.find()) {
                assertThat(browser.get(asked.group(1).replace("\"", "")).statusCode())
                        .as(asked.group(1))
                        .isEqualTo(200);
            }
        }
        assertThat(browser.get("/oocd.js").statusCode()).isEqualTo(200);
        assertThat(browser.get("/favicon.svg").statusCode()).isEqualTo(200);
    }

    @Test
    void a_page_elsewhere_whose_name_was_made_to_point_here_gets_no_answer() throws Exception {
        try (var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /sign-in HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n"
                            .getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void a_page_that_there_is_not_is_a_page_that_says_so() throws Exception {
        var browser = new Browser();
        browser.signIn("officer.ash", passwordOf("officer.ash"));
        var answer = browser.get("/no-such-page");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<h1 class=\"govuk-heading-l\">Page not found</h1>", "Sign out");
    }

    @Test
    void anybody_can_read_the_standing_pages() throws Exception {
        for (var path : List.of("/help", "/accessibility", "/privacy", "/cookies")) {
            var answer = new Browser().get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("th:", "Sign out").contains("Fictional data only");
        }
    }

    @Test
    void only_the_owner_can_read_the_passwords() throws Exception {
        var file = data.resolve("kept").resolve(Passwords.FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private HttpResponse<String> api(String person, String password, String method) throws Exception {
        return basic("/api/nothing-there", person, password, method);
    }

    private HttpResponse<String> basic(String path, String person, String password, String method) throws Exception {
        var credentials = Base64.getEncoder().encodeToString((person + ":" + password).getBytes(UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(at(path))
                                .header("Authorization", "Basic " + credentials)
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String passwordOf(String person) throws Exception {
        return Files.readAllLines(data.resolve("kept").resolve(Passwords.FILE)).stream()
                .filter(line -> line.startsWith(person + " "))
                .findFirst()
                .orElseThrow()
                .substring(person.length() + 1);
    }

    private static String token(HttpResponse<String> page) {
        var found = java.util.regex.Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }
}
