package uk.oocd.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract of a referrals file and the program that reads one say the same. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferralsContractTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path SCHEMA = Path.of("contracts", "import", "referrals.v1.schema.json");

    private final JsonNode contract = JSON.readTree(SCHEMA);

    @Test
    void the_columns_are_those_of_the_contract() {
        assertThat(contract.path("properties").propertyNames())
                .containsExactlyElementsOf(
                        Arrays.stream(Column.values()).map(c -> c.header(1)).toList());
        assertThat(contract.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(Arrays.stream(Column.values())
                        .filter(Column::required)
                        .map(c -> c.header(1))
                        .toList());
    }

    @Test
    void a_column_is_numbered_where_the_contract_numbers_it() {
        for (var column : Column.values()) {
            for (int number : IntStream.rangeClosed(2, 6).toArray()) {
                var header = column.header(number);
                assertThat(Column.named(header).isPresent())
                        .as(header)
                        .isEqualTo(contract.path("patternProperties").propertyNames().stream()
                                .anyMatch(header::matches));
            }
        }
    }

    @Test
    void every_row_of_the_demonstration_file_is_as_the_contract_has_it() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
        var file = Path.of("src", "main", "resources", "demonstration", "referrals.csv");
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = CSVParser.parse(file, UTF_8, format)) {
            assertThat(rows.stream())
                    .hasSize(200)
                    .allSatisfy(
                            row -> assertThat(schema.validate(JSON.writeValueAsString(row.toMap()), InputFormat.JSON))
                                    .as("row %s", row.getRecordNumber())
                                    .isEmpty());
        }
    }
}
