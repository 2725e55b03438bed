package uk.oocd.storage.dmn;

import java.util.List;
import java.util.stream.Collectors;
import uk.oocd.protocol.Values;

/**
 * A checked table as the least DMN 1.3 that says the same: what KIE evaluates holds nothing that was not read and found
 * harmless, whatever else was in the file, and is the same whichever editor and version of DMN it came from.
 */
final class Canonical {

    static final String NAMESPACE = "https://oocd.example/tables";
    static final String MODEL = "table";
    static final String DECISION = "decision";

    private static final String TEXTS = "texts";

    private Canonical() {}

    static String of(Table table) {
        var xml = new StringBuilder(4_000 + table.rows().size() * 400);
        xml.append("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"model\" name=\"")
                .append(MODEL)
                .append("\" namespace=\"")
                .append(NAMESPACE)
                .append("\">\n<itemDefinition id=\"list\" name=\"")
                .append(TEXTS)
                .append("\" isCollection=\"true\"><typeRef>string</typeRef></itemDefinition>\n");
        for (int i = 0; i < table.inputs().size(); i++) {
            var column = table.inputs().get(i);
            xml.append("<inputData id=\"data").append(i).append("\" name=\"").append(escaped(column.name()));
            xml.append("\"><variable id=\"fact").append(i).append("\" name=\"").append(escaped(column.name()));
            xml.append("\" typeRef=\"").append(type(column)).append("\"/></inputData>\n");
        }
        xml.append("<decision id=\"").append(DECISION).append("\" name=\"").append(DECISION);
        xml.append("\"><variable id=\"answer\" name=\"").append(DECISION).append("\"/>\n");
        for (int i = 0; i < table.inputs().size(); i++)
            xml.append("<informationRequirement id=\"needs")
                    .append(i)
                    .append("\"><requiredInput href=\"#data")
                    .append(i)
                    .append("\"/></informationRequirement>\n");
        xml.append("<decisionTable id=\"rows\" hitPolicy=\"")
                .append(table.policy().name())
                .append("\">\n");
        for (int i = 0; i < table.inputs().size(); i++)
            input(xml, i, table.inputs().get(i));
        for (int i = 0; i < table.outputs().size(); i++)
            xml.append("<output id=\"out")
                    .append(i)
                    .append("\" name=\"")
                    .append(output(i))
                    .append("\" typeRef=\"")
                    .append(type(table.outputs().get(i)))
                    .append("\"/>\n");
        for (var row : table.rows()) row(xml, row);
        return xml.append("</decisionTable></decision></definitions>\n").toString();
    }

    /** What KIE calls an output; ours may be words that it would take for a sum. */
    static String output(int column) {
        return "output" + column;
    }

    private static void input(StringBuilder xml, int number, Column column) {
        xml.append("<input id=\"in")
                .append(number)
                .append("\"><inputExpression id=\"asks")
                .append(number);
        xml.append("\" typeRef=\"").append(type(column)).append("\"><text>");
        xml.append(escaped(column.name())).append("</text></inputExpression>");
        if (column.values() instanceof Values.OneOf one)
            xml.append("<inputValues id=\"values")
                    .append(number)
                    .append("\"><text>")
                    .append(escaped(quoted(one.texts())))
                    .append("</text></inputValues>");
        xml.append("</input>\n");
    }

    private static void row(StringBuilder xml, Table.Row row) {
        xml.append("<rule id=\"row").append(row.number()).append("\">");
        for (int i = 0; i < row.needs().size(); i++)
            xml.append("<inputEntry id=\"row")
                    .append(row.number())
                    .append("in")
                    .append(i)
                    .append("\"><text>")
                    .append(escaped(row.needs().get(i).text()))
                    .append("</text></inputEntry>");
        for (int i = 0; i < row.gives().size(); i++)
            xml.append("<outputEntry id=\"row")
                    .append(row.number())
                    .append("out")
                    .append(i)
                    .append("\"><text>")
                    .append(escaped(row.gives().get(i).text()))
                    .append("</text></outputEntry>");
        xml.append("</rule>\n");
    }

    private static String type(Column column) {
        return switch (column.type()) {
            case TEXT -> "string";
            case LIST_OF_TEXT -> TEXTS;
            case NUMBER -> "number";
            case YES_OR_NO -> "boolean";
            case DAY -> "date";
        };
    }

    private static String quoted(List<String> texts) {
        return texts.stream()
                .map(t -> '"' + t.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(","));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
