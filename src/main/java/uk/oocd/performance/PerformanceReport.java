package uk.oocd.performance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Stage;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.rationale.OutcomeCode;

/**
 * How the protocol performs for one service, on one day.
 *
 * @param today the day, in Europe/London: a time limit that runs out tomorrow is not missed yet
 * @param cases how many cases it is about
 * @param closed how many of them the reader stands back from: they are in every figure, and in no list of cases
 * @param quarters the quarters of referral that there are cases of, the latest first, whatever the filter
 * @param protocols the versions that cases were last handled under, the latest first, whatever the filter
 * @param stages every stage, in order
 * @param outcomes what the police decided, by the panel's gravity score
 * @param departures of the panel's recommendations, those of an outcome that was not presumed at the score
 * @param differences of the police decisions after a panel, those of another outcome than it had recommended
 * @param victimViews of the cases assessed, those with the victim's view
 * @param notSought of the others, how many for which reason; every reason, in order
 * @param limits every time limit that ran, in the order of the steps
 * @param byQuarter the same figures by quarter of referral, the earliest first
 * @param byProtocol the same figures by protocol version, the earliest first
 */
public record PerformanceReport(
        String service,
        LocalDate today,
        Filter filter,
        long cases,
        long closed,
        List<Quarter> quarters,
        List<ProtocolRef> protocols,
        List<StageRow> stages,
        Outcomes outcomes,
        Share departures,
        List<Departure> departed,
        Share differences,
        List<Difference> differed,
        Share victimViews,
        Map<VictimView.Reason, Long> notSought,
        List<LimitRow> limits,
        List<Slice> byQuarter,
        List<Slice> byProtocol) {

    /**
     * Which cases.
     *
     * @param quarter only those referred in it; null for all
     * @param protocol only those that were last handled under it; null for all
     */
    public record Filter(
            @Nullable Quarter quarter, @Nullable ProtocolRef protocol) {

        public static final Filter ALL = new Filter(null, null);
    }

    /**
     * @param now how many cases stand there
     * @param time how long cases that have left it stood there
     */
    public record StageRow(Stage stage, long now, TimeInStage time) {}

    /**
     * In working days of England and Wales. A case that comes back to a stage counts each time; one that is still there
     * does not count.
     *
     * @param stays how many times the stage was left
     * @param median the middle one, or the mean of the two middle ones; null where there is none
     * @param ninetieth the 90th percentile by nearest rank: at least 90 in 100 took no longer; null where there is none
     */
    public record TimeInStage(
            long stays, @Nullable Double median, @Nullable Integer ninetieth) {

        /** Too few to read anything from. */
        public boolean small() {
            return stays < Share.SMALL;
        }
    }

    /**
     * A table.
     *
     * @param columns the outcomes, in the protocol's order
     */
    public record Outcomes(List<Column> columns, List<Row> rows, long total) {

        public record Column(OutcomeCode outcome, String label, long total) {}

        /**
         * @param edition of the matrix, since scores of two editions are not the same thing; null with the score
         * @param score the panel's; null for those decided without a panel
         * @param counts one a column
         */
        public record Row(
                @Nullable String edition, @Nullable Integer score, List<Long> counts, long total) {}
    }

    /** @param reason null where none was recorded */
    public record Departure(
            CaseFileId id,
            int score,
            List<String> presumed,
            String recommended,
            @Nullable Personal<String> reason) {

        public String reference() {
            return id.reference();
        }
    }

    /** @param reason null where none was recorded */
    public record Difference(
            CaseFileId id,
            String recommended,
            String decided,
            @Nullable Personal<String> reason) {

        public String reference() {
            return id.reference();
        }
    }

    /**
     * @param limit the time limit's code
     * @param until the step that it is for
     * @param missed taken too late, or not taken and past its day
     * @param running not taken, and not past its day
     */
    public record LimitRow(String limit, Milestone until, long met, long missed, long running) {

        /** Of those that are settled. */
        public Share share() {
            return new Share(met, met + missed);
        }
    }

    /**
     * The figures of some of the cases.
     *
     * @param label the quarter's or the protocol version's
     */
    public record Slice(
            String label,
            long cases,
            long decided,
            Share departures,
            Share differences,
            Share victimViews,
            Share limitsMet) {}
}
