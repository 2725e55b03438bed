package uk.oocd.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a protocol calls things in Welsh, for what is written to a child who has it explained in Welsh. Whatever is not
 * in it has its English name only.
 *
 * @param offences by an offence's code
 * @param outcomes by an outcome's code
 */
public record WelshNames(Map<String, String> offences, Map<String, String> outcomes) {

    public WelshNames {
        offences = Collections.unmodifiableMap(new LinkedHashMap<>(offences));
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }

    public Optional<String> offence(String code) {
        return Optional.ofNullable(offences.get(code));
    }

    public Optional<String> outcome(String code) {
        return Optional.ofNullable(outcomes.get(code));
    }
}
