package uk.oocd.intake;

import static java.util.Map.entry;
import static uk.oocd.intake.Column.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Refusal;
import uk.oocd.requests.ReferralRequest;
import uk.oocd.requests.ReferralRequest.AspectsPart;
import uk.oocd.requests.ReferralRequest.ChildPart;
import uk.oocd.requests.ReferralRequest.OffencePart;
import uk.oocd.requests.ReferralRequest.VictimPart;

/** One row of a referrals file. */
sealed interface ReferralRow {

    /** The line of the file on which it begins, the header's being 1; a row with a quoted line break has several. */
    int line();

    /** It has not as many values as the header has columns, so that nobody can say which belongs to which. */
    record Misshapen(int line, Refusal why) implements ReferralRow {}

    /**
     * @param offences and {@code victims}: which of the row's numbered columns each of the request's came from, since
     *     unused ones are left out
     * @param faults what the request cannot show
     */
    record Filled(
            int line,
            @Nullable String force,
            ReferralRequest request,
            List<Integer> offences,
            List<Integer> victims,
            List<Refusal> faults)
            implements ReferralRow {

        private static final Map<String, Column> FIELDS = Map.ofEntries(
                entry("/crimeReference", CRIME_REFERENCE),
                entry("/force", FORCE),
                entry("/officer", OFFICER),
                entry("/referredOn", REFERRED_ON),
                entry("/child/name", CHILD_NAME),
                entry("/child/dateOfBirth", DATE_OF_BIRTH),
                entry("/child/sex", SEX),
                entry("/child/ethnicitySelfDefined", ETHNICITY_SELF_DEFINED),
                entry("/child/ethnicityObserved", ETHNICITY_OBSERVED),
                entry("/child/address", ADDRESS),
                entry("/child/school", SCHOOL),
                entry("/child/careStatus", CARE_STATUS),
                entry("/offences", OFFENCE_CODE),
                entry("/admission", ADMISSION),
                entry("/acceptance", ACCEPTANCE),
                entry("/aspects/evidence", EVIDENCE),
                entry("/aspects/victimSupports", VICTIM_SUPPORTS),
                entry("/aspects/domesticAbuse", DOMESTIC_ABUSE),
                entry("/aspects/hateCrime", HATE_CRIME),
                entry("/interviewedOn", INTERVIEWED_ON),
                entry("/victims", VICTIM_NAME),
                entry("/requestedRoute", REQUESTED_ROUTE),
                entry("/summaryOnlyTimeLimit", SUMMARY_ONLY_TIME_LIMIT),
                entry("/circumstances", CIRCUMSTANCES));

        private static final Pattern NUMBERED = Pattern.compile("/(offences|victims)/(\\d+)(?:/(\\w+))?");

        private static final Map<String, Column> NUMBERED_FIELDS = Map.of(
                "code", OFFENCE_CODE,
                "description", OFFENCE_DESCRIPTION,
                "date", OFFENCE_DATE,
                "offenceClass", OFFENCE_CLASS,
                "yjbSeriousness", OFFENCE_YJB_SERIOUSNESS,
                "name", VICTIM_NAME,
                "contact", VICTIM_CONTACT);

        static Filled of(int line, Function<Place, @Nullable String> values) {
            var faults = new ArrayList<Refusal>();
            var offenceNumbers = new ArrayList<Integer>();
            var offences = new ArrayList<OffencePart>();
            var victimNumbers = new ArrayList<Integer>();
            var victims = new ArrayList<VictimPart>();
            for (int n = 1; n <= SEVERAL; n++) {
                var code = values.apply(new Place(OFFENCE_CODE, n));
                var date = values.apply(new Place(OFFENCE_DATE, n));
                var description = values.apply(new Place(OFFENCE_DESCRIPTION, n));
                var offenceClass = values.apply(new Place(OFFENCE_CLASS, n));
                var seriousness = values.apply(new Place(OFFENCE_YJB_SERIOUSNESS, n));
                if (code != null || date != null) {
                    offenceNumbers.add(n);
                    offences.add(new OffencePart(code, description, date, offenceClass, seriousness));
                } else if (description != null || offenceClass != null || seriousness != null) {
                    faults.add(Refusal.at(OFFENCE_CODE.header(n), FileProblem.OFFENCE_WITHOUT_CODE));
                }
                var name = values.apply(new Place(VICTIM_NAME, n));
                var contact = values.apply(new Place(VICTIM_CONTACT, n));
                if (name != null || contact != null) {
                    victimNumbers.add(n);
                    victims.add(new VictimPart(name, contact));
                }
            }
            Function<Column, @Nullable String> value = column -> values.apply(new Place(column, 1));
            return new Filled(
                    line,
                    value.apply(FORCE),
                    new ReferralRequest(
                            value.apply(CRIME_REFERENCE),
                            value.apply(OFFICER),
                            value.apply(REFERRED_ON),
                            new ChildPart(
                                    value.apply(CHILD_NAME),
                                    value.apply(DATE_OF_BIRTH),
                                    value.apply(SEX),
                                    value.apply(ETHNICITY_SELF_DEFINED),
                                    value.apply(ETHNICITY_OBSERVED),
                                    value.apply(ADDRESS),
                                    value.apply(SCHOOL),
                                    value.apply(CARE_STATUS)),
                            List.copyOf(offences),
                            value.apply(ADMISSION),
                            value.apply(ACCEPTANCE),
                            new AspectsPart(
                                    value.apply(EVIDENCE),
                                    value.apply(VICTIM_SUPPORTS),
                                    value.apply(DOMESTIC_ABUSE),
                                    value.apply(HATE_CRIME)),
                            value.apply(INTERVIEWED_ON),
                            List.copyOf(victims),
                            value.apply(REQUESTED_ROUTE),
                            value.apply(SUMMARY_ONLY_TIME_LIMIT),
                            value.apply(CIRCUMSTANCES)),
                    offenceNumbers,
                    victimNumbers,
                    faults);
        }

        /** The column that a refusal's pointer is about; empty where it is about the row as a whole. */
        String column(String pointer) {
            if (!pointer.startsWith("/")) return pointer;
            var numbered = NUMBERED.matcher(pointer);
            if (numbered.matches()) {
                boolean offence = numbered.group(1).equals("offences");
                var field = numbered.group(3);
                var column = field == null ? null : NUMBERED_FIELDS.get(field);
                int index = Integer.parseInt(numbered.group(2));
                var numbers = offence ? offences : victims;
                return (column != null ? column : offence ? OFFENCE_CODE : VICTIM_NAME)
                        .header(index < numbers.size() ? numbers.get(index) : 1);
            }
            var column = FIELDS.get(pointer);
            return column == null ? "" : column.header(1);
        }
    }
}
