package uk.oocd.storage.dmn;

import static org.kie.dmn.validation.DMNValidator.Validation.VALIDATE_COMPILATION;
import static org.kie.dmn.validation.DMNValidator.Validation.VALIDATE_MODEL;
import static org.kie.dmn.validation.DMNValidator.Validation.VALIDATE_SCHEMA;

import java.io.StringReader;
import org.kie.api.builder.Message;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidatorFactory;
import uk.oocd.protocol.Finding.Code;
import uk.oocd.protocol.TableSource;

/** What KIE itself says of a file that our own check found harmless: its schema, its model and whether it compiles. */
final class KieValidation {

    private final DMNValidator validator = DMNValidatorFactory.newValidator();

    void of(TableSource source, Findings findings) {
        var messages = validator
                .validateUsing(VALIDATE_SCHEMA, VALIDATE_MODEL, VALIDATE_COMPILATION)
                .theseModels(new StringReader(source.xml()));
        messages.stream()
                .filter(m -> m.getLevel() == Message.Level.ERROR)
                .map(DMNMessage::getText)
                .distinct()
                .limit(Findings.ENOUGH)
                .forEach(m -> findings.whole(
                        Code.NOT_VALID, "Apache KIE, which evaluates the table, refuses the file. It says: " + m));
    }
}
