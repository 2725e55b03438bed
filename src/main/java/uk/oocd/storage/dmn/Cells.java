package uk.oocd.storage.dmn;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.AtLiteralNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.DashNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.RangeNode.IntervalBoundary;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;
import org.kie.dmn.feel.lang.ast.UndefinedValueNode;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import uk.oocd.protocol.DecisionTable.ColumnType;
import uk.oocd.protocol.Finding.Code;

/**
 * Reads the cells of one table: the check that comes before KIE’s, which lets a cell call any static method of Java and
 * passes a misspelt value over in silence. KIE’s own parser makes the syntax tree, so that what is checked is what KIE
 * understands; every node of it must be one of the few that values and ranges are made of. Nothing is evaluated here.
 */
final class Cells {

    static final int LONGEST = 1_000;
    /** Deeper brackets than any range or list has; a parser that follows them down could be made to run out of stack. */
    private static final int DEEPEST = 4;

    private final FEELImpl feel = (FEELImpl) FEELBuilder.builder().build();
    private final Map<Written, Condition> conditions = new HashMap<>();
    private final Map<Written, Answer> answers = new HashMap<>();

    private record Written(String text, Column column) {}

    /**
     * @param values as they are kept: texts, digits, {@code true} or {@code false}, ISO dates
     */
    record Answer(List<String> values, String words) {
        Answer {
            values = List.copyOf(values);
        }
    }

    /** A cell that cannot be used, and what its author can do about it. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final Code code;

        Unusable(Code code, String sentence) {
            super(sentence, null, false, false);
            this.code = code;
        }

        Code code() {
            return code;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /** What an input cell needs. */
    Condition condition(String text, Column column) throws Unusable {
        var written = new Written(text, column);
        var known = conditions.get(written);
        if (known == null) {
            known = read(text, column);
            conditions.put(written, known);
        }
        return known;
    }

    /** What an output cell answers. */
    Answer answer(String text, Column column) throws Unusable {
        var written = new Written(text, column);
        var known = answers.get(written);
        if (known == null) {
            known = readAnswer(text, column);
            answers.put(written, known);
        }
        return known;
    }

    private Condition read(String text, Column column) throws Unusable {
        plain(
                text,
                "The cell is empty, which some editors show as a dash. Write - into it where any value will do, so that"
                        + " nothing is left open by accident.");
        if (!(tree(text, true, column) instanceof UnaryTestListNode list)) throw unreadable(text, column);
        if (list.getElements().size() == 1 && list.getElements().getFirst() instanceof DashNode && !list.isNegated())
            return new Condition.Any();
        return column.numbers() ? numbers(list, text, column) : texts(list, text, column);
    }

    private Condition texts(UnaryTestListNode list, String text, Column column) throws Unusable {
        Set<String> named = new LinkedHashSet<>();
        boolean negated = list.isNegated();
        for (var element : list.getElements()) {
            if (!(element instanceof UnaryTestNode test)) throw forbidden(text, column);
            var value = test.getValue();
            switch (test.getOperator()) {
                case EQ -> named.add(text(value, text, column));
                case NE -> {
                    // “!= a” says the same as “not(a)”, but only by itself
                    if (list.getElements().size() > 1 || negated) throw forbidden(text, column);
                    negated = true;
                    named.add(text(value, text, column));
                }
                case IN -> {
                    // “= a” is read as a range from a to a
                    if (!(value instanceof RangeNode range) || !sameText(range)) throw forbidden(text, column);
                    named.add(text(range.getStart(), text, column));
                }
                case LTE, LT, GT, GTE, NOT, TEST -> throw forbidden(text, column);
            }
        }
        var words = Words.texts(List.copyOf(named), column);
        if (!negated) return new Condition.Texts(named, words);
        var others = new LinkedHashSet<>(column.texts());
        others.removeAll(named);
        return new Condition.Texts(
                others,
                column.type() == ColumnType.YES_OR_NO
                        ? Words.texts(List.copyOf(others), column)
                        : "anything but " + words);
    }

    private static boolean sameText(RangeNode range) {
        return range.getStart() instanceof StringNode from
                && range.getEnd() instanceof StringNode to
                && from.getValue().equals(to.getValue());
    }

    private String text(ASTNode node, String text, Column column) throws Unusable {
        var said = switch (node) {
            case StringNode string
            when column.type() == ColumnType.TEXT || column.type() == ColumnType.LIST_OF_TEXT -> string.getValue();
            case BooleanNode yes
            when column.type() == ColumnType.YES_OR_NO -> yes.getText().strip();
            case StringNode _, BooleanNode _, NumberNode _ -> throw wrongType(node, column);
            case NameRefNode name -> throw unquoted(name.getText().strip(), column);
            default -> throw forbidden(text, column);
        };
        if (!column.texts().isEmpty() && !column.texts().contains(said)) throw unknown(said, column);
        return said;
    }

