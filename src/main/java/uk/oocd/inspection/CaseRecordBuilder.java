package uk.oocd.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment;
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
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.ClockEvent;
import uk.oocd.casefile.Clocks;
import uk.oocd.casefile.Delivery;
import uk.oocd.casefile.Drift;
import uk.oocd.casefile.FollowUpEvent;
import uk.oocd.casefile.HearingEvent;
import uk.oocd.casefile.OversightEvent;
import uk.oocd.casefile.PoliceDecision;
import uk.oocd.casefile.Recommendation;
import uk.oocd.casefile.Referral;
import uk.oocd.casefile.ReviewEvent;
import uk.oocd.casefile.ReviewEvent.AssessmentRevised;
import uk.oocd.casefile.Signatures;
import uk.oocd.casefile.Stage;
import uk.oocd.inspection.CaseRecord.AssessmentVersion;
import uk.oocd.inspection.CaseRecord.Fact;
import uk.oocd.inspection.CaseRecord.FollowUpEnd;
import uk.oocd.inspection.CaseRecord.Learned;
import uk.oocd.inspection.CaseRecord.Listing;
import uk.oocd.inspection.CaseRecord.PositionUpdate;
import uk.oocd.inspection.CaseRecord.Progress;
import uk.oocd.inspection.CaseRecord.Question;
import uk.oocd.inspection.CaseRecord.Review;
import uk.oocd.inspection.CaseRecord.Screening;
import uk.oocd.inspection.CaseRecord.Screening.Result;
import uk.oocd.inspection.CaseRecord.Sitting;
import uk.oocd.kernel.Personal;

/** Lays one entry of the log after the other into a record. Lives for one fold only. */
final class CaseRecordBuilder {

    private @Nullable CaseFileId id;
    private @Nullable Fact<Referral> referral;
    private Stage stage = Stage.REFERRED;
    private Clocks clocks = Clocks.NONE;
    private long version = -1;
    private final List<Question> questions = new ArrayList<>();
    private final List<Fact<Screening>> screenings = new ArrayList<>();
    private final List<AssessmentVersion> assessments = new ArrayList<>();
    private final List<Listing> listings = new ArrayList<>();
    private @Nullable Fact<Recommendation> recommendation;
    private final List<Fact<PoliceDecision>> decisions = new ArrayList<>();
    private @Nullable Fact<Delivery> delivery;
    private final List<Fact<Progress>> progress = new ArrayList<>();
    private @Nullable Fact<FollowUpEnd> followUpEnd;
    private @Nullable Fact<Personal<String>> closed;
    private final List<Fact<Learned>> learned = new ArrayList<>();
    private final List<Fact<PositionUpdate>> updates = new ArrayList<>();
    private final FollowUpRecordBuilder course = new FollowUpRecordBuilder();
    private HearingRecord hearing = HearingRecord.NONE;
    private final ClockRecord.Builder clock = new ClockRecord.Builder();
    private Drift drift = Drift.NONE;
    private Signatures signatures = Signatures.NONE;
    private final OversightRecord.Builder oversight = new OversightRecord.Builder();
    private final ReviewRecord.Builder review = new ReviewRecord.Builder();

    /** The record of these entries, oldest first; empty where the first is no referral. */
    static Optional<CaseRecord> fold(List<Entry> entries) {
        var builder = new CaseRecordBuilder();
        entries.forEach(builder::add);
        return builder.build();
    }

    private void add(Entry entry) {
        stage = Stage.after(stage, entry.event());
        clocks = clocks.after(entry.event());
        drift = drift.after(entry.event());
        signatures = signatures.after(entry.event());
        version = entry.sequence();
        course.add(entry);
        switch (entry.event()) {
            case CaseReferred e -> {
                id = e.caseFile();
                referral = entry.fact(e.referral());
            }
            case InformationRequested e -> questions.add(new Question(entry.fact(e.question()), null));
            case InformationProvided e -> answered(entry.fact(e.answer()));
            case ReferralReturned e ->
                screenings.add(entry.fact(new Screening(Result.RETURNED, e.reason(), e.explanation())));
            case CaseAccepted e -> screenings.add(entry.fact(new Screening(Result.ACCEPTED, null, e.reason())));
            case OnTheSpotSupported e ->
                screenings.add(entry.fact(new Screening(Result.ON_THE_SPOT, null, e.reason())));
            case AssessmentRecorded e -> assessed(entry.fact(e.assessment()));
            case AssessmentSignedOff e -> reviewed(entry.fact(new Review(true, e.comment())));
            case AssessmentSentBack e -> reviewed(entry.fact(new Review(false, e.comment())));
            case CaseListed e -> listings.add(new Listing(entry.fact(new Sitting(e.panel(), e.sitsOn())), null));
            case CaseDeferred e -> deferred(entry.fact(e.reason()));
            case PanelRecommended e -> recommendation = entry.fact(e.recommendation());
            case PoliceDecided e -> decisions.add(entry.fact(e.decision()));
            case OutcomeDelivered e -> delivery = entry.fact(e.delivery());
            case ProgressNoted e ->
                progress.add(entry.fact(
                        new Progress(e.occurredOn(), e.engagement(), e.note(), e.conditions(), e.met(), e.notMet())));
            case FollowUpEnded e ->
                followUpEnd = entry.fact(new FollowUpEnd(e.endedOn(), e.completed(), e.note(), e.met()));
            case CaseClosed e -> closed = entry.fact(e.exitPlan());
            case InformationLearned e -> learned.add(entry.fact(new Learned(e.topic(), e.occurredOn(), e.text())));
            case PositionUpdated e ->
                updates.add(entry.fact(new PositionUpdate(e.change(), e.occurredOn(), e.reason())));
            case FollowUpEvent _ -> {}
            case HearingEvent e -> hearing = hearing.after(e, entry);
            case ClockEvent e -> clock.add(entry, e);
            case OversightEvent e -> oversight.add(entry, e);
            case ReviewEvent e -> {
                if (e instanceof AssessmentRevised revised) assessed(entry.fact(revised.assessment()));
                review.add(entry, e);
            }
        }
    }

    private void assessed(Fact<Assessment> version) {
        assessments.add(new AssessmentVersion(assessments.size() + 1, version, null));
    }

    private void answered(Fact<Personal<String>> answer) {
        boolean open = !questions.isEmpty() && questions.getLast().answered() == null;
        var asked = open ? questions.removeLast().asked() : null;
        questions.add(new Question(asked, answer));
    }

    private void reviewed(Fact<Review> review) {
        if (assessments.isEmpty()) return;
        var last = assessments.removeLast();
        assessments.add(new AssessmentVersion(last.number(), last.assessment(), review));
    }

    private void deferred(Fact<Personal<String>> reason) {
        if (listings.isEmpty()) return;
        listings.add(new Listing(listings.removeLast().listed(), reason));
    }

    private Optional<CaseRecord> build() {
        if (id == null || referral == null) return Optional.empty();
        return Optional.of(new CaseRecord(
                id,
                version,
                stage,
                clocks,
                referral,
                questions,
                screenings,
                assessments,
                listings,
                recommendation,
                decisions,
                delivery,
                progress,
                followUpEnd,
                closed,
                learned,
                updates,
                course.build(),
                hearing,
                clock.build(),
                review.build(drift),
                oversight.build(signatures)));
    }
}
