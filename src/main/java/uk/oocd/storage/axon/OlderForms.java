package uk.oocd.storage.axon;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

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
}
