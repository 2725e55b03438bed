package uk.oocd.storage.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import uk.oocd.protocol.ContentFinding;
import uk.oocd.protocol.Protocol;

/** Whether one protocol agrees with itself: what it names exists, and every number is on its scale. */
final class ProtocolCheck {

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

    private void all() {
        head();
        matrix();
        outcomes();
        presumptions();
        timeLimits();
        quorum();
        followUp();
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
        noneTwice(
                "factors",
                protocol.factors().stream().map(Protocol.GravityFactor::code).toList());
        for (int i = 0; i < protocol.factors().size(); i++) {
            if (protocol.factors().get(i).effect() == 0) fault("factors/" + i + "/effect", "it moves nothing");
        }
    }

    private void outcomes() {
        noneTwice(
                "outcomes",
                protocol.outcomes().stream().map(o -> o.code().value()).toList());
        for (int i = 0; i < protocol.outcomes().size(); i++) {
            var outcome = protocol.outcomes().get(i);
            var at = "outcomes/" + i;
            onScale(at + "/minimumScore", outcome.minimumScore());
            onScale(at + "/maximumScore", outcome.maximumScore());
            if (outcome.minimumScore() > outcome.maximumScore())
                fault(at + "/minimumScore", "it is above the maximum, so that the outcome is never open");
            hasClause(at + "/clause", outcome.clause());
        }
    }

    private void presumptions() {
        for (int score = 1; score <= protocol.scaleMaximum(); score++) {
            var at = "presumptive/" + score;
            var presumed = protocol.presumptive(score);
            if (presumed.isEmpty()) fault(at, "no outcome is presumed at this score");
            for (var code : presumed) {
                var rule = protocol.outcome(code);
                if (rule.isEmpty()) fault(at, code + " is not one of the outcomes");
                else if (score < rule.get().minimumScore() || score > rule.get().maximumScore())
                    fault(at, code + " is presumed but not open at this score");
            }
        }
        for (var score : protocol.presumptive().keySet()) onScale("presumptive/" + score, score);
    }

    private void timeLimits() {
        noneTwice(
                "timeLimits", protocol.timeLimits().stream().map(l -> l.code()).toList());
        for (int i = 0; i < protocol.timeLimits().size(); i++) {
            var limit = protocol.timeLimits().get(i);
            var at = "timeLimits/" + i;
            if (limit.from().compareTo(limit.until()) >= 0) fault(at + "/until", "it does not come after from");
            if (limit.value() < 1) fault(at + "/value", "it must be 1 or more");
            if (limit.warnAt() < 0 || limit.warnAt() > limit.value())
                fault(at + "/warnAt", "it must lie between 0 and the limit");
            hasClause(at + "/clause", limit.clause());
        }
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
        hasClause("oversight/clause", protocol.oversight().clause());
    }

    private void followUp() {
        var terms = protocol.followUp();
        if (terms == null) return;
        if (terms.normalWeeks() < 1) fault("followUp/normalWeeks", "it must be 1 or more");
        if (terms.exceptionalWeeks() < terms.normalWeeks())
            fault("followUp/exceptionalWeeks", "it must not be below normalWeeks");
        if (terms.prosecutionMonths() < 1) fault("followUp/prosecutionMonths", "it must be 1 or more");
        for (var code : terms.notifyOffences()) {
            if (protocol.offence(code).isEmpty())
                fault("followUp/notifyOffences", code + " is not one of the offences");
        }
        hasClause("followUp/clause", terms.clause());
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
