package uk.oocd.views;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment;
import uk.oocd.casefile.Assessment.Level;
import uk.oocd.casefile.Assessment.VictimView;
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
import uk.oocd.casefile.CaseFileEvent.ProgressNoted;
import uk.oocd.casefile.CaseFileEvent.ReferralReturned;
import uk.oocd.casefile.CaseFileEvent.ReturnReason;
import uk.oocd.casefile.CaseFileEvent.Topic;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Child;
import uk.oocd.casefile.Child.CareStatus;
import uk.oocd.casefile.Child.Sex;
import uk.oocd.casefile.ClockEvent.ClockRestarted;
import uk.oocd.casefile.ClockEvent.ClockStopped;
import uk.oocd.casefile.ClockEvent.LimitMissed;
import uk.oocd.casefile.Deadline;
import uk.oocd.casefile.Delivery;
import uk.oocd.casefile.Delivery.AppropriateAdult;
import uk.oocd.casefile.FollowUpEvent.ConsentWithdrawn;
import uk.oocd.casefile.FollowUpEvent.DecisionRevived;
import uk.oocd.casefile.FollowUpEvent.FeedbackGiven;
import uk.oocd.casefile.FollowUpEvent.FeedbackRead;
import uk.oocd.casefile.Hearing;
import uk.oocd.casefile.HearingEvent.ActionAgreed;
import uk.oocd.casefile.HearingEvent.ActionConcluded;
import uk.oocd.casefile.HearingEvent.ActionResult;
import uk.oocd.casefile.HearingEvent.CaseLinked;
import uk.oocd.casefile.HearingEvent.ConflictDeclared;
import uk.oocd.casefile.HearingEvent.Tie;
import uk.oocd.casefile.PoliceDecision;
import uk.oocd.casefile.Recommendation;
import uk.oocd.casefile.Referral;
import uk.oocd.casefile.ReviewEvent.AssessmentRevised;
import uk.oocd.casefile.ReviewEvent.RiskChanged;
import uk.oocd.casefile.ReviewEvent.Source;
import uk.oocd.casefile.RiskChange;
import uk.oocd.casefile.Seat;
import uk.oocd.casefile.StopReason;
import uk.oocd.casefile.VictimInformed;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Subject;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.OffenceClass;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.rationale.Dissent;
import uk.oocd.rationale.Factor;
import uk.oocd.rationale.OptionSetAside;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.rationale.Rationale;

/**
 * The events of one fictional case, told one after the other. Each method takes the moment at which it was recorded, as
 * a local time in Europe/London or a day (then at noon).
 */
public final class ToldCase {

    public static final String SERVICE = "yjs-northmoor";
    public static final String FORCE = "northmoor";

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final CaseFileId id;
    private Subject child;
    private final List<CaseFileEvent> events = new ArrayList<>();
    private ProtocolRef protocol = ProtocolsForTests.V1.ref();
    private String crimeReference;
    private String name = "Fictional Child";
    private String service = SERVICE;
    private CareStatus care = CareStatus.NOT_LOOKED_AFTER;
    private Level safetyAndWellbeing = Level.LOW;
    private Level riskOfHarm = Level.LOW;
    private @Nullable LocalDate summaryOnlyTimeLimit;
    private @Nullable LocalDate born;
    private @Nullable LocalDate offence;

    private ToldCase(int number) {
        this.id = new CaseFileId(new UUID(((long) number) << 24, number));
        this.child = new Subject("child:" + new UUID(7, number));
        this.crimeReference = "42/" + number + "/26";
    }

    public static ToldCase of(int number) {
        return new ToldCase(number);
    }

    public CaseFileId id() {
        return id;
    }

    public List<CaseFileEvent> events() {
        return List.copyOf(events);
    }

    public CaseFileEvent last() {
        return events.getLast();
    }

    // How the referral differs from others; said before it is made

    public ToldCase named(String childsName) {
        name = childsName;
        return this;
    }

    public ToldCase crime(String reference) {
        crimeReference = reference;
        return this;
    }

    public ToldCase goingTo(String otherService) {
        service = otherService;
        return this;
    }

    public ToldCase lookedAfter() {
        care = CareStatus.LOOKED_AFTER;
        return this;
    }

