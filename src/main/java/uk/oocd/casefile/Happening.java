package uk.oocd.casefile;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.casefile.CaseFileEvent.AssessmentRecorded;
import uk.oocd.casefile.CaseFileEvent.AssessmentSentBack;
import uk.oocd.casefile.CaseFileEvent.AssessmentSignedOff;
import uk.oocd.casefile.CaseFileEvent.CaseAccepted;
import uk.oocd.casefile.CaseFileEvent.CaseClosed;
import uk.oocd.casefile.CaseFileEvent.CaseDeferred;
import uk.oocd.casefile.CaseFileEvent.CaseListed;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.casefile.CaseFileEvent.FollowUpEnded;
import uk.oocd.casefile.CaseFileEvent.InformationLearned;
import uk.oocd.casefile.CaseFileEvent.InformationProvided;
import uk.oocd.casefile.CaseFileEvent.InformationRequested;
import uk.oocd.casefile.CaseFileEvent.OnTheSpotSupported;
import uk.oocd.casefile.CaseFileEvent.OutcomeDelivered;
import uk.oocd.casefile.CaseFileEvent.PanelRecommended;
import uk.oocd.casefile.CaseFileEvent.PoliceDecided;
import uk.oocd.casefile.CaseFileEvent.PositionUpdated;
import uk.oocd.casefile.CaseFileEvent.ProgressNoted;
import uk.oocd.casefile.CaseFileEvent.ReferralReturned;
import uk.oocd.casefile.ClockEvent.ClockRestarted;
import uk.oocd.casefile.ClockEvent.ClockStopped;
import uk.oocd.casefile.ClockEvent.LimitMissed;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Texts;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.Option;
import uk.oocd.rationale.OutcomeCode;

/**
 * What an event says, in plain English: the same words on a timeline and in an inspection.
 *
 * @param code for example {@code case-accepted}
 * @param sentence what happened; never personal data, so it may stand anywhere
 * @param details every free text that came with it, under a label
 */
