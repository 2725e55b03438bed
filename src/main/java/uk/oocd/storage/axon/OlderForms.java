package uk.oocd.storage.axon;

import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.node.ObjectNode;
import uk.oocd.panel.PanelPlan;

/**
 * How each older form of an event is read, oldest first. What an event was is told by its contract, for example
 * {@code contracts/events/case-file/information-learned.v1.schema.json}; a test reads the example of every one.
 */
@Configuration(proxyBeanMethods = false)
public class OlderForms {

    /** What was learned did not say at first what it is about, so it is about whatever its text says. */
    @Bean
    @Order(1)
    JsonUpcaster informationLearned1() {
        return new JsonUpcaster("case-file/information-learned", 1, old -> old.put("topic", "OTHER"));
    }

    /** A referral did not say at first how far the evidence goes, nor what else the rules on outcomes read. */
    @Bean
    @Order(2)
    JsonUpcaster caseReferred1() {
        return new JsonUpcaster("case-file/case-referred", 1, old -> {
            var referral = (ObjectNode) old.get("referral");
            referral.putObject("aspects")
                    .put("evidence", "NOT_RECORDED")
                    .put("victimSupports", "NOT_RECORDED")
                    .put("domesticAbuse", "NOT_RECORDED")
                    .put("hateCrime", "NOT_RECORDED");
            referral.get("offences").forEach(offence -> ((ObjectNode) offence).putNull("yjbSeriousness"));
            return old;
        });
    }

    /** A delivery did not say at first where it was, who signed, what was agreed or what a caution needs. */
    @Bean
    @Order(12)
    JsonUpcaster outcomeDelivered1() {
        return new JsonUpcaster("case-file/outcome-delivered", 1, old -> {
            if (old.get("delivery") instanceof ObjectNode delivery) {
                delivery.putNull("template").putNull("place").putNull("caution").putNull("exceptional");
                delivery.putArray("signatures");
                delivery.putArray("conditions");
            }
            old.putNull("protocol");
            return old;
        });
    }

    /** Nor did it say, before its third form, how what the protocol sets before an outcome is given was met. */
    @Bean
    @Order(23)
    JsonUpcaster outcomeDelivered2() {
        return new JsonUpcaster("case-file/outcome-delivered", 2, old -> {
            if (old.get("delivery") instanceof ObjectNode delivery) delivery.putArray("conditionsMet");
            return old;
        });
    }

    /** Nor, before its fourth form, why nothing was said of what the child understood. */
    @Bean
    @Order(26)
    JsonUpcaster outcomeDelivered3() {
        return new JsonUpcaster("case-file/outcome-delivered", 3, old -> {
            if (old.get("delivery") instanceof ObjectNode delivery) delivery.putNull("whyNotUnderstood");
            return old;
        });
    }

    /** A closed case did not say at first whether the victim was told. */
    @Bean
    @Order(13)
    JsonUpcaster caseClosed1() {
        return new JsonUpcaster("case-file/case-closed", 1, old -> {
            old.putNull("victim");
            old.putNull("protocol");
            return old;
        });
    }

    /** A note in follow-up did not say at first which conditions it is about, nor under which version it was made. */
    @Bean
    @Order(14)
    JsonUpcaster progressNoted1() {
        return new JsonUpcaster("case-file/progress-noted", 1, old -> {
            old.putArray("conditions");
            old.putArray("met");
            old.putArray("notMet");
            return old.putNull("protocol");
        });
    }

    /** Nor did the end of follow-up say which conditions were met. */
    @Bean
    @Order(15)
    JsonUpcaster followUpEnded1() {
        return new JsonUpcaster("case-file/follow-up-ended", 1, old -> {
            old.putArray("met");
            return old.putNull("protocol");
        });
    }

    /** A recommendation kept at first why options were closed, and of the score only from where to where it went. */
    @Bean
    @Order(3)
    JsonUpcaster panelRecommended1() {
        return new JsonUpcaster("case-file/panel-recommended", 1, old -> {
            var recommendation = (ObjectNode) old.get("recommendation");
            recommendation.get("options").forEach(option -> explained((ObjectNode) option));
            recommendation.putArray("applied");
            var gravity = (ObjectNode) recommendation.get("gravity");
            gravity.get("factors").forEach(factor -> ((ObjectNode) factor).putNull("offence"));
            gravity.putNull("workings");
            return old;
        });
    }

