package uk.oocd.storage.dmn;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.oocd.protocol.DecisionTable.ColumnType;
import uk.oocd.protocol.Values;

/** A column of a table with the values it can have. */
record Column(String name, String label, Values values) {

    boolean whole() {
        return values instanceof Values.Whole || values instanceof Values.Day;
    }

    boolean numbers() {
        return whole() || values instanceof Values.Decimal;
    }

    boolean days() {
        return values instanceof Values.Day;
    }

    ColumnType type() {
        return typeOf(values);
    }

    static ColumnType typeOf(Values values) {
        return switch (values) {
            case Values.OneOf _, Values.AnyText _ -> ColumnType.TEXT;
            case Values.Whole _, Values.Decimal _ -> ColumnType.NUMBER;
            case Values.YesOrNo _ -> ColumnType.YES_OR_NO;
            case Values.Day _ -> ColumnType.DAY;
            case Values.ListOf _ -> ColumnType.LIST_OF_TEXT;
        };
    }

    /** The texts it can have; empty where it has numbers, or any text. */
    List<String> texts() {
        return switch (values) {
            case Values.OneOf one -> one.texts();
            case Values.ListOf list -> list.texts();
            case Values.YesOrNo _ -> List.of("true", "false");
            case Values.AnyText _, Values.Whole _, Values.Decimal _, Values.Day _ -> List.of();
        };
    }

    /** All the numbers it can have. */
    Span bounds() {
        return values instanceof Values.Whole whole
                ? new Span(decimal(whole.lowest()), true, decimal(whole.highest()), true)
                : new Span(null, false, null, false);
    }

    /** The values it can have, in words. */
    List<String> allowed() {
        return switch (values) {
            case Values.OneOf one -> one.texts();
            case Values.ListOf list -> list.texts();
            case Values.YesOrNo _ -> List.of("yes", "no");
            case Values.Whole whole ->
                whole.lowest() == null && whole.highest() == null ? List.of() : List.of(Words.span(bounds(), this));
            case Values.AnyText _, Values.Decimal _, Values.Day _ -> List.of();
        };
    }

    /**
     * A fact as conditions hold it: texts as they are, yes and no as {@code true} and {@code false}, numbers as such,
     * dates as the number of the day.
     *
     * @return nothing where it is none of the values that this column can have
     */
    Optional<Object> plain(Object fact) {
        return switch (values) {
            case Values.OneOf one ->
                fact instanceof String text && one.texts().contains(text) ? Optional.of(text) : Optional.empty();
            case Values.YesOrNo _ -> fact instanceof Boolean yes ? Optional.of(yes.toString()) : Optional.empty();
            case Values.Whole _ ->
                number(fact)
                        .filter(n -> n.stripTrailingZeros().scale() <= 0 && bounds().includes(n))
                        .map(n -> n);
            case Values.Decimal _ -> number(fact).map(n -> n);
            case Values.Day _ ->
                fact instanceof LocalDate day ? Optional.of(BigDecimal.valueOf(day.toEpochDay())) : Optional.empty();
            case Values.AnyText _, Values.ListOf _ -> Optional.empty();
        };
    }

    /** The fact as KIE wants it: the reverse of {@link #plain}. */
    Object forKie(Object plain) {
        return switch (values) {
            case Values.OneOf _, Values.AnyText _, Values.ListOf _, Values.Whole _, Values.Decimal _ -> plain;
            case Values.YesOrNo _ -> Boolean.valueOf((String) plain);
            case Values.Day _ -> LocalDate.ofEpochDay(((BigDecimal) plain).longValueExact());
        };
    }

    private static Optional<BigDecimal> number(Object fact) {
        return switch (fact) {
            case BigDecimal number -> Optional.of(number);
            case BigInteger number -> Optional.of(new BigDecimal(number));
            case Integer number -> Optional.of(BigDecimal.valueOf(number));
            case Long number -> Optional.of(BigDecimal.valueOf(number));
            default -> Optional.empty();
        };
    }

    private static @Nullable BigDecimal decimal(@Nullable Integer number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }
}
