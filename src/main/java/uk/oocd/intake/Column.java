package uk.oocd.intake;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A column of a referrals file; {@code contracts/import/referrals.v1.schema.json} says what stands in it. A case with
 * several offences or victims repeats their columns with a number: {@code offence_code}, {@code offence_code_2}.
 */
enum Column {
    CRIME_REFERENCE(true, 1),
    FORCE(true, 1),
    OFFICER(true, 1),
    REFERRED_ON(true, 1),
    CHILD_NAME(true, 1),
    DATE_OF_BIRTH(true, 1),
    SEX(false, 1),
    ETHNICITY_SELF_DEFINED(false, 1),
    ETHNICITY_OBSERVED(false, 1),
    ADDRESS(false, 1),
    SCHOOL(false, 1),
    CARE_STATUS(false, 1),
    OFFENCE_CODE(true, Column.SEVERAL),
    OFFENCE_DESCRIPTION(false, Column.SEVERAL),
    OFFENCE_DATE(true, Column.SEVERAL),
    OFFENCE_CLASS(false, Column.SEVERAL),
    OFFENCE_YJB_SERIOUSNESS(false, Column.SEVERAL),
    ADMISSION(true, 1),
    ACCEPTANCE(true, 1),
    EVIDENCE(false, 1),
    VICTIM_SUPPORTS(false, 1),
    DOMESTIC_ABUSE(false, 1),
    HATE_CRIME(false, 1),
    INTERVIEWED_ON(false, 1),
    VICTIM_NAME(false, Column.SEVERAL),
    VICTIM_CONTACT(false, Column.SEVERAL),
    REQUESTED_ROUTE(false, 1),
    SUMMARY_ONLY_TIME_LIMIT(false, 1),
    CIRCUMSTANCES(false, 1);

    /** How many offences, and how many victims, one row has room for. */
    static final int SEVERAL = 5;

    private static final Map<String, Place> BY_NAME = new LinkedHashMap<>();

    static {
        for (var column : values()) {
            for (int number = 1; number <= column.times; number++) {
                BY_NAME.put(column.header(number), new Place(column, number));
            }
        }
    }

    private final boolean required;
    private final int times;

    Column(boolean required, int times) {
        this.required = required;
        this.times = times;
    }

    /**
     * One column of a file.
     *
     * @param number which offence or victim, from 1
     */
    record Place(Column column, int number) {

        String header() {
            return column.header(number);
        }
    }

    boolean required() {
        return required;
    }

    String header(int number) {
        var name = name().toLowerCase(Locale.ROOT);
        return number == 1 ? name : name + "_" + number;
    }

    /** What a header's field means: case, and whether its words are parted by blanks, hyphens or underscores, are free. */
    static Optional<Place> named(String header) {
        var plain = header.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
        return Optional.ofNullable(BY_NAME.get(plain.replaceFirst("_1$", "")));
    }
}