    public ToldCase sameChildAs(ToldCase other) {
        child = other.child;
        return this;
    }

    public ToldCase assessedAs(Level safety, Level harm) {
        safetyAndWellbeing = safety;
        riskOfHarm = harm;
        return this;
    }

    public ToldCase chargeableUntil(String day) {
        summaryOnlyTimeLimit = LocalDate.parse(day);
        return this;
    }

    public ToldCase bornOn(String day) {
        born = LocalDate.parse(day);
        return this;
    }

    public ToldCase offendedOn(String day) {
        offence = LocalDate.parse(day);
        return this;
    }

    /** From now on another version applies. */
    public ToldCase under(ProtocolRef version) {
        protocol = version;
        return this;
    }

    // What happens

    public ToldCase referred(String at) {
        return referred(at, at.substring(0, 10));
    }

    public ToldCase referred(String at, String referredOn) {
        var day = LocalDate.parse(referredOn);
        var referral = new Referral(
                crimeReference,
                FORCE,
                service,
                "1234",
                day,
                new Child(
                        child,
                        text(name),
                        Personal.of(child, born == null ? day.minusYears(15) : born),
                        Sex.NOT_KNOWN,
                        "W1",
                        "W1",
                        null,
                        null,
                        care),
                List.of(new Referral.Offence(
                        "criminal-damage",
                        "Criminal damage",
                        offence == null ? day.minusDays(9) : offence,
                        OffenceClass.SUMMARY)),
                Referral.Admission.ADMITTED,
                Referral.Acceptance.ACCEPTED,
                Referral.Aspects.NOT_RECORDED,
                null,
                List.of(),
                Referral.RequestedRoute.JOINT_PANEL,
                summaryOnlyTimeLimit,
                text("Threw a fictional stone."),
                Referral.Origin.SIMULATION);
        return add(new CaseReferred(id, referral, protocol, by("officer", Role.POLICE_OFFICER, at)));
    }

    public ToldCase asked(String at) {
        return add(new InformationRequested(id, text("Which window?"), protocol, worker(at)));
    }

    public ToldCase answered(String at) {
        return add(
                new InformationProvided(id, text("The left one."), protocol, by("officer", Role.POLICE_OFFICER, at)));
    }

    public ToldCase returned(String at) {
        return add(new ReferralReturned(
                id, ReturnReason.NOT_ENOUGH_EVIDENCE, text("Nobody saw it."), protocol, worker(at)));
    }

    public ToldCase accepted(String at) {
        return add(new CaseAccepted(id, text("Fit for panel."), protocol, worker(at)));
    }

    public ToldCase onTheSpot(String at) {
        return add(new OnTheSpotSupported(id, text("A first, small thing."), protocol, worker(at)));
    }

    public ToldCase assessed(String at) {
        return assessed(at, new VictimView.Recorded(text("I would like an apology.")));
    }

    public ToldCase assessedWithoutVictim(String at, VictimView.Reason reason) {
        return assessed(at, new VictimView.NotSought(reason, null));
    }

    /** The assessment again, at these levels. */
    public ToldCase revised(String at, Level safety, Level harm) {
        assessedAs(safety, harm);
        return add(new AssessmentRevised(
                id, assessment(new VictimView.Recorded(text("I would like an apology."))), protocol, worker(at)));
    }

    public ToldCase riskChanged(String at, RiskChange change, Level level) {
        var day = LocalDate.parse(at.substring(0, 10));
        return add(new RiskChanged(
                id, change, level, Source.SCHOOL, day, text("Threatened another child."), protocol, worker(at)));
    }

    private ToldCase assessed(String at, VictimView victim) {
        return add(new AssessmentRecorded(id, assessment(victim), protocol, worker(at)));
    }

    private Assessment assessment(VictimView victim) {
        return new Assessment(
                "PDAT",
                "1.0",
                safetyAndWellbeing,
                riskOfHarm,
                Level.MEDIUM,
                text("Football."),
                text("Sleep."),
                text("Welsh speaker."),
                text("I was bored."),
                text("He was with the wrong crowd."),
                victim);
    }

