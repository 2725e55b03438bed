package uk.oocd.casefile;

import java.util.List;
import uk.oocd.casefile.OversightEvent.AgreedAction;
import uk.oocd.casefile.OversightEvent.Document;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.ProtocolRef;

/** What a manager may ask of a case. {@code protocol} is the version in force on the day of {@code by.at}. */
public sealed interface OversightCommand extends CaseFileCommand {

    record NoteOversight(
            CaseFileId caseFile,
            Personal<String> note,
            List<AgreedAction> actions,
            ProtocolRef protocol,
            Attribution by)
            implements OversightCommand {

        public NoteOversight {
            actions = List.copyOf(actions);
        }
    }

    record Countersign(
            CaseFileId caseFile, Document document, Personal<String> comment, ProtocolRef protocol, Attribution by)
            implements OversightCommand {}
}
