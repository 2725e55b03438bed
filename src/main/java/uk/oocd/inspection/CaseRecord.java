package uk.oocd.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment;
import uk.oocd.casefile.CaseFileEvent.Engagement;
import uk.oocd.casefile.CaseFileEvent.ReturnReason;
import uk.oocd.casefile.CaseFileEvent.Topic;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Clocks;
import uk.oocd.casefile.Delivery;
import uk.oocd.casefile.OutcomeElsewhere;
import uk.oocd.casefile.PoliceDecision;
import uk.oocd.casefile.Position;
import uk.oocd.casefile.Recommendation;
import uk.oocd.casefile.Referral;
import uk.oocd.casefile.Stage;
import uk.oocd.casefile.StandingDecision;
import uk.oocd.casefile.Step;
import uk.oocd.inspection.HearingRecord.Authorised;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Appraisal;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.ReturnCodes;

/**
 * Everything known about a case at one moment, each part with who recorded it, when, where it stands in the log and
 * under which protocol version. Lists are in the order in which things were recorded.
 *
 * @param version the sequence number of the last event that is in it: what {@code If-Match} compares
 * @param clocks the milestones reached and when
 * @param questions what screening asked, with the answers
 * @param screenings every result of screening; the last one stands
 * @param assessments every version of the assessment; the last one stands
 * @param listings every panel it was listed on
 * @param recommendation the panel's; null until there is one, or where it was decided without a panel
 * @param decisions every police decision; the last one stands
 * @param delivery null until then
 * @param progress what was noted in follow-up
 * @param followUpEnd null until then
 * @param closed the exit plan; null until then
 * @param learned what came in beside the steps
 * @param updates how what the child says and the evidence changed after the referral
 * @param course what came after the police decision
 * @param hearing who stood back, what was agreed to be done, and which cases are heard together
 * @param oversight what managers recorded
 * @param review the plan, changes of risk, and what was done about them
 * @param clock when its clock stood still and why, and the time limits that were missed
 */