    private Condition numbers(UnaryTestListNode list, String text, Column column) throws Unusable {
        List<Span> spans = new ArrayList<>();
        boolean negated = list.isNegated();
        for (var element : list.getElements()) {
            if (!(element instanceof UnaryTestNode test)) throw forbidden(text, column);
            var value = test.getValue();
            switch (test.getOperator()) {
                case EQ -> spans.add(Span.point(inBounds(number(value, text, column), column)));
                case NE -> {
                    if (list.getElements().size() > 1 || negated) throw forbidden(text, column);
                    negated = true;
                    spans.add(Span.point(inBounds(number(value, text, column), column)));
                }
                case IN -> {
                    if (!(value instanceof RangeNode range)) throw forbidden(text, column);
                    spans.add(span(range, text, column));
                }
                case LTE, LT, GT, GTE, NOT, TEST -> throw forbidden(text, column);
            }
        }
        var words = Words.spans(spans, column);
        return new Condition.Numbers(spans, negated, negated ? "anything but " + words : words);
    }

    private Span span(RangeNode range, String text, Column column) throws Unusable {
        var span = new Span(
                bound(range.getStart(), text, column),
                range.getLowerBound() == IntervalBoundary.CLOSED,
                bound(range.getEnd(), text, column),
                range.getUpperBound() == IntervalBoundary.CLOSED);
        if (span.empty() || (column.whole() && span.whole().empty()))
            throw new Unusable(
                    Code.NEVER_HOLDS,
                    "No value lies between the two ends of " + quoted(text) + ". Write the lower end first.");
        if (span.isPoint()) inBounds(bound(range.getStart(), text, column), column);
        return span;
    }

    private @Nullable BigDecimal bound(ASTNode node, String text, Column column) throws Unusable {
        return node instanceof UndefinedValueNode ? null : number(node, text, column);
    }

    private BigDecimal number(ASTNode node, String text, Column column) throws Unusable {
        return switch (node) {
            case NumberNode number when !column.days() -> fitting(number.getValue(), column);
            case SignedUnaryNode signed
            when signed.getExpression() instanceof NumberNode number && !column.days() ->
                fitting(
                        signed.getSign() == SignedUnaryNode.Sign.NEGATIVE
                                ? number.getValue().negate()
                                : number.getValue(),
                        column);
            case AtLiteralNode at
            when column.days() ->
                BigDecimal.valueOf(day(at.getStringLiteral().getValue()).toEpochDay());
            case FunctionInvocationNode call
            when column.days() -> BigDecimal.valueOf(day(call, text, column).toEpochDay());
            case StringNode _, BooleanNode _, NumberNode _, SignedUnaryNode _, AtLiteralNode _ ->
                throw wrongType(node, column);
            case NameRefNode name -> throw unquoted(name.getText().strip(), column);
            default -> throw forbidden(text, column);
        };
    }

    private static BigDecimal fitting(BigDecimal number, Column column) throws Unusable {
        if (column.whole() && number.stripTrailingZeros().scale() > 0)
            throw new Unusable(
                    Code.WRONG_TYPE,
                    number.toPlainString() + " is not a whole number, and this column has only whole numbers.");
        return number;
    }

    private static BigDecimal inBounds(@Nullable BigDecimal number, Column column) throws Unusable {
        if (number == null || column.bounds().includes(number)) return number == null ? BigDecimal.ZERO : number;
        throw new Unusable(
                Code.UNKNOWN_VALUE,
                number.toPlainString() + " is none of the values of this column, which has "
                        + Words.either(column.allowed()) + ".");
    }

    private static LocalDate day(FunctionInvocationNode call, String text, Column column) throws Unusable {
        var parameters = call.getParams().getElements();
        if (call.getName() instanceof NameRefNode name
                && name.getText().strip().equals("date")
                && parameters.size() == 1
                && parameters.getFirst() instanceof StringNode day) return day(day.getValue());
        throw forbidden(text, column);
    }

    private static LocalDate day(String iso) throws Unusable {
        try {
            return LocalDate.parse(iso);
        } catch (DateTimeException _) {
            throw new Unusable(
                    Code.WRONG_TYPE,
                    "There is no day " + quoted(iso) + ". Write a date as year, month and day: date(\"2026-01-31\").");
        }
    }

