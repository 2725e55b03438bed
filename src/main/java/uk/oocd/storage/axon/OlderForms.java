package uk.oocd.storage.axon;

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

    /** How a case was heard was not kept with the recommendation at first: nothing is said of it, and nobody stood back. */
    @Bean
    @Order(2)
    JsonUpcaster panelRecommended1() {
        return new JsonUpcaster("case-file/panel-recommended", 1, old -> {
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
    @Order(3)
    JsonUpcaster panelScheduled1() {
        return new JsonUpcaster("panel/panel-scheduled", 1, old -> {
            ((ObjectNode) old.get("plan")).putNull("link").put("minutesPerCase", PanelPlan.USUAL_MINUTES);
            return old;
        });
    }

    /** Who came was all that attendance said at first; how, in whose place and who sent apologies is not known. */
    @Bean
    @Order(4)
    JsonUpcaster attendanceRecorded1() {
        return new JsonUpcaster("panel/attendance-recorded", 1, old -> {
            old.get("present")
                    .forEach(each -> ((ObjectNode) each).put("how", "NOT_SAID").putNull("substituteFor"));
            old.putArray("apologies");
            return old;
        });
    }
}
