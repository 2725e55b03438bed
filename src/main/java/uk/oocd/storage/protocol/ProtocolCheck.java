package uk.oocd.storage.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import uk.oocd.casefile.Disposal;
import uk.oocd.protocol.ContentFinding;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.OffenceGroup;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.OutcomeRule;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.RuleTable;
import uk.oocd.protocol.TableSource;
import uk.oocd.protocol.Tables;

/** Whether one protocol agrees with itself: what it names exists, and every number is on its scale. */
final class ProtocolCheck {

    /** By Home Office outcome number. */
    private static final Map<String, String> NEVER_FOR_A_CHILD = Map.of(
            "3", "an adult caution",
            "4", "an offence taken into consideration",
            "6", "a penalty notice for disorder",
            "7", "a cannabis or khat warning");

    private final String file;
    private final Protocol protocol;
    private final List<ContentFinding> faults = new ArrayList<>();

    private ProtocolCheck(ProtocolFile file) {
        this.file = file.name();
        this.protocol = file.protocol();
    }

    /** A sentence for each fault; empty where there is none. */
    static List<String> faultsOf(ProtocolFile file) {
        var check = new ProtocolCheck(file);
        check.name();
        check.all();
        return check.faults.stream()
                .map(fault -> ProtocolUnusable.sentence(file.name(), String.valueOf(fault.field()), fault.sentence()))
                .toList();
    }

    /** The same of a protocol that is in no file. */
    static List<ContentFinding> faultsOf(Protocol protocol) {
        var check = new ProtocolCheck(new ProtocolFile("", protocol));
        check.all();
        return check.faults.stream()
                .map(fault -> ContentFinding.inField(
                        String.valueOf(fault.field()),
                        Character.toUpperCase(fault.sentence().charAt(0))
                                + fault.sentence().substring(1) + "."))
                .toList();
    }

    /** And of what its tables say. */
    static List<ContentFinding> faultsOf(Protocol protocol, Tables engine) {
        var all = new ArrayList<>(faultsOf(protocol));
        for (var finding : protocol.findings(engine)) {
            all.add(new ContentFinding(
                    finding.error() ? ContentFinding.Kind.ERROR : ContentFinding.Kind.GAP,
                    null,
                    finding.table(),
                    finding.rows(),
                    finding.column(),
                    finding.cell(),
                    finding.sentence()));
        }
        if (all.stream().anyMatch(ContentFinding::error)) return all;
        var answering = protocol.answeredBy(engine);
        all.addAll(presumedButClosed(answering));
        all.addAll(openBesideAnother(answering));
        return all;
    }

    /** What is presumed can be chosen at least by a child who admits it, where the evidence is enough to charge. */
    private static List<ContentFinding> presumedButClosed(Protocol protocol) {
        var found = new ArrayList<ContentFinding>();
        for (int score = 1; score <= protocol.scaleMaximum(); score++) {
            var appraisal = protocol.appraise(Facts.atBest(score));
            for (var option : appraisal.options()) {
                if (option.available() || !appraisal.presumptive().contains(option.outcome())) continue;
                found.add(new ContentFinding(
                        ContentFinding.Kind.ERROR,
                        null,
                        RuleTable.PRESUMPTIVE.title(),
                        List.of(),
                        null,
                        null,
                        "At score " + score + " it presumes " + option.outcome() + ", which is closed then because "
                                + option.closedBecause().getFirst().sentence() + "."));
            }
        }
        return found;
    }

    /**
     * One outcome stands for an offence at a time (HM Crown Prosecution Service Inspectorate, on cases that were both
     * charged and diverted). No further action gives the child nothing, so that it may stay open.
     */
    private static List<ContentFinding> openBesideAnother(Protocol protocol) {
        var found = new ArrayList<ContentFinding>();
        var open = IntStream.rangeClosed(1, protocol.scaleMaximum())
                .mapToObj(score -> Facts.atBest(score).given(true))
                .flatMap(facts -> protocol.options(facts).stream())
                .filter(Option::available)
                .map(Option::outcome)
                .collect(Collectors.toSet());
        for (var rule : protocol.outcomes()) {
            if (Disposal.of(rule) == Disposal.NO_FORMAL_ACTION || !open.contains(rule.code())) continue;
            found.add(new ContentFinding(
                    ContentFinding.Kind.ERROR,
                    null,
                    RuleTable.ELIGIBILITY.title(),
                    List.of(),
                    null,
                    null,
                    "It leaves " + rule.code() + " open where an outcome has been given for the same offences already:"
                            + " two outcomes would stand for one offence."));
        }
        return found;
    }

