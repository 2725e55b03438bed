package uk.oocd.storage.dmn;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import uk.oocd.protocol.Finding.Code;
import uk.oocd.protocol.TableSource;

/**
 * A DMN file as far as we use it: one decision that is one table. It is read without any help of the file’s own (no
 * document type, no entities, nothing fetched), within bounds, and each element that is not part of a table is named.
 *
 * @param types by name, what the file calls a type of its own
 */
record DmnFile(String version, Element table, Map<String, Element> types) {

    static final int LONGEST = 1_000_000;
    static final int ROWS = 500;
    static final int COLUMNS = 40;
    private static final int DEEPEST = 16;
    private static final int ELEMENTS = 100_000;

    /** OMG DMN 1.3 to 1.6, by the namespace of their models. */
    private static final Map<String, String> VERSIONS = Map.of(
            "https://www.omg.org/spec/DMN/20191111/MODEL/", "1.3",
            "https://www.omg.org/spec/DMN/20211108/MODEL/", "1.4",
            "https://www.omg.org/spec/DMN/20230324/MODEL/", "1.5",
            "https://www.omg.org/spec/DMN/20240513/MODEL/", "1.6");

    private static final Set<String> NOTES = Set.of("description", "extensionElements");

    /** What may be in what; the notes may be everywhere, and so may the drawings, which are not DMN’s own elements. */
    private static final Map<String, Set<String>> USED = Map.ofEntries(
            Map.entry(
                    "definitions",
                    Set.of(
                            "itemDefinition",
                            "inputData",
                            "decision",
                            "textAnnotation",
                            "association",
                            "group",
                            "knowledgeSource")),
            Map.entry("itemDefinition", Set.of("typeRef", "allowedValues", "typeConstraint", "itemComponent")),
            Map.entry("itemComponent", Set.of("typeRef", "allowedValues", "typeConstraint", "itemComponent")),
            Map.entry("allowedValues", Set.of("text")),
            Map.entry("typeConstraint", Set.of("text")),
            Map.entry("inputData", Set.of("variable")),
            Map.entry(
                    "decision",
                    Set.of(
                            "question",
                            "allowedAnswers",
                            "variable",
                            "informationRequirement",
                            "authorityRequirement",
                            "decisionTable")),
            Map.entry("informationRequirement", Set.of("requiredInput")),
            Map.entry("authorityRequirement", Set.of("requiredAuthority", "requiredInput")),
            Map.entry("decisionTable", Set.of("input", "output", "annotation", "rule")),
            Map.entry("input", Set.of("inputExpression", "inputValues")),
            Map.entry("inputExpression", Set.of("text")),
            Map.entry("inputValues", Set.of("text")),
            Map.entry("output", Set.of("outputValues")),
            Map.entry("outputValues", Set.of("text")),
            Map.entry("rule", Set.of("inputEntry", "outputEntry", "annotationEntry")),
            Map.entry("inputEntry", Set.of("text")),
            Map.entry("outputEntry", Set.of("text")),
            Map.entry("annotationEntry", Set.of("text")),
            Map.entry("textAnnotation", Set.of("text")),
            Map.entry("association", Set.of("sourceRef", "targetRef")),
            Map.entry("knowledgeSource", Set.of("authorityRequirement", "type", "owner")));

    /** An element of DMN’s own, with its text and its children of DMN’s own. */
    record Element(String name, Map<String, String> attributes, List<Element> children, StringBuilder written) {

        Optional<Element> child(String name) {
            return children.stream().filter(c -> c.name().equals(name)).findFirst();
        }

        List<Element> all(String name) {
            return children.stream().filter(c -> c.name().equals(name)).toList();
        }

        /** Without the space around it; empty where there is none. */
        String attribute(String name) {
            return attributes.getOrDefault(name, "").strip();
        }

        /** What its {@code text} says, without the space around it. */
        String text() {
            return child("text").map(t -> t.written().toString().strip()).orElse("");
        }

        String ownText() {
            return written.toString().strip();
        }
    }

