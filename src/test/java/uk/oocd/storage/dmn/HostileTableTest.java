package uk.oocd.storage.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.oocd.protocol.Expected;
import uk.oocd.protocol.Finding;
import uk.oocd.protocol.Finding.Code;
import uk.oocd.protocol.TableSource;
import uk.oocd.protocol.TableUnusable;
import uk.oocd.protocol.Values;

/** Whatever is uploaded is looked at, and nothing in it runs, fetches, grows or takes for ever. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileTableTest {

    private static final KieTables TABLES = new KieTables();
    private static final AtomicInteger CALLED = new AtomicInteger();
    private static final Expected EXPECTED = Expected.nothing()
            .telling("score", new Values.Whole(1, 5))
            .telling("knife", new Values.YesOrNo())
            .asking("effect", new Values.AnyText());

    /** What a hostile cell would run. */
    public static boolean called(Object any) {
        CALLED.incrementAndGet();
        return true;
    }

    private static Dmn good() {
        return Dmn.table().input("knife", "boolean").output("effect", "string").row("-", "\"open\"");
    }

    private static ListAssert<Code> codes(String xml) {
        return assertThat(TABLES.check(new TableSource("eligibility", xml), EXPECTED).findings().stream()
                .map(Finding::code)
                .toList());
    }

    @Test
    void a_cell_that_calls_java_is_refused_and_never_called() {
        var call = "function(k) external {java: {class: \"" + HostileTableTest.class.getName()
                + "\", method signature: \"called(java.lang.Object)\"}}";
        for (var cell : List.of(call, "(" + call + ")(?)", "not((" + call + ")(1))")) {
            var table = Dmn.table()
                    .input("score", "number")
                    .output("effect", "string")
                    .row(cell, "\"open\"")
                    .row("-", "(" + call + ")(1)");
            codes(table.xml()).containsExactly(Code.FORBIDDEN_CELL, Code.FORBIDDEN_CELL);
            var compiled = TABLES.compile(table.source(), EXPECTED);
            assertThatThrownBy(compiled::table)
                    .isInstanceOf(TableUnusable.class)
                    .hasMessageContaining("Row 1");
        }
        assertThat(CALLED).hasValue(0);
    }

    @Test
    void an_input_expression_is_the_name_of_a_fact_and_nothing_else() {
        codes(Dmn.table()
                        .input("function() external {java: {class: \"x\", method signature: \"y()\"}}", "number")
                        .output("effect", "string")
                        .row("-", "\"open\"")
                        .xml())
                .containsExactly(Code.UNKNOWN_INPUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<import namespace=\"n\" locationURI=\"http://127.0.0.1:1/x.dmn\" importType=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" name=\"i\"/>",
                "<businessKnowledgeModel id=\"b\" name=\"b\"><encapsulatedLogic kind=\"Java\"/></businessKnowledgeModel>",
                "<decisionService id=\"s\" name=\"s\"/>",
                "<performanceIndicator id=\"p\" name=\"p\"/>"
            })
    void anything_but_one_table_is_named_and_refused(String element) {
        codes(good().before(element).xml()).contains(Code.NOT_USED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<literalExpression><text>1</text></literalExpression>",
                "<invocation/>",
                "<context/>",
                "<relation/>",
                "<functionDefinition kind=\"Java\"/>",
                "<knowledgeRequirement id=\"k\"><requiredKnowledge href=\"#b\"/></knowledgeRequirement>",
                "<informationRequirement id=\"k\"><requiredDecision href=\"#b\"/></informationRequirement>"
            })
    void a_decision_is_one_table_and_asks_no_other(String element) {
        codes(good().inDecision(element).xml()).contains(Code.NOT_USED);
    }

    @Test
    void a_default_answer_would_hide_what_is_missing() {
        codes(Dmn.table()
                        .input("knife", "boolean")
                        .rawOutput(
                                "<output id=\"o\" name=\"effect\" typeRef=\"string\"><defaultOutputEntry><text>\"x\"</text>"
                                        + "</defaultOutputEntry></output>")
                        .row("true", "\"open\"")
                        .xml())
                .contains(Code.NOT_USED);
    }

    @Test
    void two_decisions_are_one_too_many() {
        codes(good().before("<decision id=\"d2\" name=\"other\"/>").xml()).contains(Code.NOT_USED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not XML",
                "<",
                "<definitions>",
                "{\"json\": true}",
                "\u0000\u0001",
                "PK\u0003\u0004",
                "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\">&amp"
            })
    void what_is_not_xml_is_refused(String text) {
        codes(text).containsExactly(Code.NOT_XML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html/>",
                "<definitions/>",
                "<decision xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"/>",
                "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>"
            })
    void xml_that_is_no_dmn_is_refused(String text) {
        codes(text).containsExactly(Code.NOT_DMN);
    }

    @Test
    void entities_that_would_grow_are_never_expanded() {
        var bomb = new StringBuilder("<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\">");
        for (char c = 'b'; c <= 'k'; c++)
            bomb.append("<!ENTITY ")
                    .append(c)
                    .append(" \"")
                    .append(("&" + (char) (c - 1) + ";").repeat(10))
                    .append("\">");
        bomb.append("]>");
        var xml = good().head(bomb.toString()).xml().replace("open", "&k;");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> codes(xml).containsExactly(Code.NOT_XML));
    }

    @Test
    void nothing_is_fetched() throws Exception {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            var at = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
            codes(good().head("<!DOCTYPE d SYSTEM \"" + at + "\">").xml()).containsExactly(Code.NOT_XML);
            codes(good().head("<!DOCTYPE d [<!ENTITY e SYSTEM \"" + at + "\">]>")
                            .xml()
                            .replace("open", "&e;"))
                    .containsExactly(Code.NOT_XML);
            codes(good().before("<import namespace=\"" + at + "\" locationURI=\"" + at + "\" importType=\"" + at
                                    + "\"/>")
                            .xml())
                    .contains(Code.NOT_USED);
            codes(good().xml()
                            .replace(
                                    "<definitions ",
                                    "<definitions xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                            + " xsi:schemaLocation=\"https://www.omg.org/spec/DMN/20191111/MODEL/ " + at
                                            + "\" xsi:noNamespaceSchemaLocation=\"" + at + "\" "))
                    .isEmpty();
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void what_is_larger_than_a_table_can_be_is_refused_unread() {
        codes(good().head("<!--" + "x".repeat(DmnFile.LONGEST) + "-->").xml()).containsExactly(Code.TOO_LARGE);
        var rows = good();
        for (int i = 0; i <= DmnFile.ROWS; i++) rows.row("-", "\"open\"");
        codes(rows.xml()).containsExactly(Code.TOO_LARGE);
        codes(Dmn.table()
                        .input("knife", "boolean")
                        .output("effect", "string")
                        .row("-", "\"" + "x".repeat(Cells.LONGEST) + "\"")
                        .xml())
                .containsExactly(Code.TOO_LARGE);
        codes(good().before("<extensionElements>" + "<x>".repeat(2_000) + "</x>".repeat(2_000) + "</extensionElements>")
                        .xml())
                .containsExactly(Code.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "not(", "[1..[", "((1,", "-("})
    void a_cell_that_would_make_a_parser_run_in_circles_is_refused_in_no_time(String piece) {
        var cell = piece.repeat(900 / piece.length());
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> codes(Dmn.table()
                                .input("score", "number")
                                .output("effect", "string")
                                .row(cell, "\"open\"")
                                .xml())
                        .containsExactly(Code.FORBIDDEN_CELL));
    }

    @Test
    void what_editors_add_for_themselves_does_no_harm() {
        var editors = good().xml()
                .replace(
                        "<definitions ",
                        "<definitions xmlns:dmndi=\"https://www.omg.org/spec/DMN/20191111/DMNDI/\""
                                + " xmlns:tool=\"https://tool.example/dmn\" tool:version=\"5\" exporter=\"Tool\" ")
                .replace(
                        "</definitions>",
                        "<textAnnotation id=\"ta\"><text>read me</text></textAnnotation>"
                                + "<dmndi:DMNDI><dmndi:DMNDiagram id=\"dd\"/></dmndi:DMNDI></definitions>")
                .replace("<input id=\"i0\" ", "<input id=\"i0\" tool:width=\"192\" ");
        codes(editors).isEmpty();
    }

    @Test
    void a_file_that_says_nothing_of_where_its_facts_come_from_is_read_all_the_same() {
        var bare = """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                    xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"
                    xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:tool="https://tool.example/"
                    id="Definitions_1" name="DRD" namespace="https://tool.example/dmn" tool:platform="any">
                  <decision id="Decision_1" name="Eligibility">
                    <decisionTable id="DecisionTable_1" hitPolicy="FIRST">
                      <input id="Input_1" label="Gravity" tool:width="192">
                        <inputExpression id="InputExpression_1" typeRef="number"><text>score</text></inputExpression>
                      </input>
                      <output id="Output_1" label="Effect" name="effect" typeRef="string" />
                      <rule id="Rule_1">
                        <description>as agreed in October</description>
                        <inputEntry id="UnaryTests_1"><text>&lt; 3</text></inputEntry>
                        <outputEntry id="LiteralExpression_1"><text>"open"</text></outputEntry>
                      </rule>
                      <rule id="Rule_2">
                        <inputEntry id="UnaryTests_2"><text>-</text></inputEntry>
                        <outputEntry id="LiteralExpression_2"><text>"closed"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                  <dmndi:DMNDI>
                    <dmndi:DMNDiagram>
                      <dmndi:DMNShape dmnElementRef="Decision_1">
                        <dc:Bounds height="80" width="180" x="160" y="100" />
                      </dmndi:DMNShape>
                    </dmndi:DMNDiagram>
                  </dmndi:DMNDI>
                </definitions>
                """;
        codes(bare).isEmpty();
        var table = TABLES.compile(new TableSource("eligibility", bare), EXPECTED);
        assertThat(table.table().inputs().getFirst().label()).isEqualTo("Gravity");
        assertThat(table.evaluate(Map.of("score", 2)).fired().getFirst().annotation())
                .isEqualTo("as agreed in October");
    }
}
