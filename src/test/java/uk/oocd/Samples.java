package uk.oocd;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment;
import uk.oocd.casefile.Assessment.Level;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.casefile.CaseFileCommand.AcceptCase;
import uk.oocd.casefile.CaseFileCommand.CloseCase;
import uk.oocd.casefile.CaseFileCommand.DeferCase;
import uk.oocd.casefile.CaseFileCommand.EndFollowUp;
import uk.oocd.casefile.CaseFileCommand.LearnInformation;
import uk.oocd.casefile.CaseFileCommand.ListCase;
import uk.oocd.casefile.CaseFileCommand.NoteProgress;
import uk.oocd.casefile.CaseFileCommand.ProvideInformation;
import uk.oocd.casefile.CaseFileCommand.RecordAssessment;
import uk.oocd.casefile.CaseFileCommand.RecordDelivery;
import uk.oocd.casefile.CaseFileCommand.RecordPoliceDecision;
import uk.oocd.casefile.CaseFileCommand.RecordRecommendation;
import uk.oocd.casefile.CaseFileCommand.ReferCase;
import uk.oocd.casefile.CaseFileCommand.RequestInformation;
import uk.oocd.casefile.CaseFileCommand.ReturnReferral;
import uk.oocd.casefile.CaseFileCommand.SendBackAssessment;
import uk.oocd.casefile.CaseFileCommand.SignOffAssessment;
import uk.oocd.casefile.CaseFileCommand.SupportOnTheSpot;
import uk.oocd.casefile.CaseFileCommand.UpdatePosition;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.casefile.CaseFileEvent.AssessmentRecorded;
import uk.oocd.casefile.CaseFileEvent.AssessmentSentBack;
import uk.oocd.casefile.CaseFileEvent.AssessmentSignedOff;
import uk.oocd.casefile.CaseFileEvent.CaseAccepted;
import uk.oocd.casefile.CaseFileEvent.CaseClosed;
import uk.oocd.casefile.CaseFileEvent.CaseDeferred;
import uk.oocd.casefile.CaseFileEvent.CaseListed;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.casefile.CaseFileEvent.Engagement;
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
import uk.oocd.casefile.CaseFileEvent.ReturnReason;
import uk.oocd.casefile.CaseFileEvent.Topic;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Child;
import uk.oocd.casefile.Delivery;
import uk.oocd.casefile.Heard;
import uk.oocd.casefile.Hearing;
import uk.oocd.casefile.PoliceDecision;
import uk.oocd.casefile.Position;
import uk.oocd.casefile.Recommendation;
import uk.oocd.casefile.Referral;
import uk.oocd.casefile.Seat;
import uk.oocd.casefile.Stage;
import uk.oocd.casefile.VictimInformed;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Subject;
import uk.oocd.panel.Attendee;
import uk.oocd.panel.PanelCommand.OrderAgenda;
import uk.oocd.panel.PanelCommand.RecordAttendance;
import uk.oocd.panel.PanelCommand.SchedulePanel;
import uk.oocd.panel.PanelEvent.AgendaOrdered;
import uk.oocd.panel.PanelEvent.AttendanceRecorded;
import uk.oocd.panel.PanelEvent.PanelScheduled;
import uk.oocd.panel.PanelPlan;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.OffenceClass;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.TableTrace;
import uk.oocd.rationale.Factor;
import uk.oocd.rationale.OptionSetAside;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.rationale.Rationale;
import uk.oocd.storage.protocol.BundledProtocols;

/**
 * One fictional case, told whole and without a fault: a child of 14 took a garden gnome, admitted it and gets a
 * community resolution. Every command is right at its stage, every event is what that command records, and
 * {@link #past} gives what has happened up to a stage. {@link #with} makes one that differs in one thing.
 */
public final class Samples {

    public static final Protocol FIRST_PROTOCOL = new BundledProtocols().inForceOn(LocalDate.parse("2024-04-01"));
    public static final Protocol PROTOCOL = new BundledProtocols().inForceOn(LocalDate.parse("2026-02-12"));

    public static final CaseFileId CASE = new CaseFileId(new UUID(0x5a3c_0000_0000_4000L, 0x8000_0000_0000_0001L));
    public static final PanelId PANEL = new PanelId(new UUID(0x7b1d_0000_0000_4000L, 0x8000_0000_0000_0002L));
    public static final PanelId OTHER_PANEL = new PanelId(new UUID(0x7b1d_0000_0000_4000L, 0x8000_0000_0000_0003L));
    public static final Subject CHILD = new Subject("child:5c0f0000-0000-4000-8000-000000000004");
    public static final Subject VICTIM = new Subject("victim:61e20000-0000-4000-8000-000000000005");