    /** So did a police decision, and no outcome had a condition to meet before it. */
    @Bean
    @Order(4)
    JsonUpcaster policeDecided1() {
        return new JsonUpcaster("case-file/police-decided", 1, old -> {
            var decision = (ObjectNode) old.get("decision");
            decision.get("options").forEach(option -> explained((ObjectNode) option));
            decision.putArray("applied");
            decision.putArray("conditionsMet");
            return old;
        });
    }

    /** How a case was heard was not kept with the recommendation before: nothing is said of it, and nobody stood back. */
    @Bean
    @Order(5)
    JsonUpcaster panelRecommended2() {
        return new JsonUpcaster("case-file/panel-recommended", 2, old -> {
            var hearing = ((ObjectNode) old.get("recommendation")).putObject("hearing");
            hearing.putArray("withdrew");
            hearing.putArray("views");
            hearing.putNull("inquorate").putNull("voices").putNull("assessed");
            hearing.putArray("conditions");
            return old;
        });
    }

    /** A panel had no link at first, and its agenda no times: it met at its place, and each case was given the usual. */
    @Bean
    @Order(6)
    JsonUpcaster panelScheduled1() {
        return new JsonUpcaster("panel/panel-scheduled", 1, old -> {
            ((ObjectNode) old.get("plan")).putNull("link").put("minutesPerCase", PanelPlan.USUAL_MINUTES);
            return old;
        });
    }

    /** Who came was all that attendance said at first; how, in whose place and who sent apologies is not known. */
    @Bean
    @Order(7)
    JsonUpcaster attendanceRecorded1() {
        return new JsonUpcaster("panel/attendance-recorded", 1, old -> {
            old.get("present")
                    .forEach(each -> ((ObjectNode) each).put("how", "NOT_SAID").putNull("substituteFor"));
            old.putArray("apologies");
            return old;
        });
    }

    /** Only a step for which a rule read the protocol named the version at first; so it was for the seven from here. */
    @Bean
    @Order(16)
    JsonUpcaster informationProvided1() {
        return withoutVersion("case-file/information-provided", 1);
    }

    @Bean
    @Order(17)
    JsonUpcaster assessmentRecorded1() {
        return withoutVersion("case-file/assessment-recorded", 1);
    }

    @Bean
    @Order(18)
    JsonUpcaster assessmentSignedOff1() {
        return withoutVersion("case-file/assessment-signed-off", 1);
    }

    @Bean
    @Order(19)
    JsonUpcaster assessmentSentBack1() {
        return withoutVersion("case-file/assessment-sent-back", 1);
    }

    @Bean
    @Order(20)
    JsonUpcaster caseListed1() {
        return withoutVersion("case-file/case-listed", 1);
    }

    @Bean
    @Order(21)
    JsonUpcaster caseDeferred1() {
        return withoutVersion("case-file/case-deferred", 1);
    }

    @Bean
    @Order(22)
    JsonUpcaster informationLearned2() {
        return withoutVersion("case-file/information-learned", 2);
    }

    /** A varied condition did not say at first how the child agreed, nor who of the police varied it. */
    @Bean
    @Order(24)
    JsonUpcaster conditionVaried1() {
        return new JsonUpcaster("follow-up/condition-varied", 1, old -> old.putNull("agreement"));
    }

    private static JsonUpcaster withoutVersion(String event, int revision) {
        return new JsonUpcaster(event, revision, old -> old.putNull("protocol"));
    }

    /** What each reason was called in the sentence that people read then. */
    private static final Map<String, String> SENTENCES = Map.of(
            "NEEDS_ADMISSION", "the child has not admitted the offence to a constable",
            "NEEDS_ACCEPTANCE_OR_ADMISSION", "the child has neither accepted responsibility nor admitted the offence",
            "SCORE_TOO_LOW", "the gravity score is below those at which it is open",
            "SCORE_TOO_HIGH", "the gravity score is above those at which it is open",
            "NEEDS_A_PANEL", "it needs a panel first");

    private static void explained(ObjectNode option) {
        var closed = option.remove("closedBecause");
        option.put("standing", closed.isEmpty() ? "OPEN" : "CLOSED");
        var reasons = option.putArray("reasons");
        closed.forEach(each -> {
            var why = each.get("why").stringValue();
            reasons.addObject()
                    .put("effect", "CLOSED")
                    .put("code", why.toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("sentence", SENTENCES.getOrDefault(why, why))
                    .putNull("source")
                    .putNull("remedy")
                    .putNull("row")
                    .set("clause", each.get("clause"));
        });
    }
}
