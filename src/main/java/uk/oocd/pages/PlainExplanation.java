package uk.oocd.pages;

import java.util.ArrayList;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.PoliceDecision;
import uk.oocd.casefile.Recommendation;
import uk.oocd.casefile.Referral;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.wording.Wording;

/**
 * Drafts what a child is told, from the record, in short sentences and plain words. A draft: whoever delivers the
 * outcome makes it fit the child.
 */
@Component
class PlainExplanation {

    private final Wording wording;

    PlainExplanation(Wording wording) {
        this.wording = wording;
    }

    /** Empty where the police have not decided. */
    String of(CaseRecord record) {
        var decided = record.decision();
        if (decided == null) return "";
        var recommended = record.recommendation();
        var parts = new ArrayList<String>();
        parts.add("We want to tell you what happens next about this: "
                + String.join(
                        ", ",
                        record.referral().value().offences().stream()
                                .map(Referral.Offence::description)
                                .toList())
                + ".");
        parts.add("On " + wording.day(decided.by().at()) + " the police decided. What they decided is called: "
                + decided.value().label() + ".");
        if (recommended != null) parts.add(panel(recommended.value(), decided.value()));
        parts.add(next(decided.value()));
        parts.add("If there is something you do not understand, ask us. You can ask as often as you like."
                + " Now please tell us in your own words what this means for you.");
        return String.join("\n\n", parts);
    }

    private String panel(Recommendation recommended, PoliceDecision decided) {
        var met = "Before that, a group of people from different services met on " + wording.day(recommended.satOn())
                + ". They read what you, your family and other people had said. ";
        return met
                + (recommended.outcome().equals(decided.outcome())
                        ? "They thought that this was the right thing too."
                        : "They had thought that something else would be right. The police looked at it again, and"
                                + " this is their decision.");
    }

    private static String next(PoliceDecision decided) {
        var next = new StringBuilder();
        if (decided.consent()) {
            next.append("This can only happen if you agree to it. We will ask you to sign that you agree."
                    + " You can talk to an adult you trust first. ");
        }
        next.append(
                decided.followUp()
                        ? "There are things for you to do. We will go through them with you and help you with them."
                        : "We will tell you if there is anything that you need to do.");
        return next.toString();
    }
}
