package uk.oocd.storage.axon;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.node.ObjectNode;

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

    /** A delivery did not say at first where it was, who signed, what was agreed or what a caution needs. */
    @Bean
    @Order(2)
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

    /** A closed case did not say at first whether the victim was told. */
    @Bean
    @Order(3)
    JsonUpcaster caseClosed1() {
        return new JsonUpcaster("case-file/case-closed", 1, old -> {
            old.putNull("victim");
            old.putNull("protocol");
            return old;
        });
    }
}