public record Happening(String code, String sentence, List<Detail> details) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    public Happening {
        details = List.copyOf(details);
    }

    /** One text about a person. */
    public record Detail(String label, Personal<String> text) {}

    public static Happening of(CaseFileEvent event) {
        var details = new Details();
        var sentence = tell(event, details);
        return new Happening(code(event), sentence, details.all);
    }

    private static String tell(CaseFileEvent event, Details details) {
        return switch (event) {
            case CaseReferred e -> {
                details.add("Circumstances", e.referral().circumstances());
                yield "Referred by the police";
            }
            case InformationRequested e -> {
                details.add("Question", e.question());
                yield "Asked the police for more information";
            }
            case InformationProvided e -> {
                details.add("Answer", e.answer());
                yield "Police answered the youth justice service";
            }
            case ReferralReturned e -> {
                details.add("Explanation", e.explanation());
                yield "Returned to the police: " + words(e.reason());
            }
            case CaseAccepted e -> {
                details.add("Reason", e.reason());
                yield "Accepted for panel";
            }
            case OnTheSpotSupported e -> {
                details.add("Reason", e.reason());
                yield "Supported for an on-the-spot resolution";
            }
            case AssessmentRecorded e -> {
                details.add(e.assessment());
                yield "Assessment recorded";
            }
            case AssessmentSignedOff e -> {
                details.add("Comment", e.comment());
                yield "Assessment signed off";
            }
            case AssessmentSentBack e -> {
                details.add("Comment", e.comment());
                yield "Assessment sent back";
            }
            case CaseListed e -> "Listed on the panel of " + DAY.format(e.sitsOn());
            case CaseDeferred e -> {
                details.add("Reason", e.reason());
                yield "Deferred to another panel";
            }
            case PanelRecommended e -> {
                var r = e.recommendation();
                details.add(r);
                yield "Panel recommended: " + label(r.outcome(), r.options()) + ", at gravity score "
                        + r.gravity().score() + (r.departs() ? "; not an outcome presumed at that score" : "");
            }
            case PoliceDecided e -> {
                var d = e.decision();
                details.add("Reason", d.reason());
                yield "Police decided: " + d.label() + against(d);
            }
            case OutcomeDelivered e -> {
                details.add(e.delivery());
                yield "Outcome delivered";
            }
            case ProgressNoted e -> {
                details.add("Note", e.note());
                yield "Follow-up: " + words(e.engagement())
                        + FollowUpHappening.about(e.conditions(), e.met(), e.notMet());
            }
            case FollowUpEnded e -> {
                details.add("Note", e.note());
                yield (e.completed() ? "Follow-up ended: completed" : "Follow-up ended: not completed")
                        + FollowUpHappening.about(List.of(), e.met(), List.of());
            }
            case CaseClosed e -> {
                details.add("Exit plan", e.exitPlan());
                FollowUpHappening.add(e.victim(), details);
                yield "Closed";
            }
            case InformationLearned e -> {
                details.add("Information", e.text());
                yield "Information learned: " + words(e.topic());
            }
            case PositionUpdated e -> {
                details.add("How it is known", e.reason());
                yield "Changed since the referral: " + words(e.change());
            }
            case FollowUpEvent e -> FollowUpHappening.tell(e, details);
            case HearingEvent e -> HearingHappening.tell(e, details);
            case OversightEvent e -> OversightHappening.tell(e, details);
            case ReviewEvent e -> ReviewHappening.tell(e, details);
            case ClockStopped e -> {
                details.add("Explanation", e.explanation());
                yield "Clock stopped from " + DAY.format(e.occurredOn()) + ": "
                        + e.reason().words();
            }
            case ClockRestarted e -> {
                details.add("Explanation", e.explanation());
                yield "Clock running again from " + DAY.format(e.occurredOn());
            }
            case LimitMissed e -> "Time limit missed: " + step(e.until()) + ", due by " + DAY.format(e.due());
        };
    }

    private static String words(Position.Change change) {
        var parts = new ArrayList<String>();
        if (change.admission() != null) parts.add("admission is now " + words(change.admission()));
        if (change.acceptance() != null) {
            parts.add("acceptance of responsibility is now " + words(change.acceptance()));
        }
        if (change.interviewedOn() != null) parts.add("interviewed on " + DAY.format(change.interviewedOn()));
        if (change.evidence() != null) parts.add("evidence is now " + words(change.evidence()));
        if (change.victimSupports() != null) {
            parts.add("victim supports action is now " + words(change.victimSupports()));
        }
        if (change.domesticAbuse() != null) parts.add("domestic abuse is now " + words(change.domesticAbuse()));
        if (change.hateCrime() != null) parts.add("hate crime is now " + words(change.hateCrime()));
        return String.join("; ", parts);
    }

    private static String against(PoliceDecision decision) {
        var recommended = decision.recommended();
        if (recommended == null) return ", without a panel";
        return recommended.equals(decision.outcome())
                ? ", as the panel recommended"
                : ", where the panel had recommended " + label(recommended, decision.options());
    }

    private static String label(OutcomeCode outcome, List<Option> options) {
        return options.stream()
                .filter(o -> o.outcome().equals(outcome))
                .map(Option::label)
                .findFirst()
                .orElse(outcome.value());
    }

    private static String step(Milestone milestone) {
        return switch (milestone) {
            case OFFENCE -> "offence";
            case REFERRED -> "referral";
            case SCREENED -> "screening";
            case ASSESSED -> "assessment";
            case RECOMMENDED -> "panel’s recommendation";
            case BACK_WITH_POLICE -> "return to the police";
            case POLICE_DECIDED -> "police decision";
            case DELIVERED -> "delivery";
            case FOLLOW_UP_ENDED -> "end of follow-up";
            case CLOSED -> "closure";
        };
    }

    /** A constant's own words. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String code(CaseFileEvent event) {
        return event.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** Collects texts, leaving out those that were left blank. */
    static final class Details {

        private final List<Detail> all = new ArrayList<>();

        void add(String label, @Nullable Personal<String> text) {
            if (text != null && !Texts.isBlank(text)) all.add(new Detail(label, text));
        }

        void add(Assessment assessment) {
            add("Strengths", assessment.strengths());
            add("Needs", assessment.needs());
            add("Diversity", assessment.diversity());
            add("The child’s words", assessment.childsWords());
            add("The parent’s or carer’s words", assessment.parentsWords());
            add(assessment.victimView());
        }

        void add(Delivery.@Nullable AppropriateAdult there) {
            if (there != null) add("Appropriate adult", there.name());
        }

        void add(VictimView view) {
            switch (view) {
                case VictimView.Recorded(var words) -> add("The victim’s view", words);
                case VictimView.NotSought(var reason, var explanation) ->
                    add("No victim’s view: " + words(reason), explanation);
            }
        }

        void add(Recommendation r) {
            add("Reasons", r.rationale().narrative());
            for (var factor : r.gravity().factors()) add("Gravity factor: " + factor.code(), factor.evidence());
            for (var factor : r.rationale().weighed()) {
                add("Weighed: " + factor.code() + ", " + words(factor.bearing()), factor.evidence());
            }
            for (var option : r.rationale().setAside()) {
                add("Set aside: " + label(option.outcome(), r.options()), option.reason());
            }
            for (var dissent : r.rationale().dissent()) add("Dissent: " + dissent.member(), dissent.reason());
            add("Why not an outcome presumed", r.departureReason());
            HearingHappening.add(r.hearing(), this);
        }

        void add(Delivery delivery) {
            add("Explained to", delivery.explainedTo());
            add("Explanation", delivery.explanation());
            add("What the child said it means", delivery.understood());
            add("Why it is not known what the child understood", delivery.whyNotUnderstood());
            FollowUpHappening.add(delivery, this);
            add(delivery.appropriateAdult());
        }
    }
}