    public static final String FORCE = "force-north";
    public static final String SERVICE = "yjs-north";

    public static final Attribution OFFICER = by("officer-1", Role.POLICE_OFFICER, FORCE, "2026-03-02T09:00:00Z");
    public static final Attribution SCREENER =
            by("worker-1", Role.YOUTH_JUSTICE_WORKER, SERVICE, "2026-03-03T10:15:00Z");
    public static final Attribution ASSESSOR =
            by("worker-2", Role.YOUTH_JUSTICE_WORKER, SERVICE, "2026-03-10T15:30:00Z");
    public static final Attribution MANAGER = by("manager-1", Role.MANAGER, SERVICE, "2026-03-11T08:45:00Z");
    public static final Attribution CHAIR = by("chair-1", Role.PANEL_CHAIR, SERVICE, "2026-03-17T14:20:00Z");
    public static final Attribution DECISION_MAKER =
            by("decider-1", Role.POLICE_DECISION_MAKER, FORCE, "2026-03-18T11:00:00Z");

    public static final LocalDate REFERRED_ON = LocalDate.parse("2026-03-02");
    public static final LocalDate PANEL_SITS_ON = LocalDate.parse("2026-03-17");
    public static final LocalDate DELIVERED_ON = LocalDate.parse("2026-03-24");
    public static final LocalDate FOLLOW_UP_ENDED_ON = LocalDate.parse("2026-06-30");

    public static final OutcomeCode NO_FURTHER_ACTION = OutcomeCode.of("no-further-action");
    public static final OutcomeCode COMMUNITY_RESOLUTION = OutcomeCode.of("community-resolution");
    public static final OutcomeCode OUTCOME_22 = OutcomeCode.of("outcome-22");
    public static final OutcomeCode YOUTH_CAUTION = OutcomeCode.of("youth-caution");
    public static final OutcomeCode YOUTH_CONDITIONAL_CAUTION = OutcomeCode.of("youth-conditional-caution");
    public static final OutcomeCode CHARGE = OutcomeCode.of("charge");

    private Samples() {}

    public static Attribution by(String actor, Role role, String organisation, String at) {
        return new Attribution(actor, role, organisation, Instant.parse(at));
    }

    /** The same person, at another time. */
    public static Attribution at(Attribution by, String instant) {
        return new Attribution(by.actor(), by.role(), by.organisation(), Instant.parse(instant));
    }

    public static Personal<String> ofChild(String text) {
        return Personal.of(CHILD, text);
    }