    public ToldCase signedOff(String at) {
        return add(new AssessmentSignedOff(id, text(""), protocol, by("manager", Role.MANAGER, at)));
    }

    public ToldCase sentBack(String at) {
        return add(new AssessmentSentBack(id, text("What of school?"), protocol, by("manager", Role.MANAGER, at)));
    }

    public ToldCase listed(String at, PanelId panel, String sitsOn) {
        return add(new CaseListed(id, panel, LocalDate.parse(sitsOn), protocol, by("chair", Role.PANEL_CHAIR, at)));
    }

    public ToldCase linked(String at, CaseFileId other, Tie tie) {
        return add(new CaseLinked(id, other, tie, protocol, worker(at)));
    }

    public ToldCase withdrew(String at, String member) {
        return add(new ConflictDeclared(id, member, text("I teach him."), protocol, by(member, Role.PANEL_MEMBER, at)));
    }

    public ToldCase agreed(String at, int number, PanelId panel, String owner, String due) {
        return add(new ActionAgreed(
                id,
                number,
                panel,
                text("Ask the school."),
                owner,
                LocalDate.parse(due),
                protocol,
                by("chair", Role.PANEL_CHAIR, at)));
    }

    public ToldCase concluded(String at, int number) {
        return add(new ActionConcluded(
                id,
                number,
                LocalDate.parse(at.substring(0, 10)),
                ActionResult.DONE,
                text("Asked."),
                protocol,
                worker(at)));
    }

    public ToldCase feedbackGiven(String at) {
        return add(new FeedbackGiven(
                id, LocalDate.parse(at.substring(0, 10)), text("It went well."), protocol, worker(at)));
    }

    public ToldCase feedbackRead(String at) {
        return add(new FeedbackRead(
                id, LocalDate.parse(at.substring(0, 10)), protocol, by("officer", Role.POLICE_OFFICER, at)));
    }

    public ToldCase deferred(String at, PanelId panel) {
        return add(new CaseDeferred(
                id, panel, text("No appropriate adult."), protocol, by("chair", Role.PANEL_CHAIR, at)));
    }

    /** The presumptive outcome of score 3 is a youth caution, of 2 a community resolution: see the protocols for tests. */
    public ToldCase recommended(String at, PanelId panel, String satOn, int score, String outcome) {
        var presumptive = ProtocolsForTests.V1.presumptive(score);
        var recommendation = new Recommendation(
                panel,
                LocalDate.parse(satOn),
                protocol,
                new Gravity(
                        "Fictional matrix 2026",
                        List.of(new Gravity.Starting("criminal-damage", 2)),
                        List.of(new Gravity.Applied("planned", 1, text("He brought the stone."))),
                        score,
                        null),
                presumptive,
                OutcomeCode.of(outcome),
                ProtocolsForTests.OPTIONS,
                List.of(),
                new Rationale(
                        ProtocolsForTests.V1.clause("4.2"),
                        List.of(new Factor("childs-needs", Factor.Bearing.TOWARDS_DIVERSION, text("He sleeps badly."))),
                        text("He has said sorry."),
                        List.of(new OptionSetAside(OutcomeCode.of("no-further-action"), text("The victim was hurt."))),
                        List.of(new Dissent("member", text("Too lenient.")))),
                List.of(new Seat("chair", "youth-justice"), new Seat("member", "police")),
                presumptive.contains(OutcomeCode.of(outcome)) ? null : text("He was led on."),
                new Hearing(List.of(), List.of(), null, null, null, List.of()));
        return add(new PanelRecommended(id, recommendation, by("chair", Role.PANEL_CHAIR, at)));
    }

    public ToldCase decided(String at, String outcome, @Nullable String recommended) {
        return decided(at, outcome, ProtocolsForTests.label(outcome), "8", false, recommended);
    }

    /** A decision that the law knows by another number, with signed consent or without; called as its code is. */
    public ToldCase decidedAs(String at, String outcome, String homeOffice, boolean consent) {
        return decided(at, outcome, outcome, homeOffice, consent, null);
    }