    private void all() {
        head();
        matrix();
        outcomes();
        tables();
        quorum();
        followUp();
        welsh();
        returnCodes();
    }

    private void name() {
        var expected = protocol.id() + ".v" + protocol.version() + ".yaml";
        if (!file.equals(expected)) fault("", "the id and version in it belong to a file named " + expected);
    }

    private void head() {
        if (protocol.version() < 1) fault("version", "versions start at 1");
        if (protocol.scaleMaximum() < 1) fault("scaleMaximum", "the scale starts at 1");
        if (protocol.adjustmentLimit() < 0) fault("adjustmentLimit", "it cannot be below 0");
        noneTwice(
                "clauses",
                protocol.clauses().stream().map(Protocol.Clause::number).toList());
    }

    private void matrix() {
        noneTwice(
                "offences",
                protocol.offences().stream().map(Protocol.OffenceEntry::code).toList());
        for (int i = 0; i < protocol.offences().size(); i++) {
            onScale(
                    "offences/" + i + "/startingScore",
                    protocol.offences().get(i).startingScore());
        }
        var groups = protocol.offenceGroups().stream().map(OffenceGroup::code).toList();
        noneTwice("offenceGroups", groups);
        for (int i = 0; i < groups.size(); i++) {
            hasClause(
                    "offenceGroups/" + i + "/clause",
                    protocol.offenceGroups().get(i).clause());
            if (groups.get(i).equals(Facts.NO_GROUP))
                fault("offenceGroups/" + i + "/code", "that is what offences are called that belong to none");
        }
        for (int i = 0; i < protocol.offences().size(); i++) {
            var group = protocol.offences().get(i).group();
            if (group != null && !groups.contains(group))
                fault("offences/" + i + "/group", "there is no group " + group);
        }
        var summaryOnly = protocol.summaryOnly();
        if (summaryOnly != null) {
            if (summaryOnly.months() < 1) fault("summaryOnly/months", "it must be 1 or more");
            if (summaryOnly.nearDays() < 0) fault("summaryOnly/nearDays", "it must be 0 or more");
            hasClause("summaryOnly/clause", summaryOnly.clause());
        }
        noneTwice(
                "factors",
                protocol.factors().stream().map(Protocol.GravityFactor::code).toList());
        for (int i = 0; i < protocol.factors().size(); i++) {
            var factor = protocol.factors().get(i);
            if (factor.effect() == 0) fault("factors/" + i + "/effect", "it moves nothing");
            for (var code : factor.offences()) {
                if (protocol.offence(code).isEmpty())
                    fault("factors/" + i + "/offences", "there is no offence " + code);
            }
        }
    }

    private void outcomes() {
        noneTwice(
                "outcomes",
                protocol.outcomes().stream().map(o -> o.code().value()).toList());
        for (int i = 0; i < protocol.outcomes().size(); i++) {
            var outcome = protocol.outcomes().get(i);
            var at = "outcomes/" + i;
            neverForAChild(at, outcome);
            hasClause(at + "/clause", outcome.clause());
        }
    }

    private void tables() {
        var names = protocol.tables().stream().map(TableSource::name).toList();
        noneTwice("tables", names);
        for (var table : RuleTable.values()) {
            if (!names.contains(table.title())) fault("tables", "there is no table " + table.title());
        }
        for (int i = 0; i < names.size(); i++) {
            if (RuleTable.titled(names.get(i)).isEmpty())
                fault("tables/" + i + "/name", "no table is called " + names.get(i));
        }
    }

    /**
     * No caution but a youth caution or a youth conditional caution may be given to a child (Crime and Disorder Act 1998
     * s.66ZA(6)); penalty notices have been for adults alone since 8 April 2013; a youth diversion order is a court's.
     */
    private void neverForAChild(String at, OutcomeRule outcome) {
        var never = NEVER_FOR_A_CHILD.get(outcome.homeOffice().replaceAll("[a-zA-Z]$", ""));
        if (never != null) fault(at + "/homeOffice", never + " is never given to a child");
        if ((outcome.code().value() + " " + outcome.label())
                .toLowerCase(Locale.ROOT)
                .matches(".*youth.diversion.order.*"))
            fault(at + "/code", "a youth diversion order is made by a court and is never an outcome of a panel");
    }

