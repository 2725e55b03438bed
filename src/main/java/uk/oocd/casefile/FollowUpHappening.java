package uk.oocd.casefile;

import static uk.oocd.casefile.Happening.words;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.FollowUpEvent.BreachDecided;
import uk.oocd.casefile.FollowUpEvent.BreachReported;
import uk.oocd.casefile.FollowUpEvent.CaseReopened;
import uk.oocd.casefile.FollowUpEvent.ConditionVaried;
import uk.oocd.casefile.FollowUpEvent.ConsentWithdrawn;
import uk.oocd.casefile.FollowUpEvent.DecisionRevived;
import uk.oocd.casefile.FollowUpEvent.EntryCorrected;
import uk.oocd.casefile.FollowUpEvent.FeedbackGiven;
import uk.oocd.casefile.FollowUpEvent.FeedbackRead;
import uk.oocd.casefile.FollowUpEvent.NonEngagementAnswered;
import uk.oocd.casefile.FollowUpEvent.NonEngagementNotified;
import uk.oocd.casefile.FollowUpEvent.StatementAdded;
import uk.oocd.casefile.Happening.Details;

/** What the events of delivery and follow-up say, in plain English. */
final class FollowUpHappening {

    private FollowUpHappening() {}

    static String tell(FollowUpEvent event, Details details) {
        return switch (event) {
            case DecisionRevived e ->
                "The decision is the police’s again: "
                        + switch (e.cause()) {
                            case NOT_COMPLETED -> "what was agreed was not completed";
                            case BREACH -> "conditions were breached";
                            case NON_ENGAGEMENT -> "the child did not engage";
                            case REOPENED -> "the case was reopened";
                            case CONSENT_WITHDRAWN -> "the child withdrew consent";
                        }
                        + (e.chargeOpen() ? ". A charge is open" : "");
            case ConditionVaried e -> {
                add("Condition " + e.number() + " from now on", e.condition(), details);
                details.add("Reason", e.reason());
                details.add("Why it lasts longer than normal", e.exceptional());
                var agreement = e.agreement();
                if (agreement != null) {
                    details.add("What the child said of the change", agreement.words());
                    details.add(agreement.appropriateAdult());
                }
                yield "Condition " + e.number() + " varied";
            }
            case BreachReported e -> {
                details.add("What was not done", e.what());
                details.add("What the child says about it", e.excuse());
                yield "Breach reported to the police: " + numbered(e.conditions());
            }
            case BreachDecided e -> {
                details.add("Reason", e.reason());
                yield "Police decided on the breach: "
                        + switch (e.response()) {
                            case NO_ACTION -> "no action";
                            case VARY -> "vary the conditions";
                            case PROSECUTE -> "prosecute";
                        }
                        + (e.reasonableExcuse() ? "; there was a reasonable excuse" : "; no reasonable excuse");
            }
            case ConsentWithdrawn e -> {
                details.add("What the child said", e.words());
                details.add(e.appropriateAdult());
                yield "Child withdrew consent";
            }
            case NonEngagementNotified e -> {
                details.add("What was tried", e.attempts());
                details.add("Why it did not work", e.reason());
                details.add("What the manager decided", e.decision());
                yield "Police told that the child does not engage";
            }
            case NonEngagementAnswered e -> {
                details.add("Reason", e.reason());
                yield e.reconsider()
                        ? "Police answered the notice: they decide again"
                        : "Police answered the notice: the outcome stands";
            }
            case FeedbackGiven e -> {
                details.add("Feedback", e.text());
                yield "Referring officer told what came of it";
            }
            case FeedbackRead _ -> "Feedback read by the police";
            case CaseReopened e -> {
                details.add("Reason", e.reason());
                yield switch (e.resume()) {
                    case FOLLOW_UP -> "Reopened: the follow-up goes on";
                    case POLICE_DECISION -> "Reopened for the police to decide again";
                };
            }
            case EntryCorrected e -> {
                details.add("What is right", e.text());
                details.add("Reason", e.reason());
                yield "Corrected entry " + (e.corrects() + 1);
            }
            case StatementAdded e -> {
                details.add("Statement", e.text());
                yield "Statement added to entry " + (e.about() + 1) + ": " + words(e.speaker());
            }
        };
    }

    static void add(Delivery delivery, Details details) {
        var conditions = delivery.conditions();
        for (int i = 0; i < conditions.size(); i++) add("Condition " + (i + 1), conditions.get(i), details);
        for (var met : delivery.conditionsMet()) details.add("Condition met: " + met.code(), met.how());
        details.add("Why conditions last longer than normal", delivery.exceptional());
        var caution = delivery.caution();
        if (caution != null) details.add("Evidence for the caution", caution.evidence());
        var place = delivery.place();
        if (place != null) details.add("Why there", place.why());
        for (var signature : delivery.signatures()) {
            details.add("Not signed: " + words(signature.by()), signature.whyNot());
        }
    }

    /** Which conditions a note is about, which are met by it and which are not after all; nothing where it is about none. */
    static String about(List<Integer> conditions, List<Integer> met, List<Integer> notMet) {
        return (conditions.isEmpty() ? "" : "; about " + numbered(conditions))
                + (met.isEmpty() ? "" : "; met: " + numbered(met))
                + (notMet.isEmpty() ? "" : "; not met after all: " + numbered(notMet));
    }

    private static String numbered(List<Integer> conditions) {
        return conditions.stream().map(number -> "condition " + number).collect(Collectors.joining(", "));
    }

    static void add(@Nullable VictimInformed victim, Details details) {
        if (victim != null) details.add("The victim: " + words(victim.how()), victim.note());
    }

    private static void add(String label, Condition condition, Details details) {
        details.add(label, condition.what());
        var attendance = condition.attendance();
        if (attendance != null) {
            details.add(label + ", where", attendance.place());
            details.add(label + ", when", attendance.times());
        }
    }
}
