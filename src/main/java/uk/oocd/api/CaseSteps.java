package uk.oocd.api;

import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.kernel.History;
import uk.oocd.protocol.Protocols;
import uk.oocd.requests.CaseContext;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.Person;

/** Takes a step of a case that was posted, and answers with the case's new version. */
@Component
class CaseSteps {

    private final Desk desk;
    private final History history;
    private final Protocols protocols;

    CaseSteps(Desk desk, History history, Protocols protocols) {
        this.desk = desk;
        this.history = history;
        this.protocols = protocols;
    }

    /**
     * @param ifMatch the version that the sender had read; null where any will do
     * @param command makes the command, or throws with every refusal
     */
    ResponseEntity<Void> take(
            Person me,
            Action action,
            CaseFileId id,
            @Nullable IfMatch ifMatch,
            Function<CaseContext, CaseFileCommand> command) {
        var stream = id.toString();
        var expected = ifMatch == null ? OptionalLong.empty() : ifMatch.expected(history, stream);
        desk.send(
                me,
                action,
                stream,
                expected,
                by -> command.apply(CaseContext.of(id, by, history, protocols, action.reaches())));
        return ResponseEntity.noContent()
                .eTag(IfMatch.tag(history.version(stream).orElseThrow()))
                .build();
    }
}