    private void quorum() {
        var quorum = protocol.quorum();
        if (quorum.members() < 1) fault("quorum/members", "it must be 1 or more");
        noneTwice("quorum/agencies", quorum.agencies());
        hasClause("quorum/clause", quorum.clause());
        noneTwice("quorum/heard", quorum.heard());
        boolean allowed = quorum.whenInquorate() == Protocol.Quorum.Inquorate.ALLOW_WITH_AUTHORITY;
        if (allowed == quorum.authority().isEmpty()) {
            fault(
                    "quorum/authority",
                    "it must name who may authorise a panel short of its quorum, just where that is allowed");
        }
        for (var role : quorum.authority()) {
            if (!Protocol.Quorum.MAY_AUTHORISE.contains(role))
                fault("quorum/authority", "nobody can authorise it as " + role);
        }
        hasClause("oversight/clause", protocol.oversight().clause());
    }

    private void followUp() {
        var terms = protocol.followUp();
        if (terms == null) return;
        if (terms.normalWeeks() < 1) fault("followUp/normalWeeks", "it must be 1 or more");
        if (terms.exceptionalWeeks() < terms.normalWeeks())
            fault("followUp/exceptionalWeeks", "it must not be below normalWeeks");
        var months = terms.prosecutionMonths();
        var summaryOnly = protocol.summaryOnly();
        if (months != null && months < 1) fault("followUp/prosecutionMonths", "it must be 1 or more");
        if (months != null && summaryOnly != null && months != summaryOnly.months()) {
            fault(
                    "followUp/prosecutionMonths",
                    "it is " + months + " where summaryOnly/months is " + summaryOnly.months()
                            + "; leave it null where summaryOnly says it");
        }
        for (var code : terms.notifyOffences()) {
            if (protocol.offence(code).isEmpty())
                fault("followUp/notifyOffences", code + " is not one of the offences");
            protocol.group(List.of(code))
                    .filter(group -> !group.nonEngagementToPolice())
                    .ifPresent(group -> fault(
                            "followUp/notifyOffences",
                            code + " is in the group " + group.code()
                                    + ", whose nonEngagementToPolice says that the police need not be told"));
        }
        hasClause("followUp/clause", terms.clause());
    }

    private void welsh() {
        var names = protocol.welsh();
        if (names == null) return;
        for (var code : names.offences().keySet()) {
            if (protocol.offence(code).isEmpty()) fault("welsh/offences/" + code, code + " is not one of the offences");
        }
        for (var code : names.outcomes().keySet()) {
            if (protocol.outcomes().stream().noneMatch(o -> o.code().value().equals(code)))
                fault("welsh/outcomes/" + code, code + " is not one of the outcomes");
        }
    }

    private void returnCodes() {
        var codes = protocol.returnCodes();
        var known = new HashSet<List<Object>>();
        for (int i = 0; i < codes.size(); i++) {
            var code = codes.get(i);
            var at = "returnCodes/" + i;
            if (protocol.outcome(code.outcome()).isEmpty())
                fault(at + "/outcome", code.outcome() + " is not one of the outcomes");
            if (!known.add(List.of(code.dataReturn(), code.outcome(), code.from())))
                fault(
                        at + "/from",
                        "another line says what " + code.outcome() + " is called from that day in the same return");
            if (code.code() == null && code.interim())
                fault(at + "/interim", "nothing stands in where there is no code; give the code or say false");
            hasClause(at + "/clause", code.clause());
        }
    }

    private void onScale(String field, int score) {
        if (score < 1 || score > protocol.scaleMaximum())
            fault(field, score + " is not on the scale from 1 to " + protocol.scaleMaximum());
    }

    private void hasClause(String field, String number) {
        if (!protocol.hasClause(number)) fault(field, "there is no clause " + number);
    }

    private void noneTwice(String field, Collection<String> codes) {
        var seen = new HashSet<String>();
        for (var code : codes) if (!seen.add(code)) fault(field, code + " is there twice");
    }

    private void fault(String field, String what) {
        faults.add(ContentFinding.inField(field, what));
    }
}
