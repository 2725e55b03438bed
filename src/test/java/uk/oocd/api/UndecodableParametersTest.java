package uk.oocd.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What cannot be decoded is refused, and never logged: somebody may have typed a name. */
@ExtendWith(OutputCaptureExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class UndecodableParametersTest extends ApiTest {

    private static final String TYPED = "Typedname";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/gravity?offences=",
                "/api/worklist?standing=",
                "/api/case-files/2f1b0f0e-6f5f-4e0e-8d0f-3f3b8c3f4a5b/history?at=",
                "/api/case-files/2f1b0f0e-6f5f-4e0e-8d0f-3f3b8c3f4a5b/options?factors="
            })
    void the_api_answers_with_a_problem_and_one_line_of_the_log_that_does_not_hold_it(
            String address, CapturedOutput log) {
        var answer = as("worker.fern").get(address + TYPED + "%EB");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("type").asString()).endsWith("/parameter-malformed");
        assertThat(answer.text()).doesNotContain(TYPED);
        assertThat(log.getAll())
                .containsOnlyOnce("a parameter that cannot be read")
                .doesNotContain(TYPED, "Exception");
    }

    @Test
    void a_page_says_that_what_was_sent_cannot_be_read_and_the_log_does_not_hold_it(CapturedOutput log)
            throws Exception {
        var address = "http://127.0.0.1:" + port();
        tellsSo(sent(HttpRequest.newBuilder(URI.create(address + "/gravity?offences=" + TYPED + "%EB"))));
        assertThat(log.getAll())
                .containsOnlyOnce("a parameter that cannot be read")
                .doesNotContain(TYPED, "Exception");
    }

    @Test
    void so_it_does_of_a_form_and_of_the_form_of_an_upload(CapturedOutput log) throws Exception {
        var address = "http://127.0.0.1:" + port();
        tellsSo(sent(HttpRequest.newBuilder(URI.create(address + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + TYPED + "%EB"))));
        tellsSo(sent(HttpRequest.newBuilder(URI.create(address + "/imports?file=" + TYPED + "%EB"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x--\r\n"))));
        assertThat(log.getAll()).contains("a parameter that cannot be read").doesNotContain(TYPED, "Exception");
    }

    @Test
    void a_field_that_stands_twice_is_refused_by_its_place_and_the_log_holds_neither_value(CapturedOutput log) {
        for (var body : List.of(
                "{\"words\": \"" + TYPED + "\",\n \"words\": \"Another\"}",
                "{\"words\": \"x\",\n \"words\": \"" + TYPED + "\"}")) {
            var answer = as("worker.fern").post("/api/case-files/search", body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("type").asString()).endsWith("/field-twice");
            assertThat(answer.text()).contains("at line 2").doesNotContain(TYPED);
        }
        var broken = as("worker.fern").post("/api/case-files/search", "{\"words\": \"x\", \"words\": \"y\",\n oops}");
        assertThat(broken.body().path("type").asString()).endsWith("/body-unreadable");
        assertThat(broken.text()).contains("line 2");
        assertThat(log.getAll()).doesNotContain(TYPED, "Exception");
    }

    private static void tellsSo(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("What was sent cannot be read").doesNotContain(TYPED);
    }

    private static HttpResponse<String> sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
