package uk.oocd.requests;

import static uk.oocd.requests.Reading.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.DraftOrigin;
import uk.oocd.protocol.ProtocolCommand;
import uk.oocd.protocol.ProtocolCommand.ApproveVersion;
import uk.oocd.protocol.ProtocolCommand.BeginDraft;
import uk.oocd.protocol.ProtocolCommand.DescribeDraft;
import uk.oocd.protocol.ProtocolCommand.DropDraft;
import uk.oocd.protocol.ProtocolCommand.ReplaceContent;
import uk.oocd.protocol.ProtocolCommand.SendBackDraft;
import uk.oocd.protocol.ProtocolCommand.SubmitDraft;
import uk.oocd.protocol.ProtocolCommand.WithdrawVersion;
import uk.oocd.protocol.ProtocolContent;
import uk.oocd.protocol.TableSource;

/** What may be sent about the protocol of a service. */
public final class ProtocolRequests {

    private ProtocolRequests() {}

    /** What a draft begins with. */
    public enum Begin {
        /** The version in force today. */
        IN_FORCE,
        /** The content that is sent with it. */
        CONTENT,
        NOTHING
    }

    /**
     * @param content YAML, where it begins with that
     * @param effectiveFrom may be left open
     * @param changeNote may be left open
     */
    public record Beginning(
            @Nullable String begin,
            @Nullable String content,
            @Nullable String effectiveFrom,
            @Nullable String changeNote) {

        public Converted<ProtocolCommand> toCommand(ProtocolContext context) {
            var reading = new Reading();
            var chosen = reading.choice(begin, Begin.class, "/begin");
            if (chosen == Begin.CONTENT && text(content).isEmpty())
                reading.refuse(Refusal.at("/content", RequestProblem.CONTENT_MISSING));
            var service = context.protocol().service();
            var inForce = context.protocols().inForceOn(service, context.today());
            var contents = context.contents();
            return reading.converted(new BeginDraft(
                    context.protocol(),
                    switch (chosen) {
                        case IN_FORCE -> new DraftOrigin.Copied(inForce.ref());
                        case CONTENT -> new DraftOrigin.Uploaded();
                        case NOTHING -> new DraftOrigin.Blank();
                    },
                    switch (chosen) {
                        case IN_FORCE ->
                            context.book()
                                    .inForceOn(context.today())
                                    .map(own -> own.content())
                                    .orElseGet(() -> contents.of(inForce));
                        case CONTENT -> contents.of(content == null ? "" : content);
                        case NOTHING -> contents.blank();
                    },
                    reading.dateOrNull(effectiveFrom, "/effectiveFrom"),
                    text(changeNote),
                    context.today(),
                    context.by()));
        }
    }

    /** @param content YAML */
    public record Content(@Nullable String content) {

        public Converted<ProtocolCommand> toCommand(ProtocolContext context, int version) {
            var reading = new Reading();
            if (text(content).isEmpty()) reading.refuse(Refusal.at("/content", RequestProblem.CONTENT_MISSING));
            var sent = context.contents().of(content == null ? "" : content);
            return reading.converted(new ReplaceContent(context.protocol(), version, sent, null, context.by()));
        }
    }

    /** @param content DMN, one decision table */
    public record Table(@Nullable String content) {

        /** @param table what the protocol calls it */
        public Converted<ProtocolCommand> toCommand(ProtocolContext context, int version, @Nullable String table) {
            var reading = new Reading();
            if (text(table).isEmpty()) reading.refuse(Refusal.at("/table", RequestProblem.CHOICE_MISSING));
            if (text(content).isEmpty()) reading.refuse(Refusal.at("/content", RequestProblem.CONTENT_MISSING));
            var source = new TableSource(text(table), content == null ? "" : content);
            var whole = context.version(version).map(draft -> draft.content());
            var changed = whole.flatMap(content -> context.contents().withTable(content, source));
            if (whole.isPresent() && changed.isEmpty())
                reading.refuse(Refusal.at("/table", RequestProblem.CONTENT_TAKES_NO_TABLE));
            return reading.converted(new ReplaceContent(
                    context.protocol(),
                    version,
                    changed.or(() -> whole).orElse(new ProtocolContent(1, "", "")),
                    source.name(),
                    context.by()));
        }
    }

    public record Description(
            @Nullable String effectiveFrom, @Nullable String changeNote) {

        public Converted<ProtocolCommand> toCommand(ProtocolContext context, int version) {
            var reading = new Reading();
            return reading.converted(new DescribeDraft(
                    context.protocol(),
                    version,
                    reading.dateOrNull(effectiveFrom, "/effectiveFrom"),
                    text(changeNote),
                    context.today(),
                    context.by()));
        }
    }

    /** Asks for approval, and says nothing more. */
    public static ProtocolCommand submission(ProtocolContext context, int version) {
        return new SubmitDraft(context.protocol(), version, context.check(version), context.today(), context.by());
    }

    /** @param reasons by the gap's id, why it is accepted */
    public record Approval(@Nullable Map<String, @Nullable String> reasons) {

        public Converted<ProtocolCommand> toCommand(ProtocolContext context, int version) {
            var given = new HashMap<String, String>();
            if (reasons != null) reasons.forEach((gap, reason) -> given.put(gap, text(reason)));
            return new Converted.Ready<>(new ApproveVersion(
                    context.protocol(), version, context.check(version), given, context.today(), context.by()));
        }
    }

    /** Sends a version back, drops it or withdraws it. */
    public record Reason(@Nullable String reason) {

        public ProtocolCommand sendBack(ProtocolContext context, int version) {
            return new SendBackDraft(context.protocol(), version, text(reason), context.by());
        }

        public ProtocolCommand drop(ProtocolContext context, int version) {
            return new DropDraft(context.protocol(), version, text(reason), context.by());
        }

        public ProtocolCommand withdraw(ProtocolContext context, int version) {
            return new WithdrawVersion(context.protocol(), version, text(reason), context.today(), context.by());
        }
    }
}
