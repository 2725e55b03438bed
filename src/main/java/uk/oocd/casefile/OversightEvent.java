package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.ProtocolRef;

/** What a manager records on a case that somebody else works on; see {@code contracts/events/oversight}. */
public sealed interface OversightEvent extends CaseFileEvent {

    ProtocolRef protocol();

    @Override
    default ProtocolRef underProtocol() {
        return protocol();
    }

    @Override
    default @Nullable LocalDate happenedOn() {
        return null;
    }

    /**
     * A manager looked at the work, and may have agreed what is to be done.
     *
     * @param actions each with an owner and a day; often none
     */
    record OversightNoted(
            CaseFileId caseFile,
            Personal<String> note,
            List<AgreedAction> actions,
            ProtocolRef protocol,
            Attribution by)
            implements OversightEvent {

        public OversightNoted {
            actions = List.copyOf(actions);
        }
    }

    /**
     * @param owner a staff account or a role
     * @param dueOn by when, in Europe/London
     */
    record AgreedAction(Personal<String> what, String owner, LocalDate dueOn) {}

    /**
     * A manager who is not its author agreed to the assessment or the plan as it stands. What is changed afterwards needs
     * another countersignature.
     *
     * @param comment may be blank
     */
    record Countersigned(
            CaseFileId caseFile, Document document, Personal<String> comment, ProtocolRef protocol, Attribution by)
            implements OversightEvent {}

    /** What can be countersigned. */
    enum Document {
        ASSESSMENT("the assessment"),
        PLAN("the plan");

        private final String words;

        Document(String words) {
            this.words = words;
        }

        /** As a part of a sentence. */
        public String words() {
            return words;
        }
    }
}