    /** @return null where there is no table to read; the findings say why */
    static @Nullable DmnFile read(TableSource source, Findings findings) {
        if (source.xml().length() > LONGEST) {
            findings.whole(
                    Code.TOO_LARGE,
                    "The file has more than a million characters. A table that people can read is far smaller.");
            return null;
        }
        var reader = new Reading(findings);
        var root = reader.root(source.xml());
        if (root == null) return null;
        var version = VERSIONS.get(reader.namespace);
        if (version == null || !root.name().equals("definitions")) {
            findings.whole(
                    Code.NOT_DMN,
                    reader.namespace.contains("/DMN/")
                            ? "It is of an older version of DMN. Save it as DMN 1.3 or later."
                            : "It is XML, but no DMN 1.3 or later. Save the table as DMN in your editor.");
            return null;
        }
        unused(root, findings);
        var tables = root.all("decision").stream()
                .flatMap(d -> d.all("decisionTable").stream())
                .toList();
        if (root.all("decision").size() != 1 || tables.size() != 1) {
            findings.whole(
                    Code.NOT_USED,
                    "It has " + root.all("decision").size() + " decisions and " + tables.size()
                            + " decision tables. Each file holds one decision that is one table.");
            return null;
        }
        var types = new HashMap<String, Element>();
        for (var type : root.all("itemDefinition")) types.putIfAbsent(type.attribute("name"), type);
        return new DmnFile(version, tables.getFirst(), types);
    }

    private static void unused(Element element, Findings findings) {
        var used = USED.getOrDefault(element.name(), Set.of());
        for (var child : element.children()) {
            if (NOTES.contains(child.name())) continue;
            if (used.contains(child.name())) unused(child, findings);
            else
                findings.whole(
                        Code.NOT_USED,
                        child.name().equals("defaultOutputEntry")
                                ? "It has a default answer (defaultOutputEntry), which would hide what is missing."
                                        + " Give the rest a row of its own."
                                : "It holds “" + child.name() + "” in “" + element.name()
                                        + "”. Only inputs, one decision table and simple types are used.");
        }
    }

    /** One pass over the text, which never goes deeper than it may and never looks outside. */
    private static final class Reading {

        private static final String DOCUMENT_TYPE =
                "It has a document type (DOCTYPE), which could fetch or expand anything. Remove it.";

        private final Findings findings;
        private String namespace = "";
        private int elements;

        Reading(Findings findings) {
            this.findings = findings;
        }

        @Nullable
        Element root(String xml) {
            XMLStreamReader in = null;
            try {
                in = factory().createXMLStreamReader(new StringReader(xml));
                return read(in);
            } catch (XMLStreamException e) {
                int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
                findings.whole(
                        Code.NOT_XML,
                        "It cannot be read as XML" + (line > 0 ? " from line " + line + " on" : "")
                                + ". Upload the file as the DMN editor saved it.");
                return null;
            } finally {
                close(in);
            }
        }

        private @Nullable Element read(XMLStreamReader in) throws XMLStreamException {
            var open = new ArrayDeque<Element>();
            Element root = null;
            int passedOver = 0;
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        findings.whole(Code.NOT_XML, DOCUMENT_TYPE);
                        return null;
                    }
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++elements > ELEMENTS || open.size() + passedOver >= DEEPEST) {
                            findings.whole(
                                    Code.TOO_LARGE,
                                    "It has more than " + ELEMENTS + " elements, or elements more than " + DEEPEST
                                            + " deep in each other. A table needs far fewer.");
                            return null;
                        }
                        if (root == null) namespace = String.valueOf(in.getNamespaceURI());
                        boolean own = namespace.equals(String.valueOf(in.getNamespaceURI()));
                        if (passedOver > 0 || !own) {
                            passedOver++;
                        } else {
                            var element = element(in);
                            if (root == null) root = element;
                            else if (!open.isEmpty()) open.peek().children().add(element);
                            open.push(element);
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (passedOver > 0) passedOver--;
                        else open.pop();
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (passedOver == 0 && !open.isEmpty())
                            open.peek().written().append(in.getText());
                    }
                    default -> {}
                }
            }
            return root;
        }

        private static Element element(XMLStreamReader in) {
            var attributes = new HashMap<String, String>();
            for (int i = 0; i < in.getAttributeCount(); i++)
                if (in.getAttributeNamespace(i) == null
                        || in.getAttributeNamespace(i).isEmpty())
                    attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
            return new Element(in.getLocalName(), attributes, new ArrayList<>(), new StringBuilder());
        }

        private static XMLInputFactory factory() {
            var factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
            factory.setXMLResolver((_, _, _, _) -> {
                throw new XMLStreamException("Nothing is fetched");
            });
            return factory;
        }

        private static void close(@Nullable XMLStreamReader in) {
            try {
                if (in != null) in.close();
            } catch (XMLStreamException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
