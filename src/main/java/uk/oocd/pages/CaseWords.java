package uk.oocd.pages;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.casefile.ConditionStanding;
import uk.oocd.casefile.Delivery.AppropriateAdult;
import uk.oocd.casefile.Drift.Section;
import uk.oocd.casefile.OversightEvent.Document;
import uk.oocd.casefile.PoliceDecision;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.inspection.EarlierOutcome;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.Protocols;
import uk.oocd.protocol.TableTrace;
import uk.oocd.rationale.ClauseRef;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.security.People;
import uk.oocd.wording.Wording;

/**
 * Says the values of a record in words, for the templates, which know it as {@code say}. What was erased is said to be:
 * it is never just blank.
 */
@Component
public class CaseWords {

    /** The model attribute. */
    public static final String MODEL = "say";

    /** What stands where a value was, once its subject's key is gone. */
    public static final String ERASED = "Erased";

    private final Wording wording;
    private final People people;
    private final Protocols protocols;

    CaseWords(Wording wording, People people, Protocols protocols) {
        this.wording = wording;
        this.people = people;
        this.protocols = protocols;
    }

    /** The value, or that it was erased; null where there never was one, or it is blank. */
    public @Nullable String personal(@Nullable Personal<?> value) {
        if (value == null) return null;
        return switch (value) {
            case Personal.Known<?>(var ignored, LocalDate day) -> wording.day(day);
            case Personal.Known<?>(var ignored, var known) -> known.toString().isBlank() ? null : known.toString();
            case Personal.Erased<?> ignored -> ERASED;
        };
    }

    /** What a code is called; null for null. */
    public @Nullable String label(@Nullable Enum<?> code) {
        return code == null ? null : wording.label(code);
    }

    /** Who was there as the appropriate adult, and as what. */
    public String adult(AppropriateAdult there) {
        return personal(there.name()) + ", " + wording.label(there.category()).toLowerCase(Locale.ROOT);
    }

    /** What a code is called, and what it was referred as where that was something else. */
    public String stands(Enum<?> now, Enum<?> referred) {
        return now == referred
                ? wording.label(now)
                : wording.label(now) + " (as referred: "
                        + wording.label(referred).toLowerCase(Locale.UK) + ")";
    }

    /**
     * The same of a day; null where there never was one. Named apart, since a template cannot tell which of two is meant
     * where both values are null.
     */
    public @Nullable String dayStands(@Nullable LocalDate now, @Nullable LocalDate referred) {
        if (now == null || now.equals(referred)) return day(now);
        return wording.day(now) + " (as referred: " + (referred == null ? "none" : wording.day(referred)) + ")";
    }

    /** What an earlier outcome is called, and that it no longer stands where it does not. */
    public String given(EarlierOutcome earlier) {
        return earlier.stands() ? earlier.label() : earlier.label() + " (no longer stands)";
    }

    /** Whether an earlier outcome is spent, and from when. */
    public String spent(EarlierOutcome earlier) {
        if (earlier.spentOn() == null || earlier.spent() == null) return "Not a caution";
        return (earlier.spent() ? "Spent from " : "Not spent until ") + wording.day(earlier.spentOn());
    }

