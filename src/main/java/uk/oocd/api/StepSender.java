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

/** Takes one step of a case, and answers 204 with the version that the case has then. */
@Component
class StepSender {

    private final Desk desk;
    private final History history;
    private final Protocols protocols;

    StepSender(Desk desk, History history, Protocols protocols) {
        this.desk = desk;
        this.history = history;
        this.protocols = protocols;
    }

    ResponseEntity<Void> take(
            Person me,
            Action action,
            CaseFileId id,
            @Nullable IfMatch ifMatch,
            Function<CaseContext, CaseFileCommand> command) {
        var stream = id.toString();
        var expected = ifMatch == null ? OptionalLong.empty() : ifMatch.expected(history, stream);
        desk.send(me, action, stream, expected, by -> command.apply(CaseContext.of(id, by, history, protocols)));
        return ResponseEntity.noContent()
                .eTag(IfMatch.tag(history.version(stream).orElseThrow()))
                .build();
    }
}
