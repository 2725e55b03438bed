package uk.oocd.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a protocol says is read over HTTP as it is on its page: laid out, with what cannot be read named. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProtocolOutlineOverHttpTest extends ApiTest {

    private static final String OWN = "/api/protocols/northmere-yjs/versions";

    @Test
    void what_comes_with_the_program_is_laid_out_as_values_lists_and_decision_tables() {
        var answer = as("officer.ash").get("/api/protocols/demonstration/versions/4/outline");
        assertThat(answer.status()).isEqualTo(200);
        var said = answer.body();
        assertThat(said.at("/version/version").asInt()).isEqualTo(4);
        assertThat(said.path("findings")).isEmpty();

        assertThat(part(said, "").path("values").toString()).contains("\"name\":\"title\"", "(fictional)");
        var clauses = part(said, "clauses");
        assertThat(clauses.path("kind").asString()).isEqualTo("listing");
        assertThat(clauses.path("columns").toString()).isEqualTo("[\"number\",\"text\"]");
        assertThat(clauses.path("rows"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).hasSize(2));

        var eligibility = part(said, "eligibility");
        assertThat(eligibility.path("kind").asString()).isEqualTo("decisions");
        var table = eligibility.path("table");
        assertThat(table.path("hitPolicy").asString()).isIn("UNIQUE", "FIRST", "COLLECT");
        assertThat(table.path("rows")).isNotEmpty().allSatisfy(row -> {
            assertThat(row.path("cells")).hasSameSizeAs(table.path("inputs"));
            assertThat(row.path("outputs")).hasSameSizeAs(table.path("outputs"));
            assertThat(row.path("cells"))
                    .allSatisfy(cell -> assertThat(cell.has("words")).isTrue());
        });
    }

    @Test
    void a_draft_is_laid_out_as_far_as_it_can_be_read_for_those_who_may_see_drafts() {
        var draft = as("author.reed")
                .post(OWN, "{\"begin\": \"in-force\"}")
                .body()
                .path("url")
                .asString();
        try {
            var content = as("author.reed").get(draft + "/content").text().replace("decisionTable", "noTable");
            assertThat(as("author.reed")
                            .post(draft + "/content", Map.of("content", content), Map.of())
                            .status())
                    .isEqualTo(204);
            for (var reader : List.of("author.reed", "approver.crag", "manager.lake", "inspector.marsh")) {
                var said = as(reader).get(draft + "/outline").body();
                assertThat(part(said, "clauses").path("rows")).isNotEmpty();
                assertThat(part(said, "eligibility").path("kind").asString()).isEqualTo("unreadable");
                assertThat(said.path("findings").toString()).contains("\"table\":\"eligibility\"");
                assertThat(said.path("findings"))
                        .isEqualTo(as(reader).get(draft).body().path("findings"));
            }
            for (var other : List.of("worker.beck", "chair.river", "author.sorrel")) {
                var hidden = as(other).get(draft + "/outline");
                assertThat(hidden.status()).as(other).isEqualTo(404);
                assertThat(hidden.text()).doesNotContain("clauses");
            }
        } finally {
            as("author.reed").post(draft + "/dropping", "{\"reason\": \"Only a try\"}");
        }
    }

    @Test
    void a_version_that_there_is_not_is_not_found() {
        for (var path : List.of("demonstration/versions/99", "northmere-yjs/versions/99", "nowhere/versions/1")) {
            var answer = as("author.reed").get("/api/protocols/" + path + "/outline");
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        }
    }

    private static JsonNode part(JsonNode outline, String name) {
        return StreamSupport.stream(outline.path("parts").spliterator(), false)
                .filter(part -> part.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
