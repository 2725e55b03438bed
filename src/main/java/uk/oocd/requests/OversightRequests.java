package uk.oocd.requests;

import static uk.oocd.requests.Reading.personal;
import static uk.oocd.requests.Reading.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.OversightCommand.Countersign;
import uk.oocd.casefile.OversightCommand.NoteOversight;
import uk.oocd.casefile.OversightEvent.AgreedAction;
import uk.oocd.casefile.OversightEvent.Document;
import uk.oocd.casefile.OversightProblem;

/** What a manager may send about a case, each form's and body's conversion. */
public final class OversightRequests {

    private OversightRequests() {}

    /**
     * @param actions a row in which nothing is said is left out
     */
    public record OversightNote(
            @Nullable String note, @Nullable List<@Nullable ActionPart> actions) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var agreed = new ArrayList<AgreedAction>();
            if (actions != null) {
                for (var part : actions) {
                    if (part == null || part.blank()) continue;
                    var at = "/actions/" + agreed.size();
                    agreed.add(new AgreedAction(
                            personal(c.child(), part.what()),
                            text(part.owner()),
                            reading.date(part.dueOn(), at + "/dueOn", c.today())));
                }
            }
            var command = new NoteOversight(
                    c.caseFile(),
                    personal(c.child(), note),
                    agreed,
                    c.protocol().ref(),
                    c.by());
            reading.addWhereUnreadable(command.note(), OversightProblem.OVERSIGHT_NOTE_MISSING);
            return reading.converted(command);
        }
    }

    /**
     * @param owner a staff account
     */
    public record ActionPart(
            @Nullable String what,
            @Nullable String owner,
            @Nullable String dueOn) {

        boolean blank() {
            return text(what).isEmpty()
                    && text(owner).isEmpty()
                    && text(dueOn).replace(",", "").isEmpty();
        }
    }

    public record CountersignaturePart(
            @Nullable String document, @Nullable String comment) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            return reading.converted(new Countersign(
                    c.caseFile(),
                    reading.choice(document, Document.class, "/document"),
                    personal(c.child(), comment),
                    c.protocol().ref(),
                    c.by()));
        }
    }
}
