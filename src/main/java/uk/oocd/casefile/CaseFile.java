package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.PanelId;
import uk.oocd.protocol.Gravity;
import uk.oocd.rationale.OutcomeCode;

/** What is known about a case file now. Holds only what a rule reads; views hold the rest. */
sealed interface CaseFile {

    record Unopened() implements CaseFile {}

    record Open(
            Stage stage,
            Facts facts,
            Work work,
            HearingState hearing,
            Timing timing,
            Drift drift,
            Signatures signatures,
            FollowUp followUp)
            implements CaseFile {

        Open at(Stage next) {
            return new Open(next, facts, work, hearing, timing, drift, signatures, followUp);
        }

        Open with(Facts next) {
            return new Open(stage, next, work, hearing, timing, drift, signatures, followUp);
        }

        Open with(Work next) {
            return new Open(stage, facts, next, hearing, timing, drift, signatures, followUp);
        }

        Open with(HearingState next) {
            return new Open(stage, facts, work, next, timing, drift, signatures, followUp);
        }

        Open with(Timing next) {
            return new Open(stage, facts, work, hearing, next, drift, signatures, followUp);
        }

        Open with(Signatures next) {
            return new Open(stage, facts, work, hearing, timing, drift, next, followUp);
        }

        Open with(Drift next) {
            return new Open(stage, facts, work, hearing, timing, next, signatures, followUp);
        }

        Open with(FollowUp next) {
            return new Open(stage, facts, work, hearing, timing, drift, signatures, next);
        }
    }

    /**
     * What came with the referral.
     *
     * @param position what the child says and how far the evidence goes, as it now stands
     */
    record Facts(Referral referral, Position position) {

        static Facts of(Referral referral) {
            return new Facts(referral, referral.position());
        }

        Facts after(Position.Change change) {
            return new Facts(referral, position.after(change));
        }

        List<String> offences() {
            return referral.offences().stream().map(Referral.Offence::code).toList();
        }

        LocalDate referredOn() {
            return referral.referredOn();
        }
    }

    /**
     * What has been done since.
     *
     * @param assessedBy who recorded the assessment; somebody else signs it off
     * @param panel where it is listed
     * @param gravity as the panel scored it
     * @param recommended and {@code recommendedBy}: the panel's; the police decision is somebody else's
     * @param decidedUpon what the child said and how far the evidence went when the police decided; null until they have
     */
    record Work(
            @Nullable String assessedBy,
            @Nullable PanelId panel,
            @Nullable Gravity gravity,
            @Nullable OutcomeCode recommended,
            @Nullable String recommendedBy,
            @Nullable PoliceDecision decision,
            @Nullable Position decidedUpon) {

        static final Work NONE = new Work(null, null, null, null, null, null, null);

        /** Whether a panel has recommended an outcome. */
        boolean heard() {
            return recommended != null;
        }

        Work assessed(String by) {
            return new Work(by, panel, gravity, recommended, recommendedBy, decision, decidedUpon);
        }

        Work listed(@Nullable PanelId on) {
            return new Work(assessedBy, on, gravity, recommended, recommendedBy, decision, decidedUpon);
        }

        Work recommended(Recommendation r, String by) {
            return new Work(assessedBy, panel, r.gravity(), r.outcome(), by, decision, decidedUpon);
        }

        Work decided(PoliceDecision d, Position upon) {
            return new Work(assessedBy, panel, gravity, recommended, recommendedBy, d, upon);
        }
    }
}