    private Answer readAnswer(String text, Column column) throws Unusable {
        plain(text, "The cell is empty. Write the answer that follows from the row.");
        var node = tree(text, false, column);
        if (column.type() == ColumnType.LIST_OF_TEXT && node instanceof ListNode list) {
            var values = new ArrayList<String>();
            for (var element : list.getElements()) values.add(text(element, text, column));
            return new Answer(values, Words.both(values));
        }
        if (column.numbers()) {
            var number = inBounds(number(node, text, column), column);
            var kept = column.days()
                    ? LocalDate.ofEpochDay(number.longValueExact()).toString()
                    : number.stripTrailingZeros().toPlainString();
            return new Answer(List.of(kept), Words.value(number, column));
        }
        var said = text(node, text, column);
        return new Answer(List.of(said), Words.value(said, column));
    }

    /** What must hold before a parser sees the text. */
    private static void plain(String text, String whenEmpty) throws Unusable {
        if (text.isBlank()) throw new Unusable(Code.EMPTY_CELL, whenEmpty);
        if (text.length() > LONGEST)
            throw new Unusable(
                    Code.TOO_LARGE, "The cell has more than " + LONGEST + " characters. Divide it over several rows.");
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') i++;
                else if (c == '"') quoted = false;
                continue;
            }
            switch (c) {
                case '"' -> quoted = true;
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                case '{', '}', ';' -> throw new Unusable(Code.FORBIDDEN_CELL, ONLY_VALUES);
                case '/' -> {
                    if (text.startsWith("//", i) || text.startsWith("/*", i))
                        throw new Unusable(
                                Code.FORBIDDEN_CELL,
                                "A cell holds no comment, which readers of the table would not see."
                                        + " Write it into the annotation of the row.");
                }
                default -> {}
            }
            if (Math.abs(depth) > DEEPEST) throw new Unusable(Code.FORBIDDEN_CELL, ONLY_VALUES);
        }
    }

    private static final String ONLY_VALUES =
            "A cell may hold only values and ranges. This one does more than that, so it is not read any further.";

    private ASTNode tree(String text, boolean test, Column column) throws Unusable {
        var errors = new ArrayList<String>();
        var context = feel.newCompilerContext(List.of(event -> errors.add(String.valueOf(event.getMessage()))));
        try {
            var tree = test
                    ? feel.processUnaryTests(text, context).getInterpreted().getASTNode()
                    : feel.processExpression(text, context).getInterpreted().getASTNode();
            boolean readable = errors.stream().allMatch(e -> e.startsWith("Unknown variable"));
            if (tree != null && readable) return tree;
        } catch (RuntimeException _) {
            // KIE’s way to say that there is nothing to make a tree of; what it saw in the text says no more to people
        }
        throw unreadable(text, column);
    }

    private static Unusable unreadable(String text, Column column) {
        return new Unusable(Code.UNREADABLE_CELL, quoted(text) + " cannot be read. " + hint(column));
    }

    private static Unusable forbidden(String text, Column column) {
        return new Unusable(
                Code.FORBIDDEN_CELL,
                "A cell may hold only values and ranges, and " + quoted(text) + " does more than that. "
                        + hint(column));
    }

    private static Unusable wrongType(ASTNode node, Column column) {
        return new Unusable(
                Code.WRONG_TYPE,
                quoted(node.getText().strip()) + " is not " + kind(column) + ", which this column has. "
                        + hint(column));
    }

    private static Unusable unquoted(String word, Column column) {
        if (column.texts().contains(word) && column.type() != ColumnType.YES_OR_NO)
            return new Unusable(
                    Code.UNREADABLE_CELL, quoted(word) + " is written without quotes. Write \"" + word + "\".");
        return new Unusable(Code.FORBIDDEN_CELL, quoted(word) + " is no value. " + hint(column));
    }

    private static Unusable unknown(String said, Column column) {
        var meant = Words.meant(said, column.texts());
        return new Unusable(
                Code.UNKNOWN_VALUE,
                quoted(said) + " is none of the values of this column"
                        + meant.map(m -> ". Did you mean “" + m + "”?")
                                .orElseGet(() -> ", which has " + Words.either(column.texts()) + "."));
    }

    private static String kind(Column column) {
        return switch (column.type()) {
            case TEXT, LIST_OF_TEXT -> "text";
            case NUMBER -> column.whole() ? "a whole number" : "a number";
            case YES_OR_NO -> "true or false";
            case DAY -> "a date";
        };
    }

    private static String hint(Column column) {
        return switch (column.type()) {
            case TEXT, LIST_OF_TEXT -> "Write values in quotes with commas between them.";
            case NUMBER -> "Write a number, a range such as [1..3], or a comparison such as < 3.";
            case YES_OR_NO -> "Write true or false.";
            case DAY -> "Write a date such as date(\"2026-01-31\"), or a range of two dates.";
        };
    }

    static String quoted(String text) {
        var shown = text.length() > 80 ? text.substring(0, 79) + "…" : text;
        return "“" + shown + "”";
    }
}