public record CaseRecord(
        CaseFileId id,
        long version,
        Stage stage,
        Clocks clocks,
        Fact<Referral> referral,
        List<Question> questions,
        List<Fact<Screening>> screenings,
        List<AssessmentVersion> assessments,
        List<Listing> listings,
        @Nullable Fact<Recommendation> recommendation,
        List<Fact<PoliceDecision>> decisions,
        @Nullable Fact<Delivery> delivery,
        List<Fact<Progress>> progress,
        @Nullable Fact<FollowUpEnd> followUpEnd,
        @Nullable Fact<Personal<String>> closed,
        List<Fact<Learned>> learned,
        List<Fact<PositionUpdate>> updates,
        FollowUpRecord course,
        HearingRecord hearing,
        ClockRecord clock,
        ReviewRecord review,
        OversightRecord oversight) {

    public CaseRecord {
        questions = List.copyOf(questions);
        screenings = List.copyOf(screenings);
        assessments = List.copyOf(assessments);
        listings = List.copyOf(listings);
        decisions = List.copyOf(decisions);
        progress = List.copyOf(progress);
        learned = List.copyOf(learned);
        updates = List.copyOf(updates);
    }

    /**
     * One thing that was recorded, and how it came into the record.
     *
     * @param sequence its event's place in the case's own stream, 0 for the first
     * @param position its event's place in the whole log, 0 for the first
     * @param protocol the version that applied; null where none did
     */
    public record Fact<T>(
            T value,
            long sequence,
            long position,
            Attribution by,
            @Nullable ProtocolRef protocol) {}

    /**
     * What screening asked, and what the police answered.
     *
     * @param asked null where the police answered a returned referral, which asks nothing
     * @param answered null while they have not
     */
    public record Question(
            @Nullable Fact<Personal<String>> asked,
            @Nullable Fact<Personal<String>> answered) {}

    /**
     * What screening came to.
     *
     * @param returnReason null unless it was returned
     */
    public record Screening(Result result, @Nullable ReturnReason returnReason, Personal<String> reason) {

        public enum Result {
            ACCEPTED("Accepted for panel"),
            ON_THE_SPOT("On-the-spot resolution supported"),
            RETURNED("Returned to the police");

            private final String label;

            Result(String label) {
                this.label = label;
            }

            public String label() {
                return label;
            }
        }
    }

    /**
     * One version of the assessment.
     *
     * @param number 1 for the first
     * @param review null until a manager has looked at it
     */
    public record AssessmentVersion(
            int number,
            Fact<Assessment> assessment,
            @Nullable Fact<Review> review) {}

    /** A manager's sign-off, or their request for more. */
    public record Review(boolean signedOff, Personal<String> comment) {}

    /**
     * A panel it was listed on.
     *
     * @param deferred why that panel did not decide; null where it did, or has not sat yet
     */
    public record Listing(Fact<Sitting> listed, @Nullable Fact<Personal<String>> deferred) {}

    public record Sitting(PanelId panel, LocalDate sitsOn) {}

    /**
     * @param conditions which conditions it is about, 1 for the first
     * @param met which of them are met by it
     * @param notMet which conditions were recorded as met and are not after all
     */
    public record Progress(
            LocalDate occurredOn,
            Engagement engagement,
            Personal<String> note,
            List<Integer> conditions,
            List<Integer> met,
            List<Integer> notMet) {}

    /**
     * @param met which conditions were found to be met at the end, 1 for the first
     */
    public record FollowUpEnd(LocalDate endedOn, boolean completed, Personal<String> note, List<Integer> met) {}

    public record Learned(Topic topic, LocalDate occurredOn, Personal<String> text) {}

    /**
     * A change in what the child says or in the evidence.
     *
     * @param change what became otherwise, and nothing else
     * @param reason how that is known
     */
    public record PositionUpdate(Position.Change change, LocalDate occurredOn, Personal<String> reason) {}

    /** What the child says and how far the evidence goes, as it stands. */
    public Position position() {
        return position(version + 1);
    }

    /**
     * The same as it stood for somebody who recorded an event: what they decided rests on it.
     *
     * @param sequence the event's place in the case's own stream
     */
    public Position position(long sequence) {
        var position = referral.value().position();
        for (var update : updates) {
            if (update.sequence() < sequence)
                position = position.after(update.value().change());
        }
        return position;
    }

    /** What screening came to in the end; null until it has. */
    public @Nullable Fact<Screening> screening() {
        return last(screenings);
    }

    /** The assessment that stands; null until there is one. */
    public @Nullable AssessmentVersion assessment() {
        return last(assessments);
    }

    /** The day of the panel that it was last listed on; empty where it never was. */
    public Optional<LocalDate> lastSitting() {
        return Optional.ofNullable(last(listings))
                .map(listing -> listing.listed().value().sitsOn());
    }

    /** Where it was last listed; null until it was. */
    public @Nullable Listing listing() {
        return last(listings);
    }

    /**
     * Who lets the panel that it is listed on go on short of its quorum; null where nobody does. What was signed before it
     * was listed there for that day was for another sitting; what is signed anew replaces what was signed before.
     */
    public @Nullable Fact<Authorised> authorised(Protocol.Quorum quorum) {
        return hearing.authorised().stream()
                .filter(signed -> signed.sequence() > lastListed())
                .reduce((_, last) -> last)
                .filter(signed -> quorum.authority().contains(signed.value().role()))
                .filter(signed -> !hearing.withdrew().contains(signed.by().actor()))
                .orElse(null);
    }

    /** What was signed for sittings that it is on the list of no longer, or that have another day since. */
    public List<Fact<Authorised>> authorisedEarlier() {
        return hearing.authorised().stream()
                .filter(signed -> signed.sequence() < lastListed())
                .toList();
    }

    private long lastListed() {
        var listing = listing();
        return listing == null ? -1 : listing.listed().sequence();
    }

    /** The police decision that stands; null until there is one. */
    public @Nullable Fact<PoliceDecision> decision() {
        return last(decisions);
    }

    /**
     * By what codes its outcome goes into returns of data; null while the crime has no outcome that is final.
     *
     * @param inForce the protocol version in force on the day of the return
     */
    public @Nullable ReturnCodes returnCodes(Protocol inForce) {
        var decision = decision();
        var counts = course.outcome().settledOn();
        return decision == null || counts == null
                ? null
                : inForce.returnCodes(decision.value().outcome(), counts);
    }

    /**
     * What the rules on outcomes read of the case as it stands. An outcome that was given stands in the way of another,
     * until the decision is the police's again.
     *
     * @param score the final gravity score
     * @param elsewhere other cases in which an outcome stands for the same offence
     * @param day on which they are asked
     */
    Facts facts(Protocol protocol, int score, List<CaseFileId> elsewhere, LocalDate day) {
        return referral.value()
                .facts(protocol, position(), score, withoutPanel(), given() || !elsewhere.isEmpty(), day);
    }

    /** Whether the police decide it, and no panel has heard it. */
    private boolean withoutPanel() {
        return !heard() && stage.allows(Step.DECIDE);
    }

    /** Whether the child was given what was decided, and nothing else is to be decided now. */
    private boolean given() {
        return delivery != null && !stage.undelivered();
    }

    private boolean heard() {
        return recommendation != null;
    }

    /** What can be done to it as it stands, first the step that moves it on. */
    public List<Step> possible() {
        return stage.possible(heard());
    }

    public boolean allows(Step step) {
        return stage.allows(step, heard());
    }

    /**
     * Whether what the police decided cannot be given as things are. Asked as {@link #facts}, with the starting score.
     */
    public boolean decisionClosed(Protocol protocol, LocalDate day) {
        var decided = decision();
        var codes =
                referral.value().offences().stream().map(Referral.Offence::code).toList();
        return decided != null
                && appraisal(protocol, protocol.gravity(codes, List.of()).score(), List.of(), day).options().stream()
                        .noneMatch(option -> option.available()
                                && option.outcome().equals(decided.value().outcome()));
    }

    /** How far the outcome is that stands; empty where none does. */
    Optional<OutcomeElsewhere.Progress> progressOfOutcome() {
        return Optional.ofNullable(decision())
                .filter(_ -> OutcomeElsewhere.stands(course.outcome()))
                .map(decided -> new OutcomeElsewhere.Progress(given(), decided.position()));
    }

    /**
     * What has closed the outcome since the police decided on it, so that it can not be given; empty where nothing waits to
     * be given.
     *
     * @param protocol the version that applies to the delivery
     * @param day on which it would be given
     */
    public List<Option.Reason> closedSince(Protocol protocol, LocalDate day) {
        return standing()
                .map(decided -> decided.closedSince(referral.value(), position(), day, protocol))
                .orElse(List.of());
    }

    /** What is to be met before the outcome is given and has to be told with its delivery. Asked as {@link #closedSince}. */
    public List<Option.Reason> toBeMet(Protocol protocol, LocalDate day) {
        var decided = decision();
        boolean consent = decided != null && decided.value().consent();
        return standing()
                .map(it -> it.toBeMet(referral.value(), position(), day, protocol, consent, review.planned()))
                .orElse(List.of());
    }

    /** What was decided and waits to be given; empty where nothing does. */
    private Optional<StandingDecision> standing() {
        return Optional.ofNullable(decision())
                .filter(_ -> stage.allows(Step.DELIVER))
                .map(decided -> new StandingDecision(
                        decided.value().outcome(),
                        decided.by().day(),
                        position(decided.sequence()),
                        recommendation == null ? null : recommendation.value().gravity()));
    }

    /** What the protocol says of the case as it stands. Asked as {@link #facts}. */
    public Appraisal appraisal(Protocol protocol, int score, List<CaseFileId> elsewhere, LocalDate day) {
        return OutcomeElsewhere.appraisal(
                protocol, facts(protocol, score, elsewhere, day), course.chargeOpen(), elsewhere);
    }

    private static <T> @Nullable T last(List<T> all) {
        return all.isEmpty() ? null : all.getLast();
    }
}
