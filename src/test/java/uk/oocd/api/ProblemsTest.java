package uk.oocd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_PLAIN;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Problem;
import uk.oocd.kernel.Refusal;
import uk.oocd.security.NotFound;
import uk.oocd.wording.Wording;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemsTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final MockMvcTester http = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Things())
            .setHandlerExceptionResolvers(new Problems(wording(), JSON, new BodyFaults(JSON)))
            .setMessageConverters(new JacksonJsonHttpMessageConverter(JSON))
            .addFilters(new KeptBody())
            .build());

    enum Colour {
        LIGHT_BLUE
    }

    record Part(@Nullable Integer count) {}

    record Thing(
            @Nullable String name,
            @Nullable Colour colour,
            @Nullable List<Part> parts) {}

    private enum Trouble implements Problem {
        NOTE_MISSING(Kind.INVALID),
        PANEL_UNKNOWN(Kind.WRONG_STAGE),
        CHANGED_SINCE_READ(Kind.STALE);

        private final Kind kind;

        Trouble(Kind kind) {
            this.kind = kind;
        }

        @Override
        public String pointer() {
            return "/note";
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    @TestComponent // and so of this test alone
    @RestController
    static class Things {

        @PostMapping("/api/things")
        Thing make(@RequestBody Thing thing) {
            return thing;
        }

        @GetMapping("/api/things/{id}")
        String one(@PathVariable UUID id) {
            throw new NotFound();
        }

        @GetMapping("/api/refused")
        String refused(@RequestParam List<Trouble> by) {
            throw new CommandRefused(by.stream().map(Refusal::of).toList());
        }

        @GetMapping("/api/forbidden")
        String forbidden() {
            throw new AccessDeniedException("no");
        }

        @GetMapping("/api/broken")
        String broken() {
            throw new IllegalStateException("Alex Example lives here");
        }
    }

    @Test
    void refusals_are_answered_all_at_once_with_their_pointers() {
        assertThat(get("/api/refused?by=NOTE_MISSING,PANEL_UNKNOWN"))
                .hasStatus(409)
                .hasContentType("application/problem+json")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"type": "https://oocd.example/problems/command-refused", "title": "The rules do not allow this",
                         "status": 409, "errors": [
                          {"code": "note-missing", "detail": "Write what happened", "pointer": "#/note"},
                          {"code": "panel-unknown", "detail": "There is no such panel.", "pointer": "#/note"}]}""");
    }

    @Test
    void the_status_follows_from_the_kind() {
        assertThat(get("/api/refused?by=NOTE_MISSING")).hasStatus(422);
        assertThat(get("/api/refused?by=CHANGED_SINCE_READ")).hasStatus(412);
        assertThat(get("/api/refused?by=CHANGED_SINCE_READ,PANEL_UNKNOWN")).hasStatus(409);
    }

    @Test
    void every_field_that_cannot_be_read_is_named_at_once_and_no_java_type_is() {
        assertThat(post("""
                        {"name": "x", "colour": "pink", "parts": [{"count": 1}, {"count": "many", "weight": 2}], "extra": 1}"""))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors")
                .asArray()
                .extracting(Object::toString)
                .containsExactly(
                        "{code=field-malformed, detail=This must be one of light-blue, pointer=#/colour}",
                        "{code=field-malformed, detail=This must be a number, pointer=#/parts/1/count}",
                        "{code=field-unknown, detail=There is no field of this name here, pointer=#/parts/1/weight}",
                        "{code=field-unknown, detail=There is no field of this name here, pointer=#/extra}");
    }

    @Test
    void a_body_that_is_no_json_is_told_where() {
        assertThat(post("{\"name\": \"x\",\n  oops}"))
                .hasStatus(400)
                .bodyText()
                .contains("body-unreadable", "from line 2, column")
                .doesNotContain("oops", "jackson");
        assertThat(post("")).hasStatus(400);
    }

    @Test
    void what_is_not_there_and_what_is_no_id_are_answered_alike() {
        for (var path : List.of("/api/things/" + new UUID(0, 0), "/api/things/no-id", "/api/nothing")) {
            assertThat(get(path))
                    .hasStatus(404)
                    .bodyText()
                    .contains("problems/not-found")
                    .doesNotContain("UUID");
        }
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() {
        assertThat(http.delete().uri("/api/things").exchange())
                .hasStatus(405)
                .hasHeader("Allow", "POST")
                .bodyText()
                .contains("This cannot be done here with DELETE. Use POST.");
    }

    @Test
    void a_wrong_media_type_is_told_the_right_one() {
        assertThat(http.post()
                        .uri("/api/things")
                        .contentType(TEXT_PLAIN)
                        .content("x")
                        .exchange())
                .hasStatus(415)
                .bodyText()
                .contains("Send the body as application/json");
    }

    @Test
    void a_missing_parameter_is_named() {
        assertThat(get("/api/refused")).hasStatus(400).bodyText().contains("The parameter by is missing or not right.");
    }

    @Test
    void who_may_not_is_told_so() {
        assertThat(get("/api/forbidden")).hasStatus(403).bodyText().contains("None of your roles may do this.");
    }

    @Test
    void a_fault_of_ours_tells_nothing_of_the_inside() {
        assertThat(get("/api/broken")).hasStatus(500).bodyText().doesNotContain("Alex", "IllegalState");
    }

    private MvcTestResult get(String path) {
        return http.get().uri(java.net.URI.create(path)).exchange();
    }

    private MvcTestResult post(String body) {
        return http.post()
                .uri("/api/things")
                .contentType(APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static Wording wording() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setAlwaysUseMessageFormat(true);
        return new Wording(messages);
    }
}
