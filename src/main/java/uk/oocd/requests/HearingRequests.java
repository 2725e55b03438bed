package uk.oocd.requests;

import static uk.oocd.requests.Reading.personal;
import static uk.oocd.requests.Reading.text;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.HearingCommand.AgreeAction;
import uk.oocd.casefile.HearingCommand.AuthoriseInquorate;
import uk.oocd.casefile.HearingCommand.ConcludeAction;
import uk.oocd.casefile.HearingCommand.DeclareConflict;
import uk.oocd.casefile.HearingCommand.LiftConflict;
import uk.oocd.casefile.HearingCommand.LinkCase;
import uk.oocd.casefile.HearingEvent.ActionResult;
import uk.oocd.casefile.HearingEvent.Tie;
import uk.oocd.casefile.HearingProblem;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.Refusal;

/** What may be sent around a case's hearing: interests, actions and ties. */
public final class HearingRequests {

    private HearingRequests() {}

    /**
     * @param member who has the interest; the sender where it is left out
     */
    public record Interest(
            @Nullable String member, @Nullable String interest) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var whose = text(member).isEmpty() ? c.by().actor() : text(member);
            return new Converted.Ready<>(
                    new DeclareConflict(c.caseFile(), whose, personal(c.child(), interest), c.protocol(), c.by()));
        }
    }

    public record Lifting(@Nullable String member, @Nullable String reason) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            return new Converted.Ready<>(
                    new LiftConflict(c.caseFile(), text(member), personal(c.child(), reason), c.protocol(), c.by()));
        }
    }

    /** That the panel may hear the case short of its quorum. */
    public record Authorisation(@Nullable String reason) {

        /**
         * @param roles in which the sender acts
         */
        public Converted<CaseFileCommand> toCommand(CaseContext c, Set<Role> roles) {
            return new Converted.Ready<>(
                    new AuthoriseInquorate(c.caseFile(), roles, personal(c.child(), reason), c.protocol(), c.by()));
        }
    }

    /**
     * @param owner a staff account
     */
    public record ActionPart(
            @Nullable String what,
            @Nullable String owner,
            @Nullable String due) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var command = new AgreeAction(
                    c.caseFile(),
                    personal(c.child(), what),
                    text(owner),
                    reading.date(due, "/due", c.today()),
                    c.protocol(),
                    c.by());
            reading.addWhereUnreadable(command.what(), HearingProblem.ACTION_TEXT_MISSING);
            if (command.owner().isEmpty()) {
                reading.addWhereUnreadable(List.of(Refusal.of(HearingProblem.ACTION_OWNER_MISSING)));
            }
            return reading.converted(command);
        }
    }

    /**
     * @param number the action's
     * @param result {@code done} or {@code no-longer-needed}
     */
    public record Conclusion(
            @Nullable String number,
            @Nullable String result,
            @Nullable String concludedOn,
            @Nullable String note) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var command = new ConcludeAction(
                    c.caseFile(),
                    number(reading),
                    reading.date(concludedOn, "/concludedOn", c.today()),
                    reading.choice(result, ActionResult.class, "/result"),
                    personal(c.child(), note),
                    c.protocol(),
                    c.by());
            reading.addWhereUnreadable(command.note(), HearingProblem.ACTION_NOTE_MISSING);
            return reading.converted(command);
        }

        private int number(Reading reading) {
            try {
                return Integer.parseInt(text(number));
            } catch (NumberFormatException unread) {
                reading.refuse(Refusal.at("/number", RequestProblem.CHOICE_MISSING));
                return 0;
            }
        }
    }

    /**
     * @param other the other case's id or reference
     * @param tie {@code sibling}, {@code same-household} or {@code co-suspect}
     */
    public record Link(@Nullable String other, @Nullable String tie) {

        /**
         * @param find the case of an id or reference among those that the sender may see; null where there is none
         */
        public Converted<CaseFileCommand> toCommand(CaseContext c, Function<String, @Nullable CaseFileId> find) {
            var reading = new Reading();
            var found = find.apply(text(other));
            if (found == null) reading.refuse(Refusal.at("/other", RequestProblem.CASE_NOT_FOUND));
            return reading.converted(new LinkCase(
                    c.caseFile(),
                    found == null ? new CaseFileId(new UUID(0, 0)) : found,
                    reading.choice(tie, Tie.class, "/tie"),
                    c.protocol(),
                    c.by()));
        }
    }
}
