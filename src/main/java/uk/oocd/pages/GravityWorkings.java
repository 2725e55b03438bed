package uk.oocd.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Referral;
import uk.oocd.casefile.Step;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.inspection.OtherCases;
import uk.oocd.protocol.Appraisal;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.Protocol;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.requests.CaseRequests.RecommendationPart;
import uk.oocd.security.Person;
import uk.oocd.security.SeenCases;

/** Works out a gravity score and which outcomes it leaves open, before anything is recorded, so that it can be seen. */
@Component
class GravityWorkings {

    /** The model attribute: in which other case an outcome goes before the one decided here. */
    static final String GOES_FIRST = "goesFirst";

    /** The model attribute: what has closed the outcome since the police decided on it. */
    static final String CLOSED_SINCE = "closedSince";

    private final CaseFolder folder;
    private final OtherCases others;
    private final SeenCases seen;

    GravityWorkings(CaseFolder folder, OtherCases others, SeenCases seen) {
        this.folder = folder;
        this.others = others;
        this.seen = seen;
    }

    /**
     * A score and what follows from it.
     *
     * @param gravity with the factors that were found to apply
     * @param elsewhere in which other case an outcome stands for the same offence, as far as the reader may see it; null
     *     where there is none
     */
    public record Worked(
            Protocol protocol,
            Gravity gravity,
            Appraisal appraisal,
            @Nullable String elsewhere) {

        /** The factors that the matrix has for these offences. */
        public List<Protocol.GravityFactor> factors() {
            return protocol.factors().stream()
                    .filter(factor -> gravity.starting().stream().anyMatch(each -> factor.isFor(each.offence())))
                    .toList();
        }

        public List<Option> all() {
            return appraisal.options();
        }

        /** Those that can be chosen: open, or open with conditions. */
        public List<Option> open() {
            return all().stream().filter(Option::available).toList();
        }

        public List<OutcomeCode> presumptive() {
            return appraisal.presumptive();
        }

        /** Each condition that stands before a decision, once, with the outcomes it stands before. */
        public List<Condition> conditions() {
            var conditions = new LinkedHashMap<String, Condition>();
            for (var option : open()) {
                for (var reason : option.reasons(Option.Effect.BEFORE_DECISION)) {
                    conditions.merge(
                            reason.code(),
                            new Condition(reason, List.of(option.label())),
                            (a, b) -> new Condition(
                                    a.reason(),
                                    Stream.concat(a.before().stream(), b.before().stream())
                                            .toList()));
                }
            }
            return List.copyOf(conditions.values());
        }
    }

    /**
     * @param before the labels of the outcomes it stands before
     */
    public record Condition(Option.Reason reason, List<String> before) {}

    /**
     * As a panel would have it under the version that applies to its recommendation.
     *
     * @param evidence by factor code; a blank one does not apply
     * @param offences by factor code, those that it was found for; for all of the case where there is none
     */
    Worked forPanel(Person me, CaseRecord record, Map<String, String> evidence, Map<String, List<String>> offences) {
        var protocol = folder.applying(record, Milestone.RECOMMENDED);
        var child = record.referral().value().child().subject();
        var found = new LinkedHashMap<String, String>();
        for (var factor : protocol.factors()) {
            var words = evidence.getOrDefault(factor.code(), "");
            if (!words.isBlank()) found.put(factor.code(), words);
        }
        var applied = RecommendationPart.applied(protocol, child, found, offences);
        return worked(me, protocol, record, protocol.gravity(offences(record), applied));
    }

    /** As the case stands: with the panel's score, or the starting score where no panel has scored it. */
    Worked now(Person me, CaseRecord record) {
        var recommendation = record.recommendation();
        var protocol =
                folder.applying(record, recommendation == null ? Milestone.RECOMMENDED : Milestone.POLICE_DECIDED);
        return worked(
                me,
                protocol,
                record,
                recommendation == null
                        ? protocol.gravity(offences(record), List.of())
                        : recommendation.value().gravity());
    }

    private Worked worked(Person me, Protocol protocol, CaseRecord record, Gravity gravity) {
        var elsewhere = others.outcomesStanding(record);
        return new Worked(
                protocol,
                gravity,
                record.appraisal(protocol, gravity.score(), elsewhere, folder.today()),
                elsewhere.isEmpty() ? null : named(elsewhere, me, record));
    }

    /**
     * In which other case an outcome for the same offence goes before the one decided here, as far as the reader may see
     * it: what was decided here can then not be given. Empty where nothing waits to be given, or nothing goes before it.
     */
    Optional<String> goingFirst(Person me, CaseRecord record) {
        if (!record.stage().allows(Step.DELIVER)) return Optional.empty();
        return Optional.of(others.goingFirst(record))
                .filter(first -> !first.isEmpty())
                .map(first -> named(first, me, record));
    }

    /** What has closed the outcome that was decided, each as a part of a sentence; empty where it can be given. */
    List<String> closedSince(CaseRecord record) {
        return record.closedSince(folder.applying(record, Milestone.DELIVERED), folder.today()).stream()
                .map(Option.Reason::sentence)
                .toList();
    }

    /** What is to be met before the outcome is given, and told with its delivery. */
    List<Option.Reason> toBeMet(CaseRecord record) {
        return record.toBeMet(folder.applying(record, Milestone.DELIVERED), folder.today());
    }

    private String named(List<CaseFileId> elsewhere, Person me, CaseRecord record) {
        var named = elsewhere.stream()
                .filter(seen.ofChild(me, record.referral().value())::contains)
                .map(CaseFileId::reference)
                .toList();
        return named.isEmpty() ? "another case" : "case " + String.join(", ", named);
    }

    private static List<String> offences(CaseRecord record) {
        return record.referral().value().offences().stream()
                .map(Referral.Offence::code)
                .toList();
    }
}