    /** The same record with other values, as pairs of a component's name and its value. */
    public static <R extends Record> R with(R original, @Nullable Object... namesAndValues) {
        var components = original.getClass().getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var values = new ArrayList<@Nullable Object>();
            for (var component : components) {
                component.getAccessor().setAccessible(true);
                values.add(component.getAccessor().invoke(original));
            }
            for (int i = 0; i < namesAndValues.length; i += 2) {
                var names =
                        Arrays.stream(components).map(RecordComponent::getName).toList();
                values.set(names.indexOf(namesAndValues[i]), namesAndValues[i + 1]);
            }
            @SuppressWarnings("unchecked")
            var constructor = (Constructor<R>) original.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(original.getClass() + " has no such components", e);
        }
    }

    // What the police send

    public static Child child() {
        return new Child(
                CHILD,
                ofChild("Testina Example"),
                Personal.of(CHILD, LocalDate.parse("2011-05-20")),
                Child.Sex.FEMALE,
                "W1",
                "W1",
                ofChild("1 Fictional Lane, Nowhere"),
                ofChild("Nowhere Academy"),
                Child.CareStatus.NOT_LOOKED_AFTER);
    }

    public static Referral referral() {
        return new Referral(
                "NN/00001/26",
                FORCE,
                SERVICE,
                "PC 0000",
                REFERRED_ON,
                child(),
                List.of(offence("XS05")),
                Referral.Admission.ADMITTED,
                Referral.Acceptance.ACCEPTED,
                Referral.Aspects.NOT_RECORDED,
                LocalDate.parse("2026-02-26"),
                List.of(victim()),
                Referral.RequestedRoute.JOINT_PANEL,
                null,
                ofChild("Took a gnome from a front garden and gave it back the next day."),
                Referral.Origin.FORM);
    }

    /** @param code one of the protocol's */
    public static Referral.Offence offence(String code) {
        var entry = PROTOCOL.offence(code).orElseThrow();
        return new Referral.Offence(code, entry.title(), LocalDate.parse("2026-02-20"), entry.offenceClass());
    }

    public static Referral.Offence unknownOffence() {
        return new Referral.Offence("XX99", "In no protocol", LocalDate.parse("2026-02-20"), OffenceClass.SUMMARY);
    }

    public static Referral.Victim victim() {
        return new Referral.Victim(VICTIM, Personal.of(VICTIM, "Gnorman Fictional"), Referral.Victim.Contact.AGREED);
    }

    // What the youth justice service finds out

    public static Assessment assessment() {
        return new Assessment(
                "PDAT",
                "2.0",
                Level.LOW,
                Level.LOW,
                Level.MEDIUM,
                ofChild("Plays the tuba and is proud of it."),
                ofChild("Somebody to talk to after school."),
                ofChild("Dyslexic; prefers to hear things read out."),
                ofChild("I wanted to see if he could float."),
                ofChild("She has said sorry to the gnome."),
                new VictimView.Recorded(Personal.of(VICTIM, "I should like an apology and no fuss.")));
    }

    // What the panel recommends

    /** Every other outcome that is open, set aside with a reason. */
    public static List<OptionSetAside> setAside(List<Option> options, OutcomeCode chosen) {
        return options.stream()
                .filter(Option::available)
                .map(Option::outcome)
                .filter(outcome -> !outcome.equals(chosen))
                .map(outcome -> new OptionSetAside(outcome, ofChild("Would not help her to put it right.")))
                .toList();
    }

    /** How the tables came to the options of a child who admitted it, at a score. */
    public static List<TableTrace> applied(int score, boolean withoutPanel) {
        return PROTOCOL.appraise(facts(true, true, score, withoutPanel)).applied();
    }

    public static List<Option> options() {
        return PROTOCOL.options(facts(true, true, 2, false));
    }

    /** A case of which only what the child said and its score are known. */
    public static Facts facts(boolean admitted, boolean accepted, int score, boolean withoutPanel) {
        return with(
                Facts.scored(score),
                "admitted",
                Facts.Answer.of(admitted),
                "accepted",
                Facts.Answer.of(accepted),
                "withoutPanel",
                withoutPanel);
    }

    public static Rationale rationale() {
        return rationale(options(), COMMUNITY_RESOLUTION);
    }

    public static Rationale rationale(List<Option> options, OutcomeCode chosen) {
        return new Rationale(
                PROTOCOL.clause("3.1"),
                List.of(new Factor(
                        "victim-view",
                        Factor.Bearing.TOWARDS_DIVERSION,
                        Personal.of(VICTIM, "Asked for an apology, not a charge."))),
                ofChild("First time; she admitted it, gave the gnome back and will write to its owner."),
                setAside(options, chosen),
                List.of());
    }

    public static List<Seat> sat() {
        return List.of(
                new Seat("chair-1", "youth-justice"),
                new Seat("officer-2", "police"),
                new Seat("teacher-1", "education"));
    }

    /** Who came to the panel: those who sat on the case, and a nurse. */
    public static List<Seat> present() {
        return Stream.concat(sat().stream(), Stream.of(new Seat("nurse-1", "health")))
                .toList();
    }

    public static Recommendation recommendation() {
        return new Recommendation(
                PANEL,
                PANEL_SITS_ON,
                PROTOCOL.ref(),
                PROTOCOL.gravity(List.of("XS05"), List.of()),
                PROTOCOL.presumptive(2),
                COMMUNITY_RESOLUTION,
                options(),
                applied(2, false),
                rationale(),
                sat(),
                null,
                hearing());
    }

    /** As it is kept where nobody stood back and the assessment's words stand. */
    public static Hearing hearing() {
        var a = assessment();
        return new Hearing(
                List.of(),
                List.of(),
                null,
                new Hearing.Voices(a.victimView(), a.childsWords(), a.parentsWords()),
                new Hearing.AsAssessed(1, a.safetyAndWellbeing(), a.riskOfHarm(), a.likelihoodOfReoffending()),
                List.of());
    }

    // What the police decide, and its delivery

    public static PoliceDecision decision() {
        return decision(COMMUNITY_RESOLUTION, COMMUNITY_RESOLUTION, options(), null);
    }

    public static PoliceDecision decision(
            OutcomeCode outcome,
            @Nullable OutcomeCode recommended,
            List<Option> options,
            @Nullable Personal<String> reason) {
        var rule = PROTOCOL.outcome(outcome).orElseThrow();
        return new PoliceDecision(
                PROTOCOL.ref(),
                outcome,
                rule.label(),
                rule.homeOffice(),
                rule.consent(),
                rule.followUp(),
                recommended,
                options,
                applied(2, recommended == null),
                List.of(),
                reason);
    }

    public static Delivery delivery() {
        return new Delivery(
                DELIVERED_ON,
                ofChild("The child and her mother"),
                ofChild("What a community resolution is, what she will do and what happens if she does not."),
                ofChild("I write to him and I help in the garden."),
                new Delivery.AppropriateAdult(
                        ofChild("Mum Example"), Delivery.AppropriateAdult.Category.PARENT_OR_GUARDIAN),
                Delivery.Consent.NOT_NEEDED,
                List.of(
                        new Delivery.Signature(Delivery.Signer.CHILD, true, null),
                        new Delivery.Signature(Delivery.Signer.APPROPRIATE_ADULT, true, null)));
    }

    // Commands, each right at its stage

    public static ReferCase refer() {
        return refer(referral());
    }

    public static ReferCase refer(Referral referral) {
        return new ReferCase(CASE, referral, PROTOCOL, REFERRED_ON, OFFICER);
    }

    public static AcceptCase accept() {
        return new AcceptCase(CASE, ofChild("Right for a panel."), PROTOCOL, SCREENER);
    }

    public static RequestInformation requestInformation() {
        return new RequestInformation(CASE, ofChild("Was the gnome damaged?"), PROTOCOL, SCREENER);
    }

    public static ReturnReferral returnReferral() {
        return new ReturnReferral(
                CASE, ReturnReason.NOT_ENOUGH_EVIDENCE, ofChild("Nobody says who took it."), PROTOCOL, SCREENER);
    }

    public static SupportOnTheSpot supportOnTheSpot() {
        return new SupportOnTheSpot(CASE, ofChild("Put right already."), PROTOCOL, SCREENER);
    }

    public static ProvideInformation provideInformation() {
        return new ProvideInformation(
                CASE, ofChild("It lost some paint."), PROTOCOL, at(OFFICER, "2026-03-04T12:00:00Z"));
    }

    public static RecordAssessment recordAssessment() {
        return recordAssessment(assessment());
    }

    public static RecordAssessment recordAssessment(Assessment assessment) {
        return new RecordAssessment(CASE, assessment, PROTOCOL, ASSESSOR);
    }

    public static SignOffAssessment signOff() {
        return new SignOffAssessment(CASE, ofChild("Clear and fair."), PROTOCOL, MANAGER);
    }

    public static SendBackAssessment sendBack() {
        return new SendBackAssessment(CASE, ofChild("Please add what the school says."), PROTOCOL, MANAGER);
    }

    public static ListCase list() {
        return new ListCase(CASE, PANEL, PANEL_SITS_ON, PROTOCOL, at(CHAIR, "2026-03-12T09:00:00Z"));
    }

    public static DeferCase defer() {
        return new DeferCase(CASE, PANEL, ofChild("Her mother could not come."), PROTOCOL, CHAIR);
    }

    public static RecordRecommendation recommend() {
        return new RecordRecommendation(
                CASE,
                PROTOCOL,
                PANEL,
                PANEL_SITS_ON,
                List.of(),
                COMMUNITY_RESOLUTION,
                rationale(),
                sat(),
                null,
                Heard.by(present()),
                List.of(),
                CHAIR);
    }

    public static RecordPoliceDecision decide() {
        return new RecordPoliceDecision(
                CASE, PROTOCOL, COMMUNITY_RESOLUTION, List.of(), null, List.of(), DECISION_MAKER);
    }

    public static RecordDelivery deliver() {
        return deliver(delivery());
    }

    public static RecordDelivery deliver(Delivery delivery) {
        return new RecordDelivery(
                CASE, delivery, List.of(), PROTOCOL, DELIVERED_ON, at(SCREENER, "2026-03-24T16:00:00Z"));
    }

    public static NoteProgress noteProgress() {
        return new NoteProgress(
                CASE,
                LocalDate.parse("2026-04-14"),
                Engagement.ATTENDED,
                ofChild("Painted the gnome."),
                List.of(),
                List.of(),
                List.of(),
                PROTOCOL,
                LocalDate.parse("2026-04-15"),
                at(SCREENER, "2026-04-15T09:00:00Z"));
    }

    public static EndFollowUp endFollowUp() {
        return new EndFollowUp(
                CASE,
                FOLLOW_UP_ENDED_ON,
                true,
                ofChild("Did everything agreed."),
                List.of(),
                PROTOCOL,
                FOLLOW_UP_ENDED_ON,
                at(SCREENER, "2026-06-30T15:00:00Z"));
    }

    public static CloseCase close() {
        return new CloseCase(
                CASE,
                ofChild("The tuba club goes on; school knows whom to call."),
                new VictimInformed(VictimInformed.How.INFORMED, null),
                null,
                PROTOCOL,
                at(SCREENER, "2026-07-01T10:00:00Z"));
    }

    public static LearnInformation learn() {
        return new LearnInformation(
                CASE,
                Topic.CHILD,
                LocalDate.parse("2026-02-01"),
                ofChild("She had changed schools a month before."),
                PROTOCOL,
                LocalDate.parse("2026-04-20"),
                at(SCREENER, "2026-04-20T09:30:00Z"));
    }

    /** What became otherwise after the referral. */
    public static Position.Change moreEvidence() {
        return new Position.Change(null, null, null, Facts.Evidence.SUFFICIENT_TO_CHARGE, Facts.Answer.YES, null, null);
    }

    public static UpdatePosition updatePosition() {
        return new UpdatePosition(
                CASE,
                moreEvidence(),
                LocalDate.parse("2026-03-10"),
                ofChild("The shop's camera shows it, and the owner rang."),
                PROTOCOL,
                LocalDate.parse("2026-03-11"),
                at(OFFICER, "2026-03-11T09:00:00Z"));
    }

    // Events: what those commands record

    public static CaseReferred referred() {
        return referred(referral());
    }

    public static CaseReferred referred(Referral referral) {
        return new CaseReferred(CASE, referral, PROTOCOL.ref(), OFFICER);
    }

    public static CaseAccepted accepted() {
        return new CaseAccepted(CASE, accept().reason(), PROTOCOL.ref(), SCREENER);
    }

    public static InformationRequested informationRequested() {
        return new InformationRequested(CASE, requestInformation().question(), PROTOCOL.ref(), SCREENER);
    }

    public static InformationProvided informationProvided() {
        var c = provideInformation();
        return new InformationProvided(CASE, c.answer(), PROTOCOL.ref(), c.by());
    }

    public static ReferralReturned returned() {
        var c = returnReferral();
        return new ReferralReturned(CASE, c.reason(), c.explanation(), PROTOCOL.ref(), SCREENER);
    }

    public static OnTheSpotSupported onTheSpotSupported() {
        return new OnTheSpotSupported(CASE, supportOnTheSpot().reason(), PROTOCOL.ref(), SCREENER);
    }

    public static AssessmentRecorded assessed() {
        return new AssessmentRecorded(CASE, assessment(), PROTOCOL.ref(), ASSESSOR);
    }

    public static AssessmentSignedOff signedOff() {
        return new AssessmentSignedOff(CASE, signOff().comment(), PROTOCOL.ref(), MANAGER);
    }

    public static AssessmentSentBack sentBack() {
        return new AssessmentSentBack(CASE, sendBack().comment(), PROTOCOL.ref(), MANAGER);
    }

    public static CaseListed listed() {
        return new CaseListed(CASE, PANEL, PANEL_SITS_ON, PROTOCOL.ref(), list().by());
    }

    public static CaseDeferred deferred() {
        return new CaseDeferred(CASE, PANEL, defer().reason(), PROTOCOL.ref(), CHAIR);
    }

    public static PanelRecommended recommended() {
        return new PanelRecommended(CASE, recommendation(), CHAIR);
    }

    public static PoliceDecided decided() {
        return decided(decision());
    }

    public static PoliceDecided decided(PoliceDecision decision) {
        return new PoliceDecided(CASE, decision, DECISION_MAKER);
    }

    /** Followed up, as a community resolution is. */
    public static OutcomeDelivered delivered() {
        return new OutcomeDelivered(
                CASE, delivery(), true, PROTOCOL.ref(), deliver().by());
    }

    public static ProgressNoted progressNoted() {
        var c = noteProgress();
        return new ProgressNoted(
                CASE,
                c.occurredOn(),
                c.engagement(),
                c.note(),
                c.conditions(),
                c.met(),
                c.notMet(),
                PROTOCOL.ref(),
                c.by());
    }

    public static FollowUpEnded followUpEnded() {
        var c = endFollowUp();
        return new FollowUpEnded(CASE, c.endedOn(), c.completed(), c.note(), c.met(), PROTOCOL.ref(), c.by());
    }

    public static CaseClosed closed() {
        var c = close();
        return new CaseClosed(CASE, c.exitPlan(), c.victim(), PROTOCOL.ref(), c.by());
    }

    public static InformationLearned learned() {
        var c = learn();
        return new InformationLearned(CASE, c.topic(), c.occurredOn(), c.text(), PROTOCOL.ref(), c.by());
    }

    public static PositionUpdated positionUpdated() {
        var c = updatePosition();
        return new PositionUpdated(CASE, c.said(), c.occurredOn(), c.reason(), PROTOCOL.ref(), c.by());
    }

    /** What has happened when the case stands at {@code stage}. */
    public static List<CaseFileEvent> past(Stage stage) {
        return switch (stage) {
            case REFERRED -> List.of(referred());
            case AWAITING_INFORMATION -> List.of(referred(), informationRequested());
            case RETURNED -> List.of(referred(), returned());
            case ON_THE_SPOT -> List.of(referred(), onTheSpotSupported());
            case ACCEPTED -> List.of(referred(), accepted());
            case ASSESSED -> then(Stage.ACCEPTED, assessed());
            case READY_FOR_PANEL -> then(Stage.ASSESSED, signedOff());
            case LISTED -> then(Stage.READY_FOR_PANEL, listed());
            case RECOMMENDED -> then(Stage.LISTED, recommended());
            case DECIDED -> then(Stage.RECOMMENDED, decided());
            case DELIVERED ->
                then(
                        Stage.RECOMMENDED,
                        decided(decision(
                                NO_FURTHER_ACTION,
                                COMMUNITY_RESOLUTION,
                                options(),
                                ofChild("New facts make action needless."))),
                        new OutcomeDelivered(
                                CASE,
                                delivery(),
                                false,
                                PROTOCOL.ref(),
                                deliver().by()));
            case FOLLOW_UP -> then(Stage.DECIDED, delivered());
            case BREACH_REPORTED -> FollowUpSamples.breachReported();
            case POLICE_NOTIFIED -> then(Stage.FOLLOW_UP, FollowUpSamples.notified());
            case BACK_WITH_POLICE -> FollowUpSamples.notCompleted();
            case FOLLOWED_UP -> then(Stage.FOLLOW_UP, progressNoted(), followUpEnded());
            case CLOSED -> then(Stage.FOLLOWED_UP, closed());
        };
    }

    /** What has happened when the case stands at {@code stage}, and then these. */
    public static List<CaseFileEvent> then(Stage stage, CaseFileEvent... more) {
        var events = new ArrayList<>(past(stage));
        events.addAll(List.of(more));
        return List.copyOf(events);
    }

    // The panel

    public static PanelPlan plan() {
        return new PanelPlan(
                FORCE,
                SERVICE,
                PANEL_SITS_ON,
                LocalTime.of(14, 0),
                "Room 2, Fictional House",
                null,
                15,
                "chair-1",
                List.of(new Seat("chair-1", "youth-justice"), new Seat("officer-2", "police")));
    }

    public static SchedulePanel schedule() {
        return schedule(plan());
    }

    public static SchedulePanel schedule(PanelPlan plan) {
        return new SchedulePanel(PANEL, plan, LocalDate.parse("2026-03-05"), scheduledBy());
    }

    private static Attribution scheduledBy() {
        return at(CHAIR, "2026-03-05T09:00:00Z");
    }

    public static OrderAgenda orderAgenda(CaseFileId... order) {
        return new OrderAgenda(PANEL, List.of(order), at(CHAIR, "2026-03-16T17:00:00Z"));
    }

    public static RecordAttendance recordAttendance(List<Seat> present) {
        return new RecordAttendance(
                PANEL, present.stream().map(Attendee::of).toList(), List.of(), at(CHAIR, "2026-03-17T14:05:00Z"));
    }

    public static PanelScheduled scheduled() {
        return new PanelScheduled(PANEL, plan(), scheduledBy());
    }

    public static AgendaOrdered agendaOrdered(CaseFileId... order) {
        var c = orderAgenda(order);
        return new AgendaOrdered(PANEL, c.order(), c.by());
    }

    public static AttendanceRecorded attendanceRecorded(List<Seat> present) {
        var c = recordAttendance(present);
        return new AttendanceRecorded(PANEL, c.present(), c.apologies(), c.by());
    }
}
