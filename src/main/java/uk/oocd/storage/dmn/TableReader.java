package uk.oocd.storage.dmn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.protocol.DecisionTable.ColumnType;
import uk.oocd.protocol.DecisionTable.HitPolicy;
import uk.oocd.protocol.Expected;
import uk.oocd.protocol.Finding.Code;
import uk.oocd.protocol.TableSource;
import uk.oocd.protocol.Values;

/** Makes a table of a file, with everything that is wrong in its columns and cells. */
final class TableReader {

    private final TableSource source;
    private final Expected expected;
    private final Findings findings;
    private final Cells cells = new Cells();

    private TableReader(TableSource source, Expected expected, Findings findings) {
        this.source = source;
        this.expected = expected;
        this.findings = findings;
    }

    /** @return null where there is no table that people could read; the findings say why */
    static @Nullable Table read(TableSource source, Expected expected, Findings findings) {
        var file = DmnFile.read(source, findings);
        return file == null ? null : new TableReader(source, expected, findings).table(file);
    }

    private @Nullable Table table(DmnFile file) {
        var table = file.table();
        var inputs = table.all("input");
        var outputs = table.all("output");
        var rules = table.all("rule");
        if (inputs.size() + outputs.size() > DmnFile.COLUMNS || rules.size() > DmnFile.ROWS) {
            findings.whole(
                    Code.TOO_LARGE,
                    "It has " + rules.size() + " rows and " + (inputs.size() + outputs.size())
                            + " columns. A table may have " + DmnFile.ROWS + " rows and " + DmnFile.COLUMNS
                            + " columns; divide it.");
            return null;
        }
        var policy = policy(table);
        if (inputs.isEmpty()) findings.whole(Code.NOT_VALID, "It asks about nothing: it has no input column.");
        if (outputs.isEmpty()) findings.whole(Code.NOT_VALID, "It answers nothing: it has no output column.");
        if (rules.isEmpty()) findings.whole(Code.NOT_VALID, "It has no row.");

        var asked = new ArrayList<Asked>();
        for (var input : inputs) asked.add(input(input, file));
        noneTwice(asked);
        var answered = new ArrayList<Asked>();
        for (var output : outputs) answered.add(output(output, file));
        noneTwice(answered);
        for (var output : expected.outputs()) {
            if (output.required()
                    && answered.stream().noneMatch(a -> a.column().name().equals(output.name())))
                findings.whole(
                        Code.MISSING_OUTPUT, "It has no output column named “" + output.name() + "”, which is needed.");
        }
        var rows = new ArrayList<Table.Row>();
        for (var rule : rules) rows.add(row(rows.size() + 1, rule, asked, answered));
        return new Table(
                source.name(),
                policy,
                asked.stream().map(Asked::column).toList(),
                answered.stream().map(Asked::column).toList(),
                rows);
    }

    private HitPolicy policy(DmnFile.Element table) {
        var written = table.attribute("hitPolicy").isEmpty() ? "UNIQUE" : table.attribute("hitPolicy");
        if (!table.attribute("aggregation").isEmpty()) {
            findings.whole(
                    Code.HIT_POLICY,
                    "It adds its answers up (" + written + " with " + table.attribute("aggregation")
                            + "), so that nobody sees which row gave which. Choose COLLECT without that.");
            return HitPolicy.COLLECT;
        }
        for (var policy : HitPolicy.values()) if (policy.name().equals(written)) return policy;
        findings.whole(
                Code.HIT_POLICY,
                "Its hit policy is “" + written
                        + "”. Choose UNIQUE (only one row can hold), FIRST (the first row that holds decides) or COLLECT"
                        + " (every row that holds counts).");
        return HitPolicy.UNIQUE;
    }

    /** @param known whether it is one that the program knows, so that its cells can be judged */
    private record Asked(Column column, boolean known) {}