    private ToldCase decided(
            String at, String outcome, String label, String homeOffice, boolean consent, @Nullable String recommended) {
        var decision = new PoliceDecision(
                protocol,
                OutcomeCode.of(outcome),
                label,
                homeOffice,
                consent,
                true,
                recommended == null ? null : OutcomeCode.of(recommended),
                ProtocolsForTests.OPTIONS,
                List.of(),
                List.of(),
                outcome.equals(recommended) ? null : text("The victim asked for more."));
        return add(new PoliceDecided(id, decision, by("inspector", Role.POLICE_DECISION_MAKER, at)));
    }

    public ToldCase delivered(String at, String deliveredOn, boolean followUp) {
        var delivery = new Delivery(
                LocalDate.parse(deliveredOn),
                text("The child and his mother"),
                text("What it means and what is to be done."),
                text("I have to write a letter."),
                new AppropriateAdult(text("Fictional Parent"), AppropriateAdult.Category.PARENT_OR_GUARDIAN),
                Delivery.Consent.NOT_NEEDED,
                List.of());
        return add(new OutcomeDelivered(id, delivery, followUp, protocol, worker(at)));
    }

    public ToldCase progress(String at, String occurredOn) {
        return add(new ProgressNoted(
                id,
                LocalDate.parse(occurredOn),
                Engagement.ATTENDED,
                text("Wrote half the letter."),
                List.of(),
                List.of(),
                List.of(),
                protocol,
                worker(at)));
    }

    public ToldCase followUpEnded(String at, String endedOn, boolean completed) {
        return add(new FollowUpEnded(
                id, LocalDate.parse(endedOn), completed, text("Letter sent."), List.of(), protocol, worker(at)));
    }

    /** What was agreed was not kept, and the decision is the police's again. */
    public ToldCase revived(String at) {
        return add(new DecisionRevived(
                id,
                moment(at).atZone(LONDON).toLocalDate(),
                DecisionRevived.Cause.BREACH,
                true,
                protocol,
                by("inspector", Role.POLICE_DECISION_MAKER, at)));
    }

    /** The child took back the consent to what was given, and the decision is the police's again. */
    public ToldCase consentWithdrawn(String at) {
        var day = moment(at).atZone(LONDON).toLocalDate();
        add(new ConsentWithdrawn(id, day, text("I would rather go to court."), null, protocol, worker(at)));
        return add(new DecisionRevived(id, day, DecisionRevived.Cause.CONSENT_WITHDRAWN, true, protocol, worker(at)));
    }

    public ToldCase closed(String at) {
        return add(new CaseClosed(
                id,
                text("Football club."),
                new VictimInformed(VictimInformed.How.INFORMED, null),
                protocol,
                worker(at)));
    }

    public ToldCase learned(String at, String occurredOn) {
        return add(new InformationLearned(
                id,
                Topic.FAMILY,
                LocalDate.parse(occurredOn),
                text("He had moved to his aunt."),
                protocol,
                worker(at)));
    }

    public ToldCase stopped(String at, StopReason reason) {
        return add(new ClockStopped(
                id, reason, moment(at).atZone(LONDON).toLocalDate(), text("Why."), protocol, worker(at)));
    }

    public ToldCase restarted(String at) {
        return add(new ClockRestarted(id, moment(at).atZone(LONDON).toLocalDate(), text("Why."), protocol, worker(at)));
    }

    public ToldCase missed(String at, @Nullable Deadline deadline) {
        if (deadline == null) throw new IllegalArgumentException("nothing is running");
        return add(new LimitMissed(
                id,
                deadline.limit().code(),
                deadline.limit().until(),
                deadline.startedOn(),
                deadline.due(),
                deadline.protocol(),
                by("clock-watch", Role.SYSTEM, at)));
    }

    private ToldCase add(CaseFileEvent event) {
        events.add(event);
        return this;
    }

    private Personal<String> text(String value) {
        return Personal.of(child, value);
    }

    private static Attribution worker(String at) {
        return by("worker", Role.YOUTH_JUSTICE_WORKER, at);
    }

    private static Attribution by(String actor, Role role, String at) {
        return new Attribution(actor, role, SERVICE, moment(at));
    }

    public static Instant moment(String at) {
        var local = at.length() == 10 ? LocalDate.parse(at).atTime(12, 0) : LocalDateTime.parse(at);
        return local.atZone(LONDON).toInstant();
    }
}
