package uk.oocd.pages;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import uk.oocd.wording.Wording;

/** What can be chosen on forms, in words. */
@Component
class Choices {

    private final Wording wording;

    Choices(Wording wording) {
        this.wording = wording;
    }

    /** Each constant of an enum, in its order; the hint is the message {@code hint.<type>.<constant>}, where there is one. */
    <E extends Enum<E>> List<Option> of(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> new Option(each.name(), wording.label(each), wording.hint(each)))
                .toList();
    }
}
