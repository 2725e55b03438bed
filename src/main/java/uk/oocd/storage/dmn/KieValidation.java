package uk.oocd.storage.dmn;

import static org.kie.dmn.validation.DMNValidator.Validation.VALIDATE_COMPILATION;
import static org.kie.dmn.validation.DMNValidator.Validation.VALIDATE_MODEL;
import static org.kie.dmn.validation.DMNValidator.Validation.VALIDATE_SCHEMA;

import java.io.StringReader;
import java.util.ArrayList;
import org.kie.api.builder.Message;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidatorFactory;
import uk.oocd.protocol.Finding.Code;
import uk.oocd.protocol.TableSource;

/**
 * What KIE itself says of a file that our own check found harmless. The file is held to DMN’s schema; model and
 * compilation are asked of what will be evaluated, since some editors leave out of the file what KIE needs to be told,
 * such as where the facts come from.
 */
final class KieValidation {

    private final DMNValidator validator = DMNValidatorFactory.newValidator();

    void of(TableSource source, Table table, Findings findings) {
        var messages = new ArrayList<DMNMessage>();
        messages.addAll(validator.validateUsing(VALIDATE_SCHEMA).theseModels(new StringReader(source.xml())));
        messages.addAll(validator
                .validateUsing(VALIDATE_MODEL, VALIDATE_COMPILATION)
                .theseModels(new StringReader(Canonical.of(table))));
        messages.stream()
                .filter(m -> m.getLevel() == Message.Level.ERROR)
                .map(DMNMessage::getText)
                .distinct()
                .limit(Findings.ENOUGH)
                .forEach(m -> findings.whole(
                        Code.NOT_VALID, "Apache KIE, which evaluates the table, refuses the file. It says: " + m));
    }
}