    private Asked input(DmnFile.Element input, DmnFile file) {
        var expression = input.child("inputExpression");
        var name = expression.map(DmnFile.Element::text).orElse("").replaceAll("\\s+", " ");
        var label = input.attribute("label").isEmpty() ? name : input.attribute("label");
        var known = expected.input(name);
        if (known.isEmpty()) {
            var names = expected.inputs().stream().map(Expected.Input::name).toList();
            findings.column(
                    Code.UNKNOWN_INPUT,
                    label.isEmpty() ? "without a name" : label,
                    name,
                    (name.isEmpty()
                                    ? "The column asks about nothing."
                                    : "No fact is called " + Cells.quoted(name) + ".")
                            + Words.meant(name, names)
                                    .map(m -> " Did you mean “" + m + "”?")
                                    .orElseGet(() -> " There are: " + Words.both(names) + "."));
            return new Asked(new Column(name, label, new Values.AnyText()), false);
        }
        var column = new Column(name, label, known.get().values());
        if (column.values() instanceof Values.AnyText || column.values() instanceof Values.ListOf)
            throw new IllegalArgumentException("The input " + name + " needs values that can be told apart");
        var declared =
                declared(expression.map(e -> e.attribute("typeRef")).orElse(""), input.child("inputValues"), file);
        type(column, declared, true);
        allowed(column, declared);
        return new Asked(column, true);
    }

    private Asked output(DmnFile.Element output, DmnFile file) {
        var written = output.attribute("name");
        var name = written.isEmpty() && expected.outputs().size() == 1
                ? expected.outputs().getFirst().name()
                : written;
        var label = output.attribute("label").isEmpty() ? name : output.attribute("label");
        var known = expected.output(name);
        if (known.isEmpty()) {
            var names = expected.outputs().stream().map(Expected.Output::name).toList();
            findings.column(
                    Code.UNKNOWN_OUTPUT,
                    label.isEmpty() ? "without a name" : label,
                    null,
                    (name.isEmpty()
                                    ? "The output column has no name."
                                    : "No answer is called " + Cells.quoted(name) + ".")
                            + Words.meant(name, names)
                                    .map(m -> " Did you mean “" + m + "”?")
                                    .orElseGet(() -> " There are: " + Words.both(names) + "."));
            return new Asked(new Column(name, label, new Values.AnyText()), false);
        }
        var column = new Column(name, label, known.get().values());
        var declared = declared(output.attribute("typeRef"), output.child("outputValues"), file);
        type(column, declared, false);
        return new Asked(column, true);
    }

    /**
     * What the file says of a column.
     *
     * @param type in DMN’s words; empty where it says nothing
     * @param values the values it may have, as an input cell; empty where it says nothing
     */
    private record Declared(String type, boolean list, String values) {}

    private Declared declared(String typeRef, Optional<DmnFile.Element> values, DmnFile file) {
        var type = local(typeRef);
        var said = values.map(DmnFile.Element::text).orElse("");
        boolean list = false;
        Set<String> seen = new HashSet<>();
        while (file.types().containsKey(type) && seen.add(type)) {
            var own = file.types().get(type);
            list |= own.attribute("isCollection").equals("true");
            if (said.isEmpty())
                said = Stream.of("typeConstraint", "allowedValues")
                        .flatMap(name -> own.all(name).stream())
                        .map(DmnFile.Element::text)
                        .findFirst()
                        .orElse("");
            type = own.child("typeRef").map(t -> local(t.ownText())).orElse("");
        }
        return new Declared(type, list, said);
    }

    private static String local(String qualified) {
        return qualified.substring(qualified.indexOf(':') + 1).strip();
    }

    private void type(Column column, Declared declared, boolean input) {
        var needed = switch (column.type()) {
            case TEXT, LIST_OF_TEXT -> "string";
            case NUMBER -> "number";
            case YES_OR_NO -> "boolean";
            case DAY -> "date";
        };
        if (declared.type().isEmpty() || declared.type().equalsIgnoreCase("any")) {
            if (input)
                findings.column(
                        Code.COLUMN_TYPE, column.name(), null, "The column has no type. Choose “" + needed + "”.");
        } else if (!declared.type().equals(needed) || (declared.list() && column.type() != ColumnType.LIST_OF_TEXT)) {
            findings.column(
                    Code.COLUMN_TYPE,
                    column.name(),
                    declared.type(),
                    "The column’s type is " + (declared.list() ? "a list of " : "") + "“" + declared.type()
                            + "”; choose “" + needed + "”.");
        }
    }

