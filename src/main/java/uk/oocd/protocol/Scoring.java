package uk.oocd.protocol;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import uk.oocd.protocol.Gravity.Applied;
import uk.oocd.protocol.Gravity.CaseRule;
import uk.oocd.protocol.Gravity.OffenceScore;

/**
 * Scores a case by one edition of a matrix, and says in plain words why the score is not one lower and not one higher.
 *
 * @param title of an offence by its code
 * @param factorTitle of a factor by its code
 */
record Scoring(
        String edition,
        int scale,
        int limit,
        CaseRule rule,
        Function<String, String> title,
        Function<String, String> factorTitle) {

    Gravity score(List<Gravity.Starting> starting, List<Applied> applied) {
        var offences = starting.stream().map(s -> offence(s, applied)).toList();
        int highest = offences.stream().mapToInt(OffenceScore::score).max().orElse(1);
        int score = Math.clamp(highest + more(offences), 1, scale);
        return new Gravity(
                edition,
                starting,
                applied,
                score,
                new Gravity.Workings(
                        offences,
                        limit,
                        scale,
                        rule,
                        whyNotLower(offences, applied, score),
                        whyNotHigher(offences, applied, score)));
    }

    private OffenceScore offence(Gravity.Starting starting, List<Applied> applied) {
        int moved = to(starting.offence(), applied).stream()
                .mapToInt(Applied::effect)
                .sum();
        int within = Math.clamp(moved, -limit, limit);
        return new OffenceScore(
                starting.offence(), starting.score(), moved, within, Math.clamp(starting.score() + within, 1, scale));
    }

    private int more(List<OffenceScore> offences) {
        return switch (rule) {
            case HIGHEST -> 0;
            case HIGHEST_AND_ONE_MORE_WHERE_SEVERAL -> offences.size() > 1 ? 1 : 0;
        };
    }

    private static List<Applied> to(String offence, List<Applied> applied) {
        return applied.stream()
                .filter(a -> a.offence() == null || offence.equals(a.offence()))
                .toList();
    }

    private String whyNotLower(List<OffenceScore> offences, List<Applied> applied, int score) {
        if (score == 1) return "1 is the lowest score there is.";
        return why(offences, applied, false, score - 1);
    }

    private String whyNotHigher(List<OffenceScore> offences, List<Applied> applied, int score) {
        if (score == scale) return scale + " is the highest score of this matrix.";
        return why(offences, applied, true, score + 1);
    }

    private String why(List<OffenceScore> offences, List<Applied> applied, boolean up, int other) {
        if (offences.isEmpty()) return "No offence is recorded.";
        var deciding = offences.stream()
                .max(Comparator.comparingInt(OffenceScore::score))
                .orElseThrow();
        var said = new StringBuilder("Not " + other + ": ");
        if (offences.size() > 1) {
            said.append("the score of a case is ")
                    .append(rule.sentence())
                    .append(", and ")
                    .append(title.apply(deciding.offence()))
                    .append(" scores ")
                    .append(deciding.score())
                    .append(". It ");
        } else {
            said.append(title.apply(deciding.offence())).append(" ");
        }
        said.append("starts at ").append(deciding.starting()).append(". ");
        return said.append(whatMovesIt(to(deciding.offence(), applied), deciding, up))
                .toString();
    }

    private String whatMovesIt(List<Applied> applied, OffenceScore deciding, boolean up) {
        var way = up ? "raises" : "lowers";
        boolean held = up ? deciding.moved() > deciding.within() : deciding.moved() < deciding.within();
        if (held) {
            return "What " + way + " it comes to " + Math.abs(deciding.moved())
                    + " levels together, and this edition lets factors move a score by at most " + limit + ".";
        }
        var towards = applied.stream().filter(a -> up == a.effect() > 0).toList();
        var against = applied.stream().filter(a -> up != a.effect() > 0).toList();
        if (towards.isEmpty()) {
            return "No factor that " + way + " it was found to apply"
                    + (against.isEmpty()
                            ? "."
                            : ", and " + titles(against) + " " + (up ? "lowers" : "raises") + " it.");
        }
        var counted = "What " + way + " it is counted already (" + titles(towards) + ")";
        return against.isEmpty()
                ? counted
                        + "; another level would need another factor, with its evidence, and this edition lets factors"
                        + " move a score by at most " + limit + "."
                : counted + ", and " + titles(against) + " " + (up ? "lowers" : "raises") + " it.";
    }

    private String titles(List<Applied> applied) {
        return applied.stream()
                .map(a -> "“" + factorTitle.apply(a.code()) + "”")
                .collect(joining(" and "));
    }
}
