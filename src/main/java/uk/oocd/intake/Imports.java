package uk.oocd.intake;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileCommand.ReferCase;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.CaseFileProblem;
import uk.oocd.casefile.Referral.Origin;
import uk.oocd.intake.ImportReport.AlreadyHere;
import uk.oocd.intake.ImportReport.Fault;
import uk.oocd.intake.ImportReport.Refused;
import uk.oocd.intake.ImportReport.Row;
import uk.oocd.intake.ImportReport.Taken;
import uk.oocd.intake.ReferralRow.Filled;
import uk.oocd.intake.ReferralRow.Misshapen;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Protocols;
import uk.oocd.requests.Converted;
import uk.oocd.requests.Converted.Faulty;
import uk.oocd.requests.Converted.Ready;
import uk.oocd.requests.ReferralRequest.Sender;
import uk.oocd.requests.RequestProblem;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.NotKept;
import uk.oocd.security.People;
import uk.oocd.security.Person;
import uk.oocd.security.Scope;
import uk.oocd.wording.Wording;

/** Takes referrals in from a file, as the person signed in. */
@Component
public class Imports {

    /** How many rows are on their way at once, so that the log can keep many with one sync. */
    private static final int AT_ONCE = 64;

    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(20);

    /** The largest file that is read; send one byte more to have a larger one refused. */
    public static final int LIMIT_BYTES = ReferralsFile.LIMIT_BYTES;

    private final Desk desk;
    private final Access access;
    private final People people;
    private final Fingerprints fingerprints;
    private final Protocols protocols;
    private final Wording wording;

    Imports(Desk desk, Access access, People people, Fingerprints fingerprints, Protocols protocols, Wording wording) {
        this.desk = desk;
        this.access = access;
        this.people = people;
        this.fingerprints = fingerprints;
        this.protocols = protocols;
        this.wording = wording;
    }

    /**
     * Takes every sound row that is not here yet; returns when all of them are kept. The same file again takes nothing.
     *
     * @param file UTF-8, as {@code contracts/import/referrals.v1.schema.json} says
     * @return what became of each row
     * @throws CommandRefused where the file as a whole cannot be read: nothing was taken
     * @throws org.springframework.security.access.AccessDeniedException where it is not for the person to do
     * @throws NotKept where there were sound rows, and none of them could be kept
     */
    public ImportReport take(Person person, byte[] file) {
        var by = access.attribution(person, Action.IMPORT_REFERRALS);
        var force = requireNonNull(person.force());
        var service = people.servicesOf(force).getFirst();
        var sender = new Sender(force, service, Origin.FILE, by);

        var rows = new ArrayList<Row>();
        var sound = new LinkedHashMap<CaseFileId, List<Sound>>();
        for (var row : ReferralsFile.read(file)) {
            switch (row) {
                case Misshapen(int line, var why) -> rows.add(new Refused(line, List.of(fault(line, "", why))));
                case Filled filled -> {
                    switch (read(filled, sender)) {
                        case Ready<Sound>(var read) ->
                            sound.computeIfAbsent(read.command().caseFile(), _ -> new ArrayList<>())
                                    .add(read);
                        case Faulty<Sound>(var refusals) -> rows.add(refused(filled, refusals));
                    }
                }
            }
        }
        rows.addAll(send(person, new Scope(force, service), sound.values()));
        rows.sort(Comparator.comparingInt(Row::line));
        return new ImportReport(rows);
    }

    private record Sound(Filled row, ReferCase command) {}

    private Converted<Sound> read(Filled row, Sender sender) {
        var refusals = new ArrayList<>(row.faults());
        if (!sender.force().equalsIgnoreCase(row.force())) {
            refusals.add(Refusal.at("/force", RequestProblem.FORCE_NOT_YOURS, sender.force()));
        }
        return switch (row.request().toCommand(sender, fingerprints, protocols)) {
            case Ready<ReferCase>(var command) when refusals.isEmpty() -> new Ready<>(new Sound(row, command));
            case Ready<ReferCase> _ -> new Faulty<>(refusals);
            case Faulty<ReferCase>(var more) -> {
                refusals.addAll(more);
                yield new Faulty<>(refusals);
            }
        };
    }

    /** Rows of one case one after the other, so that the first of the file is the one taken; different cases at once. */
    private List<Row> send(Person person, Scope scope, Collection<List<Sound>> byCase) {
        var answers = new ArrayList<Row>();
        var notKept = new ConcurrentLinkedQueue<NotKept>();
        try (var workers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var sending = byCase.stream()
                    .map(rows -> CompletableFuture.supplyAsync(
                            () -> rows.stream()
                                    .map(row -> send(person, scope, row, notKept))
                                    .toList(),
                            workers))
                    .toList();
            sending.forEach(sent -> answers.addAll(sent.join()));
        }
        var none = notKept.peek();
        if (none != null && answers.stream().allMatch(Refused.class::isInstance)) throw none;
        desk.awaitShown(SHOWN_WITHIN);
        return answers;
    }

    private Row send(Person person, Scope scope, Sound sound, Queue<NotKept> notKept) {
        int line = sound.row().line();
        var id = sound.command().caseFile();
        try {
            desk.openWithoutWaiting(person, Action.IMPORT_REFERRALS, scope, _ -> sound.command());
            return new Taken(line, id, id.reference());
        } catch (CommandRefused refused) {
            boolean here =
                    refused.refusals().stream().anyMatch(r -> r.problem() == CaseFileProblem.CASE_ALREADY_REFERRED);
            return here ? new AlreadyHere(line, id, id.reference()) : refused(sound.row(), refused.refusals());
        } catch (NotKept kept) {
            notKept.add(kept);
            var code = kept.reason().code();
            return new Refused(line, List.of(new Fault(line, "", code, wording.sentence(code))));
        }
    }

    private Refused refused(Filled row, List<Refusal> refusals) {
        return new Refused(
                row.line(),
                refusals.stream()
                        .map(refusal -> fault(row.line(), row.column(refusal.pointer()), refusal))
                        .toList());
    }

    private Fault fault(int line, String field, Refusal refusal) {
        return new Fault(line, field, refusal.problem().code(), wording.sentence(refusal));
    }
}
