package uk.oocd.requests;

import static uk.oocd.requests.Reading.personal;
import static uk.oocd.requests.Reading.personalOrNull;
import static uk.oocd.requests.Reading.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CaseFileCommand.*;
import uk.oocd.casefile.CaseFileEvent.Engagement;
import uk.oocd.casefile.CaseFileEvent.ReturnReason;
import uk.oocd.casefile.CaseFileEvent.Topic;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.CaseFileProblem;
import uk.oocd.casefile.Condition;
import uk.oocd.casefile.ConditionMet;
import uk.oocd.casefile.Heard;
import uk.oocd.casefile.Hearing.AgencyView;
import uk.oocd.casefile.Position;
import uk.oocd.casefile.Referral;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Subject;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Protocol;
import uk.oocd.rationale.Dissent;
import uk.oocd.rationale.Factor;
import uk.oocd.rationale.OptionSetAside;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.rationale.Rationale;

/** What may be sent about a case that there is, each step's form, body and conversion. */
public final class CaseRequests {

    private CaseRequests() {}

    /**
     * @param result what screening came to
     * @param reason the reason, or the question to the police
     * @param returnReason only where it is returned
     */
    public record Screening(
            @Nullable String result,
            @Nullable String reason,
            @Nullable String returnReason) {

        public enum Screened {
            ACCEPT,
            ASK_POLICE,
            RETURN,
            ON_THE_SPOT
        }

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var why = personal(c.child(), reason);
            var chosen = reading.choice(result, Screened.class, "/result");
            var code = chosen == Screened.RETURN
                    ? reading.choice(returnReason, ReturnReason.class, "/returnReason")
                    : ReturnReason.OTHER;
            if (text(reason).isEmpty()) {
                reading.refuse(Refusal.at("/reason", CaseFileProblem.SCREENING_REASON_MISSING));
            }
            return reading.converted(
                    switch (chosen) {
                        case ACCEPT -> new AcceptCase(c.caseFile(), why, c.protocol(), c.by());
                        case ASK_POLICE -> new RequestInformation(c.caseFile(), why, c.protocol(), c.by());
                        case RETURN -> new ReturnReferral(c.caseFile(), code, why, c.protocol(), c.by());
                        case ON_THE_SPOT -> new SupportOnTheSpot(c.caseFile(), why, c.protocol(), c.by());
                    });
        }
    }

    public record Answer(@Nullable String answer) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            return new Converted.Ready<>(
                    new ProvideInformation(c.caseFile(), personal(c.child(), answer), c.protocol(), c.by()));
        }
    }

    /**
     * @param victimView {@code recorded} or {@code not-sought}
     */
    public record AssessmentPart(
            @Nullable String tool,
            @Nullable String toolVersion,
            @Nullable String safetyAndWellbeing,
            @Nullable String riskOfHarm,
            @Nullable String likelihoodOfReoffending,
            @Nullable String strengths,
            @Nullable String needs,
            @Nullable String diversity,
            @Nullable String childsWords,
            @Nullable String parentsWords,
            @Nullable String victimView,
            @Nullable String victimsWords,
            @Nullable String notSoughtReason,
            @Nullable String notSoughtExplanation) {

        public enum View {
            RECORDED,
            NOT_SOUGHT
        }

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var child = c.child();
            var assessment = new Assessment(
                    text(tool),
                    text(toolVersion),
                    reading.choice(safetyAndWellbeing, Assessment.Level.class, "/safetyAndWellbeing"),
                    reading.choice(riskOfHarm, Assessment.Level.class, "/riskOfHarm"),
                    reading.choice(likelihoodOfReoffending, Assessment.Level.class, "/likelihoodOfReoffending"),
                    personal(child, strengths),
                    personal(child, needs),
                    personal(child, diversity),
                    personal(child, childsWords),
                    personal(child, parentsWords),
                    victimView(reading, c));
            reading.addAll(assessment.problems());
            return reading.converted(new RecordAssessment(c.caseFile(), assessment, c.protocol(), c.by()));
        }

        private VictimView victimView(Reading reading, CaseContext c) {
            return switch (reading.choice(victimView, View.class, "/victimView")) {
                case RECORDED -> new VictimView.Recorded(personal(c.victimOrChild(), victimsWords));
                case NOT_SOUGHT ->
                    new VictimView.NotSought(
                            reading.choice(notSoughtReason, VictimView.Reason.class, "/notSoughtReason"),
                            personalOrNull(c.child(), notSoughtExplanation));
            };
        }
    }

    /**
     * @param result {@code agreed} or {@code sent-back}
     */
    public record SignOff(@Nullable String result, @Nullable String comment) {

        public enum SignedOff {
            AGREED,
            SENT_BACK
        }

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var words = personal(c.child(), comment);
            var chosen = reading.choice(result, SignedOff.class, "/result");
            return reading.converted(
                    switch (chosen) {
                        case AGREED -> new SignOffAssessment(c.caseFile(), words, c.protocol(), c.by());
                        case SENT_BACK -> new SendBackAssessment(c.caseFile(), words, c.protocol(), c.by());
                    });
        }
    }

    public record Listing(@Nullable String panel) {

        /** The panel that was chosen, or why there is none. The edge looks up when it sits. */
        public Converted<PanelId> chosen() {
            var reading = new Reading();
            return reading.converted(CaseContext.panel(panel, reading));
        }

        public CaseFileCommand toCommand(CaseContext c, PanelId panel, LocalDate sitsOn) {
            return new ListCase(c.caseFile(), panel, sitsOn, c.protocol(), c.by());
        }
    }

    public record Deferral(@Nullable String reason) {

        public Converted<CaseFileCommand> toCommand(CaseContext c, PanelId panel) {
            return new Converted.Ready<>(
                    new DeferCase(c.caseFile(), panel, personal(c.child(), reason), c.protocol(), c.by()));
        }
    }

    /**
     * @param factors by the matrix factor's code, the evidence for it; a blank one does not apply
     * @param factorOffences by the matrix factor's code, the offences that it was found for; it is for all of them where
     *     none is named
     * @param sat who of those present sat on this case; all who did not stand back, where it is left out. A row without
     *     a member is left out
     * @param views by agency, what one that did not sit sent in writing; a blank one did not
     * @param victimView {@code recorded} or {@code not-sought}; the assessment's stands where it is left out
     * @param childsView and {@code parentsView}: likewise
     * @param conditions recommended with the outcome; a row in which nothing is filled is left out
     */
    public record RecommendationPart(
            @Nullable String satOn,
            @Nullable Map<String, @Nullable String> factors,
            @Nullable Map<String, @Nullable List<@Nullable String>> factorOffences,
            @Nullable String outcome,
            @Nullable RationalePart rationale,
            @Nullable List<@Nullable SeatPart> sat,
            @Nullable String departureReason,
            @Nullable Map<String, @Nullable String> views,
            @Nullable String victimView,
            @Nullable String victimsWords,
            @Nullable String notSoughtReason,
            @Nullable String notSoughtExplanation,
            @Nullable String childsView,
            @Nullable String parentsView,
            @Nullable List<@Nullable ConditionPart> conditions) {

        private static final RationalePart BLANK = new RationalePart(null, null, null, null, null);

        /**
         * @param at the panel that it is listed on
         * @param elsewhere other cases in which an outcome stands for the same offence
         */
        public Converted<CaseFileCommand> toCommand(CaseContext c, AtPanel at, List<CaseFileId> elsewhere) {
            var reading = new Reading();
            var why = (rationale == null ? BLANK : rationale).toRationale(c, reading);
            var command = new RecordRecommendation(
                    c.caseFile(),
                    c.protocol(),
                    at.panel(),
                    text(satOn).replace(",", "").isEmpty() ? c.today() : reading.date(satOn, "/satOn", c.today()),
                    applied(c),
                    outcomeOf(outcome, reading),
                    why,
                    sat == null
                            ? at.sitting()
                            : seats(sat).stream().map(at::seat).toList(),
                    personalOrNull(c.child(), departureReason),
                    heard(c, at, reading),
                    elsewhere,
                    c.by());
            reading.addWhereUnreadable(why.problems());
            return reading.converted(command);
        }

        private Heard heard(CaseContext c, AtPanel at, Reading reading) {
            var written = new ArrayList<AgencyView>();
            filled(views).forEach((agency, words) -> written.add(new AgencyView(agency, personal(c.child(), words))));
            return new Heard(
                    at.present(),
                    written,
                    victimView(c, reading),
                    childsView == null ? null : personal(c.child(), childsView),
                    parentsView == null ? null : personal(c.child(), parentsView),
                    conditions(c, reading));
        }

        private @Nullable VictimView victimView(CaseContext c, Reading reading) {
            if (text(victimView).isEmpty()) return null;
            return switch (reading.choice(victimView, AssessmentPart.View.class, "/victimView")) {
                case RECORDED -> new VictimView.Recorded(personal(c.victimOrChild(), victimsWords));
                case NOT_SOUGHT ->
                    new VictimView.NotSought(
                            reading.choice(notSoughtReason, VictimView.Reason.class, "/notSoughtReason"),
                            personalOrNull(c.child(), notSoughtExplanation));
            };
        }

        private List<Condition> conditions(CaseContext c, Reading reading) {
            var read = new ArrayList<Condition>();
            for (var part : conditions == null ? List.<@Nullable ConditionPart>of() : conditions) {
                if (part != null && !part.blank()) read.add(part.toCondition(c, "/conditions/" + read.size(), reading));
            }
            return read;
        }

        private List<Gravity.Applied> applied(CaseContext c) {
            var evidence = new LinkedHashMap<>(filled(factors));
            named(factorOffences).keySet().forEach(code -> evidence.putIfAbsent(code, ""));
            return applied(c.protocol(), c.child(), evidence, named(factorOffences));
        }

        private static Map<String, List<String>> named(
                @Nullable Map<String, @Nullable List<@Nullable String>> offences) {
            var named = new LinkedHashMap<String, List<String>>();
            if (offences == null) return named;
            offences.forEach((factor, codes) -> {
                var filled = codes == null
                        ? List.<String>of()
                        : codes.stream()
                                .map(Reading::text)
                                .filter(code -> !code.isEmpty())
                                .distinct()
                                .toList();
                if (!filled.isEmpty()) named.put(factor, filled);
            });
            return named;
        }

        /**
         * The factors as they are found to apply, one for each offence where some are named.
         *
         * @param evidence by the factor's code
         * @param offences by the factor's code; for all of the case where there is none
         */
        public static List<Gravity.Applied> applied(
                Protocol protocol, Subject child, Map<String, String> evidence, Map<String, List<String>> offences) {
            var applied = new ArrayList<Gravity.Applied>();
            evidence.forEach((code, words) -> {
                int effect = protocol.factor(code)
                        .map(Protocol.GravityFactor::effect)
                        .orElse(0);
                var rests = personal(child, words);
                var only = offences.getOrDefault(code, List.of());
                if (only.isEmpty()) applied.add(new Gravity.Applied(code, effect, rests));
                else only.forEach(offence -> applied.add(new Gravity.Applied(code, effect, rests, offence)));
            });
            return applied;
        }
    }

    /**
     * @param purpose {@code rehabilitation}, {@code reparation} or {@code punitive}
     * @param restrictive {@code yes} or {@code no}, whether it keeps the child from something; no where it is left out
     */
    public record ConditionPart(
            @Nullable String what,
            @Nullable String purpose,
            @Nullable String restrictive,
            @Nullable String until) {

        boolean blank() {
            return text(what).isEmpty()
                    && text(purpose).isEmpty()
                    && text(until).replace(",", "").isBlank();
        }

        Condition toCondition(CaseContext c, String at, Reading reading) {
            return new Condition(
                    reading.choice(purpose, Condition.Purpose.class, at + "/purpose"),
                    reading.choiceOr(restrictive, YesNo.class, at + "/restrictive", YesNo.NO) == YesNo.YES,
                    personal(c.child(), what),
                    reading.date(until, at + "/until", c.today()),
                    null,
                    null);
        }
    }

    /**
     * @param weighed by what was weighed, which way it pointed and the evidence
     * @param setAside by outcome code, why it was set aside; a blank one was not
     * @param dissent by member, why they did not agree; a blank one agreed
     */
    public record RationalePart(
            @Nullable BasisPart basis,
            @Nullable Map<String, @Nullable WeighedPart> weighed,
            @Nullable String narrative,
            @Nullable Map<String, @Nullable String> setAside,
            @Nullable Map<String, @Nullable String> dissent) {

        public record BasisPart(@Nullable String clause) {}

        /** Left out where nothing is said of it; evidence alone asks which way it points. */
        public record WeighedPart(
                @Nullable String bearing, @Nullable String evidence) {

            boolean blank() {
                return text(bearing).isEmpty() && text(evidence).isEmpty();
            }
        }

        Rationale toRationale(CaseContext c, Reading reading) {
            var clause = basis == null ? "" : text(basis.clause());
            if (clause.isEmpty()) {
                reading.refuse(Refusal.at("/rationale/basis/clause", RequestProblem.CHOICE_MISSING));
            }
            var factors = new ArrayList<Factor>();
            if (weighed != null) {
                weighed.forEach((code, part) -> {
                    if (part == null || part.blank()) return;
                    var bearing = reading.choice(
                            part.bearing(), Factor.Bearing.class, "/rationale/weighed/" + code + "/bearing");
                    factors.add(new Factor(code, bearing, personal(c.child(), part.evidence())));
                });
            }
            var options = new ArrayList<OptionSetAside>();
            filled(setAside)
                    .forEach((code, reason) ->
                            options.add(new OptionSetAside(outcomeOf(code, reading), personal(c.child(), reason))));
            var dissents = new ArrayList<Dissent>();
            filled(dissent).forEach((member, reason) -> dissents.add(new Dissent(member, personal(c.child(), reason))));
            return new Rationale(
                    c.protocol().clause(clause), factors, personal(c.child(), narrative), options, dissents);
        }
    }

    public record SeatPart(
            @Nullable String member, @Nullable String agency) {}

    /**
     * @param conditions by the code of each condition that stands before the decision, how it was met; a blank one was
     *     not
     */
    public record PoliceDecisionPart(
            @Nullable String outcome,
            @Nullable Map<String, @Nullable String> conditions,
            @Nullable String reason) {

        /**
         * @param elsewhere other cases in which an outcome stands for the same offence
         */
        public Converted<CaseFileCommand> toCommand(CaseContext c, List<CaseFileId> elsewhere) {
            var reading = new Reading();
            return reading.converted(new RecordPoliceDecision(
                    c.caseFile(),
                    c.protocol(),
                    outcomeOf(outcome, reading),
                    filled(conditions).entrySet().stream()
                            .map(each -> new ConditionMet(each.getKey(), personal(c.child(), each.getValue())))
                            .toList(),
                    personalOrNull(c.child(), reason),
                    elsewhere,
                    c.by()));
        }
    }

    /**
     * @param conditions which conditions it is about, 1 for the first; may be left out
     * @param met which conditions are met by it; may be left out
     * @param notMet which conditions were recorded as met and are not after all; may be left out
     */
    public record Progress(
            @Nullable String occurredOn,
            @Nullable String engagement,
            @Nullable String note,
            @Nullable List<@Nullable String> conditions,
            @Nullable List<@Nullable String> met,
            @Nullable List<@Nullable String> notMet) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var command = new NoteProgress(
                    c.caseFile(),
                    reading.date(occurredOn, "/occurredOn", c.today()),
                    reading.choice(engagement, Engagement.class, "/engagement"),
                    personal(c.child(), note),
                    reading.numbers(conditions, "/conditions"),
                    reading.numbers(met, "/met"),
                    reading.numbers(notMet, "/notMet"),
                    c.protocol(),
                    c.today(),
                    c.by());
            reading.addWhereUnreadable(command.note(), CaseFileProblem.NOTE_MISSING);
            return reading.converted(command);
        }
    }

    /**
     * @param completed {@code yes} or {@code no}
     * @param met which conditions are found to be met, beside those that were noted before, 1 for the first; may be
     *     left out
     */
    public record FollowUpEnd(
            @Nullable String endedOn,
            @Nullable String completed,
            @Nullable String note,
            @Nullable List<@Nullable String> met) {

        public enum Completed {
            YES,
            NO
        }

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var command = new EndFollowUp(
                    c.caseFile(),
                    reading.date(endedOn, "/endedOn", c.today()),
                    reading.choice(completed, Completed.class, "/completed") == Completed.YES,
                    personal(c.child(), note),
                    reading.numbers(met, "/met"),
                    c.protocol(),
                    c.today(),
                    c.by());
            reading.addWhereUnreadable(command.note(), CaseFileProblem.NOTE_MISSING);
            return reading.converted(command);
        }
    }

    public record Information(
            @Nullable String topic,
            @Nullable String occurredOn,
            @Nullable String text) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var about = reading.choice(topic, Topic.class, "/topic");
            var command = new LearnInformation(
                    c.caseFile(),
                    about,
                    reading.date(occurredOn, "/occurredOn", c.today()),
                    personal(about == Topic.VICTIM ? c.victimOrChild() : c.child(), text),
                    c.protocol(),
                    c.today(),
                    c.by());
            reading.addWhereUnreadable(command.text(), CaseFileProblem.INFORMATION_MISSING);
            return reading.converted(command);
        }
    }

    /** What the child says and how far the evidence goes now; what is left out stays as it was. */
    public record PositionPart(
            @Nullable String admission,
            @Nullable String acceptance,
            @Nullable String interviewedOn,
            ReferralRequest.@Nullable AspectsPart aspects,
            @Nullable String occurredOn,
            @Nullable String reason) {

        /**
         * @param stands before it; a form sends that along with what has changed
         */
        public Converted<CaseFileCommand> toCommand(CaseContext c, Position stands) {
            var reading = new Reading();
            var said = said(reading);
            var command = new UpdatePosition(
                    c.caseFile(),
                    said,
                    reading.date(occurredOn, "/occurredOn", c.today()),
                    personal(stands.learnedFromVictim(said) ? c.victimOrChild() : c.child(), reason),
                    c.protocol(),
                    c.today(),
                    c.by());
            reading.addWhereUnreadable(command.reason(), CaseFileProblem.POSITION_REASON_MISSING);
            return reading.converted(command);
        }

        private Position.Change said(Reading reading) {
            var part = aspects == null ? ReferralRequest.AspectsPart.BLANK : aspects;
            return new Position.Change(
                    reading.choiceOrNull(admission, Referral.Admission.class, "/admission"),
                    reading.choiceOrNull(acceptance, Referral.Acceptance.class, "/acceptance"),
                    reading.dateOrNull(interviewedOn, "/interviewedOn"),
                    reading.choiceOrNull(part.evidence(), Facts.Evidence.class, "/aspects/evidence"),
                    reading.choiceOrNull(part.victimSupports(), Facts.Answer.class, "/aspects/victimSupports"),
                    reading.choiceOrNull(part.domesticAbuse(), Facts.DomesticAbuse.class, "/aspects/domesticAbuse"),
                    reading.choiceOrNull(part.hateCrime(), Facts.Answer.class, "/aspects/hateCrime"));
        }
    }

    static List<Seat> seats(@Nullable List<@Nullable SeatPart> parts) {
        var seats = new ArrayList<Seat>();
        if (parts == null) return seats;
        parts.stream()
                .filter(Objects::nonNull)
                .filter(part -> !text(part.member()).isEmpty())
                .forEach(part -> seats.add(new Seat(text(part.member()), text(part.agency()))));
        return seats;
    }

    private static OutcomeCode outcomeOf(@Nullable String code, Reading reading) {
        try {
            return OutcomeCode.of(text(code));
        } catch (IllegalArgumentException e) {
            reading.refuse(Refusal.at("/outcome", RequestProblem.CHOICE_MISSING));
            return OutcomeCode.of("none");
        }
    }

    private static Map<String, String> filled(@Nullable Map<String, @Nullable String> texts) {
        var filled = new LinkedHashMap<String, String>();
        if (texts != null) {
            texts.forEach((key, value) -> {
                if (!text(value).isEmpty()) filled.put(key, text(value));
            });
        }
        return filled;
    }
}