    public @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : wording.day(day);
    }

    /** How often the child came to what a condition asks for, and how often not; null where nothing was noted. */
    public @Nullable String attendance(ConditionStanding standing) {
        int missed = standing.missedWithReason() + standing.missedWithoutReason();
        return standing.attended() + missed == 0
                ? null
                : "Attended " + standing.attended() + ", missed " + standing.missedWithReason() + " with a reason and "
                        + standing.missedWithoutReason() + " without";
    }

    public String yesNo(boolean yes) {
        return yes ? "Yes" : "No";
    }

    /** Whole years; empty where the date of birth was erased. */
    public Optional<Long> age(Personal<LocalDate> born, LocalDate on) {
        return born.known().map(day -> ChronoUnit.YEARS.between(day, on));
    }

    /** What happened, with people by name where the record has their accounts. */
    public String happened(String sentence) {
        return people.named(sentence);
    }

    public String person(String account) {
        return people.name(account);
    }

    /** Several people by name. */
    public String people(List<String> accounts) {
        return accounts.stream().map(this::person).collect(Collectors.joining(", "));
    }

    /** Several agencies, as one says them within a sentence. */
    public String agencies(List<String> codes) {
        return codes.stream().map(code -> agency(code).toLowerCase(Locale.UK)).collect(Collectors.joining(" or "));
    }

    /** Who did it, as what and for whom. */
    public String by(Attribution by) {
        return people.name(by.actor()) + ", " + wording.label(by.role()).toLowerCase(Locale.UK) + ", "
                + people.organisation(by.organisation());
    }

    public String organisation(String code) {
        return people.organisation(code);
    }

    public String agency(String code) {
        return wording.label("agency", code);
    }

    public String ethnicity(String code) {
        return wording.label("ethnicity", code);
    }

    /** What was weighed beside the score, for example the victim's view. */
    public String weighed(String code) {
        return wording.label("weighed", code);
    }

    /** What a protocol version calls itself. */
    public String protocol(ProtocolRef version) {
        return protocols.find(version).map(Protocol::title).orElse(version.toString());
    }

    /** Where a clause stands, for example {@code clause 4.2 of Demonstration protocol, version 2}. */
    public String clause(ClauseRef clause) {
        return "clause " + clause.clause() + " of " + protocol(versionOf(clause));
    }

    /** What the clause says; empty where it is not known here. */
    public String clauseText(ClauseRef clause) {
        return protocols.find(versionOf(clause)).stream()
                .flatMap(protocol -> protocol.clauses().stream())
                .filter(each -> each.number().equals(clause.clause()))
                .map(Protocol.Clause::text)
                .findFirst()
                .orElse("");
    }

    public String factor(ProtocolRef version, String code) {
        return protocols
                .find(version)
                .flatMap(protocol -> protocol.factor(code))
                .map(Protocol.GravityFactor::title)
                .orElse(code);
    }

    public String offence(ProtocolRef version, String code) {
        return protocols
                .find(version)
                .flatMap(protocol -> protocol.offence(code))
                .map(Protocol.OffenceEntry::title)
                .orElse(code);
    }

    public String outcome(ProtocolRef version, OutcomeCode code) {
        return protocols
                .find(version)
                .flatMap(protocol -> protocol.outcome(code))
                .map(rule -> rule.label())
                .orElse(code.value());
    }

    public String outcomes(ProtocolRef version, List<OutcomeCode> codes) {
        return codes.isEmpty()
                ? "none"
                : codes.stream().map(code -> outcome(version, code)).collect(Collectors.joining(", "));
    }

    /** Which way a factor moves the score. */
    public String effect(int effect) {
        var levels = Math.abs(effect) == 1 ? " level" : " levels";
        return (effect < 0 ? "lowers by " : "raises by ") + Math.abs(effect) + levels;
    }

    /** What a manager is to countersign, by the protocol version that the case runs by; nothing once it is closed. */
    public List<Document> unsigned(CaseRecord record) {
        var version = record.clocks().protocol();
        if (version == null || record.stage().over()) return List.of();
        return protocols
                .find(version)
                .map(protocol -> record.oversight().signatures().missing(protocol.oversight(), record.stage()))
                .orElse(List.of());
    }

    /** How a line of the assessment or the plan reads now; null where it cannot be told. */
    public @Nullable String reads(CaseRecord record, String line) {
        var version = record.assessment();
        for (var section : Section.values()) {
            if (!section.code().equals(line)) continue;
            if (version == null) return null;
            var a = version.assessment().value();
            return switch (section) {
                case SAFETY_AND_WELLBEING -> label(a.safetyAndWellbeing());
                case RISK_OF_HARM -> label(a.riskOfHarm());
                case LIKELIHOOD_OF_REOFFENDING -> label(a.likelihoodOfReoffending());
                case STRENGTHS -> personal(a.strengths());
                case NEEDS -> personal(a.needs());
                case DIVERSITY -> personal(a.diversity());
                case CHILDS_WORDS -> personal(a.childsWords());
                case PARENTS_WORDS -> personal(a.parentsWords());
                case VICTIM_VIEW ->
                    victimsWords(a.victimView()) == null ? notSought(a.victimView()) : victimsWords(a.victimView());
            };
        }
        return record.review().plan().stream()
                .filter(each -> line.equals("plan-" + each.number()))
                .findFirst()
                .map(each -> personal(each.now().value().what()))
                .orElse(null);
    }

    /** The victim's own words; null where there are none. */
    public @Nullable String victimsWords(VictimView view) {
        return switch (view) {
            case VictimView.Recorded(var words) -> personal(words);
            case VictimView.NotSought ignored -> null;
        };
    }

    /** Why there is no victim's view; null where there is one. */
    public @Nullable String notSought(VictimView view) {
        return switch (view) {
            case VictimView.Recorded ignored -> null;
            case VictimView.NotSought(var reason, var explanation) -> {
                var more = personal(explanation);
                yield "Not sought: " + wording.label(reason).toLowerCase(Locale.UK) + (more == null ? "" : ". " + more);
            }
        };
    }

    /** Where an outcome stands, in words. */
    public String standing(Option outcome) {
        return switch (outcome.standing()) {
            case OPEN -> "Open";
            case OPEN_WITH_CONDITIONS -> "Open with conditions";
            case CLOSED -> "Closed";
        };
    }

    /** The colour of a tag that says so. */
    public String colour(Option outcome) {
        return switch (outcome.standing()) {
            case OPEN -> "green";
            case OPEN_WITH_CONDITIONS -> "yellow";
            case CLOSED -> "grey";
        };
    }

    /** When a condition is to be met; a closing reason and a note say nothing of the kind. */
    public String when(Option.Reason reason) {
        return switch (reason.effect()) {
            case CLOSED, NOTE -> "";
            case BEFORE_DECISION -> "Before the police decide: ";
            case BEFORE_DELIVERY -> "When it is given: ";
        };
    }

    /** What a condition was that a decision met, as it was said then. */
    public String condition(PoliceDecision decision, String code) {
        return decision.options().stream()
                .filter(o -> o.outcome().equals(decision.outcome()))
                .flatMap(o -> o.reason(code).stream())
                .map(r -> sentence(r.sentence()) + ":")
                .findFirst()
                .orElse(code);
    }

    /** Which table was asked, and of which outcome. */
    public String table(TableTrace trace, ProtocolRef version) {
        var name = sentence(trace.table().replace('-', ' '));
        return trace.outcome() == null ? name : name + ": " + outcome(version, trace.outcome());
    }

    /** How a score of a case follows from those of its offences. */
    public String caseRule(Gravity.CaseRule rule) {
        return "The score of a case is " + rule.sentence() + ".";
    }

    /** With a capital. */
    public String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    private static ProtocolRef versionOf(ClauseRef clause) {
        return new ProtocolRef(clause.protocol(), clause.version());
    }
}