    /** A column that says which values it may have must say all that a case can have, and no other. */
    private void allowed(Column column, Declared declared) {
        if (declared.values().isEmpty()) return;
        try {
            var condition = cells.condition(declared.values(), column);
            var missing = missing(column, condition);
            if (!missing.isEmpty())
                findings.column(
                        Code.ALLOWED_VALUES,
                        column.name(),
                        declared.values(),
                        "A case can also have " + missing + ", which the column’s allowed values leave out. Add it.");
        } catch (Cells.Unusable e) {
            findings.column(
                    Code.ALLOWED_VALUES,
                    column.name(),
                    declared.values(),
                    "The column’s allowed values cannot be used. " + e.sentence());
        }
    }

    private static String missing(Column column, Condition condition) {
        return switch (condition) {
            case Condition.Any _ -> "";
            case Condition.Texts texts -> {
                var others = new LinkedHashSet<>(column.texts());
                others.removeAll(texts.texts());
                yield Words.texts(List.copyOf(others), column);
            }
            case Condition.Numbers numbers -> {
                var axis = new Axis(column, List.of(numbers));
                var left = axis.all();
                left.andNot(axis.where(numbers));
                yield left.isEmpty() ? "" : axis.words(left);
            }
        };
    }

    private void noneTwice(List<Asked> columns) {
        Set<String> seen = new HashSet<>();
        for (var column : columns) {
            var name = column.column().name();
            if (!name.isEmpty() && !seen.add(name))
                findings.column(Code.COLUMN_TWICE, name, null, "There are two columns of this name. Remove one.");
        }
    }

    private Table.Row row(int number, DmnFile.Element rule, List<Asked> asked, List<Asked> answered) {
        var written = rule.all("inputEntry");
        var given = rule.all("outputEntry");
        if (written.size() != asked.size() || given.size() != answered.size())
            findings.rows(
                    Code.NOT_VALID,
                    List.of(number),
                    "It has " + written.size() + " input and " + given.size() + " output cells; the table has "
                            + asked.size() + " and " + answered.size() + " columns.");
        var needs = new ArrayList<Table.Needed>();
        for (int i = 0; i < asked.size(); i++)
            needs.add(needed(number, i < written.size() ? written.get(i).text() : "", asked.get(i)));
        var gives = new ArrayList<Table.Given>();
        for (int i = 0; i < answered.size(); i++)
            gives.add(given(number, i < given.size() ? given.get(i).text() : "", answered.get(i)));
        return new Table.Row(number, needs, gives, annotation(rule));
    }

    private static String annotation(DmnFile.Element rule) {
        var notes = rule.all("annotationEntry").stream()
                .map(DmnFile.Element::text)
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining(" "));
        return notes.isEmpty()
                ? rule.child("description").map(DmnFile.Element::ownText).orElse("")
                : notes;
    }

    private Table.Needed needed(int row, String text, Asked asked) {
        if (!asked.known()) return new Table.Needed(text, null);
        try {
            return new Table.Needed(text, cells.condition(text, asked.column()));
        } catch (Cells.Unusable e) {
            findings.cell(e.code(), row, asked.column().name(), text, e.sentence());
            return new Table.Needed(text, null);
        }
    }

    private Table.Given given(int row, String text, Asked answered) {
        if (!answered.known()) return new Table.Given(text, null);
        try {
            return new Table.Given(text, cells.answer(text, answered.column()));
        } catch (Cells.Unusable e) {
            findings.cell(e.code(), row, answered.column().name(), text, e.sentence());
            return new Table.Given(text, null);
        }
    }
}
