package uk.oocd.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.oocd.casefile.Condition;
import uk.oocd.casefile.ConditionStanding;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.kernel.Personal;

/** Conditions, as forms begin with them. */
final class ConditionFields {

    private ConditionFields() {}

    /** A condition's fields, below the name of the whole. */
    static Map<String, List<String>> of(String name, Condition condition) {
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put(name + ".purpose", List.of(condition.purpose().name()));
        fields.put(name + ".restrictive", List.of(condition.restrictive() ? "YES" : "NO"));
        fields.put(name + ".what", List.of(known(condition.what())));
        var until = condition.until();
        fields.put(name + ".until", Typed.day(until));
        var attendance = condition.attendance();
        if (attendance != null) {
            fields.put(name + ".attendance.place", List.of(known(attendance.place())));
            fields.put(name + ".attendance.times", List.of(known(attendance.times())));
        }
        if (condition.penaltyPounds() != null) {
            fields.put(
                    name + ".penaltyPounds", List.of(condition.penaltyPounds().toString()));
        }
        return fields;
    }

    /** The conditions of a case, to choose one of. */
    static List<Option> numbered(CaseRecord record) {
        var options = new ArrayList<Option>();
        var conditions = record.course().conditions();
        for (int i = 0; i < conditions.size(); i++) {
            var text = known(conditions.get(i).value().what());
            options.add(
                    Option.of(Integer.toString(i + 1), "Condition " + (i + 1) + (text.isEmpty() ? "" : ": " + text)));
        }
        return options;
    }

    /** Those of them that are not recorded as met. */
    static List<Option> unmet(CaseRecord record) {
        var all = numbered(record);
        return ConditionStanding.unmet(record.course().standings()).stream()
                .map(number -> all.get(number - 1))
                .toList();
    }

    /** Those of them that are. */
    static List<Option> met(CaseRecord record) {
        var unmet = unmet(record);
        return numbered(record).stream().filter(each -> !unmet.contains(each)).toList();
    }

    private static String known(Personal<String> text) {
        return text.known().orElse("");
    }
}
