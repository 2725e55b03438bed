package uk.oocd.storage;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.oocd.kernel.Ids;

/** Time and identity, which rules and projections are given and never make. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    /** UTC, to the millisecond, which is what contracts hold. */
    @Bean
    InstantSource clock() {
        var system = InstantSource.system();
        return () -> system.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Bean
    Ids ids() {
        return UUID::randomUUID;
    }
}
