package uk.oocd.storage.dmn;

import java.util.ArrayList;
import java.util.List;
import uk.oocd.protocol.TableSource;

/** Writes DMN as an editor would, well or badly. */
public final class Dmn {

    private String version = "20191111";
    private String hitPolicy = "hitPolicy=\"UNIQUE\"";
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private String head = "";
    private String before = "";
    private String inDecision = "";

    private int cells;

    public static Dmn table() {
        return new Dmn();
    }

    Dmn version(String namespace) {
        version = namespace;
        return this;
    }

    public Dmn hitPolicy(String policy) {
        hitPolicy = "hitPolicy=\"" + policy + "\"";
        return this;
    }

    Dmn attributes(String written) {
        hitPolicy = written;
        return this;
    }

    /** What stands before the root. */
    Dmn head(String written) {
        head = written;
        return this;
    }

    /** What stands before the decision. */
    Dmn before(String written) {
        before += written;
        return this;
    }

    Dmn inDecision(String written) {
        inDecision += written;
        return this;
    }

    public Dmn input(String name, String type) {
        return input(name, type, "");
    }

    public Dmn input(String name, String type, String allowed) {
        int n = inputs.size();
        var values = allowed.isEmpty()
                ? ""
                : "<inputValues id=\"iv" + n + "\"><text>" + escaped(allowed) + "</text></inputValues>";
        inputs.add(
                "<input id=\"i" + n + "\" label=\"" + escaped(name) + "\"><inputExpression id=\"e" + n + "\" typeRef=\""
                        + type + "\"><text>" + escaped(name) + "</text></inputExpression>" + values + "</input>");
        before("<inputData id=\"d" + n + "\" name=\"" + escaped(name) + "\"><variable id=\"v" + n + "\" name=\""
                + escaped(name) + "\" typeRef=\"" + type + "\"/></inputData>");
        inDecision("<informationRequirement id=\"r" + n + "\"><requiredInput href=\"#d" + n
                + "\"/></informationRequirement>");
        return this;
    }

    public Dmn output(String name, String type) {
        return rawOutput(
                "<output id=\"o" + outputs.size() + "\" name=\"" + escaped(name) + "\" typeRef=\"" + type + "\"/>");
    }

    public Dmn rawOutput(String written) {
        outputs.add(written);
        return this;
    }

    /** As many cells as there are columns; what is over is the annotation. */
    public Dmn row(String... texts) {
        var row = new StringBuilder("<rule id=\"row" + rows.size() + "\">");
        int columns = inputs.size() + outputs.size();
        for (int i = 0; i < Math.min(texts.length, columns); i++) {
            var kind = i < inputs.size() ? "inputEntry" : "outputEntry";
            row.append("<").append(kind).append(" id=\"c").append(cells++).append("\"><text>");
            row.append(escaped(texts[i])).append("</text></").append(kind).append(">");
        }
        for (int i = columns; i < texts.length; i++)
            row.append("<annotationEntry><text>").append(escaped(texts[i])).append("</text></annotationEntry>");
        rows.add(row.append("</rule>").toString());
        return this;
    }

    public String xml() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + head
                + "<definitions xmlns=\"https://www.omg.org/spec/DMN/" + version
                + "/MODEL/\" id=\"defs\" name=\"Eligibility\" namespace=\"https://oocd.example/tests\">\n" + before
                + "\n<decision id=\"dec\" name=\"Eligibility\"><variable id=\"var\" name=\"Eligibility\"/>\n"
                + inDecision + "\n<decisionTable id=\"tab\" " + hitPolicy + ">\n" + String.join("\n", inputs) + "\n"
                + String.join("\n", outputs) + "\n" + String.join("\n", rows)
                + "\n</decisionTable></decision></definitions>\n";
    }

    public TableSource source() {
        return new TableSource("eligibility", xml());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
