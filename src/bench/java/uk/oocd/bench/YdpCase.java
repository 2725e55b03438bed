package uk.oocd.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.OocdApplication;
import uk.oocd.bench.ydp.Driver;
import uk.oocd.bench.ydp.Engine;
import uk.oocd.bench.ydp.Payload;
import uk.oocd.bench.ydp.Step;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CaseFileCommand.EndFollowUp;
import uk.oocd.casefile.CaseFileCommand.RecordDelivery;
import uk.oocd.casefile.CaseFileCommand.RecordPoliceDecision;
import uk.oocd.casefile.CaseFileCommand.ReferCase;
import uk.oocd.casefile.CaseFileCommand.SupportOnTheSpot;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.casefile.CaseFileEvent.FollowUpEnded;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.casefile.CaseFileEvent.OnTheSpotSupported;
import uk.oocd.casefile.CaseFileEvent.OutcomeDelivered;
import uk.oocd.casefile.CaseFileEvent.PoliceDecided;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Child;
import uk.oocd.casefile.Delivery;
import uk.oocd.casefile.Referral;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.kernel.History;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Subject;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.OffenceClass;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.Protocols;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.views.Progress;

/**
 * The product itself on {@code ydp-case-v1}: its command bus, deciders, serializer, keys, chain, log and projections, as
 * they run behind the pages, on the embedded store.
 *
 * <p>The workload's five commands are the five of the product's shortest whole case, each one event: referral, screening
 * (fit for an on-the-spot resolution), police decision, delivery, end of follow-up. All fifteen fields of a payload, the
 * rationale among them, stand in that command's free text, which is {@link Personal}: it is encrypted under the child's
 * own key, made with the referral.
 */
public final class YdpCase implements Engine<YdpCase.Handle> {

    /** Open without a panel, and followed up after its delivery. */
    private static final OutcomeCode OUTCOME = OutcomeCode.of("community-resolution");
    private static final String SERVICE = "wessexshire-yjs";
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    /** What the client keeps of a case between its commands. */
    record Handle(CaseFileId caseFile, Subject child) {}

    private final ConfigurableApplicationContext context;
    private final CommandGateway commands;
    private final History history;
    private final Progress progress;
    private final Fingerprints fingerprints;
    private final Protocol protocol;
    private final String offence;
    private final JsonMapper json = JsonMapper.builder().build();

    private YdpCase(String folder) {
        context = new SpringApplicationBuilder(OocdApplication.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(
                        "--oocd.data=" + folder,
                        "--oocd.demonstration=false",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn");
        commands = context.getBean(CommandGateway.class);
        history = context.getBean(History.class);
        progress = context.getBean(Progress.class);
        fingerprints = context.getBean(Fingerprints.class);
        protocol = context.getBean(Protocols.class).inForceOn(SERVICE, TODAY);
        offence = protocol.offences().stream()
                .filter(o -> openOnTheSpot(o.code()))
                .findFirst()
                .orElseThrow()
                .code();
    }

    public static void main(String[] arguments) throws Exception {
        Driver.run(settings -> new YdpCase(settings.folder().toString()), arguments);
    }

    private boolean openOnTheSpot(String code) {
        int score = protocol.gravity(List.of(code), List.of()).score();
        return protocol.options(onTheSpot(score)).stream()
                .anyMatch(option -> option.outcome().equals(OUTCOME) && option.available());
    }

    private static Facts onTheSpot(int score) {
        var best = Facts.atBest(score);
        return new Facts(
                best.admitted(),
                best.accepted(),
                best.evidence(),
                best.victimSupports(),
                best.domesticAbuse(),
                best.hateCrime(),
                score,
                best.offenceClass(),
                best.offenceGroup(),
                best.age(),
                best.prosecutionLimit(),
                true,
                false);
    }

    @Override
    public Handle refer(String caseId, Payload payload) {
        var child = new Subject("child:" + fingerprints.of("child", caseId));
        var handle = new Handle(new CaseFileId(fingerprints.of("case-file", caseId)), child);
        var victim = new Subject("victim:" + UUID.nameUUIDFromBytes(new byte[] {1}));
        var referral = new Referral(
                caseId,
                "wessexshire",
                SERVICE,
                "DEMO1001",
                TODAY,
                new Child(
                        child,
                        Personal.of(child, "Example " + caseId),
                        Personal.of(child, TODAY.minusYears(15)),
                        Child.Sex.NOT_KNOWN,
                        "NS",
                        "NS",
                        null,
                        null,
                        Child.CareStatus.NOT_KNOWN),
                List.of(new Referral.Offence(offence, "Fictional offence", TODAY.minusDays(9), OffenceClass.SUMMARY)),
                Referral.Admission.ADMITTED,
                Referral.Acceptance.ACCEPTED,
                new Referral.Aspects(
                        Facts.Evidence.SUFFICIENT_TO_CHARGE,
                        Facts.Answer.YES,
                        Facts.DomesticAbuse.NONE,
                        Facts.Answer.NO),
                null,
                List.of(new Referral.Victim(
                        victim, Personal.of(victim, "Example Stores"), Referral.Victim.Contact.AGREED)),
                Referral.RequestedRoute.JOINT_PANEL,
                null,
                words(child, payload),
                Referral.Origin.SIMULATION);
        commands.sendAndWait(
                new ReferCase(handle.caseFile(), referral, protocol, TODAY, by(payload, Role.POLICE_OFFICER)));
        return handle;
    }

    @Override
    public void advance(Handle handle, Step step, Payload payload) {
        commands.sendAndWait(command(handle, step, payload));
    }

    private CaseFileCommand command(Handle handle, Step step, Payload payload) {
        var id = handle.caseFile();
        var words = words(handle.child(), payload);
        return switch (step) {
            case REFER -> throw new IllegalArgumentException("a case is referred once");
            case SCREEN -> new SupportOnTheSpot(id, words, protocol, by(payload, Role.YOUTH_JUSTICE_WORKER));
            case ASSESS ->
                new RecordPoliceDecision(
                        id, protocol, OUTCOME, List.of(), words, List.of(), by(payload, Role.POLICE_DECISION_MAKER));
            case PANEL ->
                new RecordDelivery(
                        id,
                        new Delivery(
                                TODAY,
                                Personal.of(handle.child(), "The child and a parent"),
                                words,
                                Personal.of(handle.child(), "I do what we agreed"),
                                new Delivery.AppropriateAdult(
                                        Personal.of(handle.child(), "Example Parent"),
                                        Delivery.AppropriateAdult.Category.PARENT_OR_GUARDIAN),
                                Delivery.Consent.NOT_NEEDED,
                                List.of(
                                        new Delivery.Signature(Delivery.Signer.CHILD, true, null),
                                        new Delivery.Signature(Delivery.Signer.APPROPRIATE_ADULT, true, null))),
                        List.of(),
                        protocol,
                        TODAY,
                        by(payload, Role.YOUTH_JUSTICE_WORKER));
            case OUTCOME -> 
                new EndFollowUp(
                        id, TODAY, true, words, List.of(), protocol, TODAY, by(payload, Role.YOUTH_JUSTICE_WORKER));
        };
    }

    private Personal<String> words(Subject child, Payload payload) {
        return Personal.of(child, json.writeValueAsString(payload));
    }

    private static Attribution by(Payload payload, Role role) {
        return new Attribution(
                payload.actorId(), role, SERVICE, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public List<Entry> history(Handle handle) {
        return history.of(handle.caseFile().toString()).stream()
                .map(History.Recorded::event)
                .map(CaseFileEvent.class::cast)
                .map(this::entry)
                .toList();
    }

    private Entry entry(CaseFileEvent event) {
        return switch (event) {
            case CaseReferred e -> entry(Step.REFER, e, e.referral().circumstances());
            case OnTheSpotSupported e -> entry(Step.SCREEN, e, e.reason());
            case PoliceDecided e -> entry(Step.ASSESS, e, e.decision().reason());
            case OutcomeDelivered e -> entry(Step.PANEL, e, e.delivery().explanation());
            case FollowUpEnded e -> entry(Step.OUTCOME, e, e.note());
            default -> throw new IllegalStateException("not an event of this workload: " + event.getClass());
        };
    }

    private Entry entry(Step step, CaseFileEvent event, @Nullable Personal<String> words) {
        var text = words == null ? "" : words.known().orElseThrow();
        return new Entry(step, event.by().at(), event.by().actor(), json.readValue(text, Payload.class));
    }

    @Override
    public boolean hasProjections() {
        return true;
    }

    @Override
    public void awaitProjections() {
        if (!progress.awaitCaughtUp(Duration.ofMinutes(2))) throw new IllegalStateException("projections are behind");
    }

    @Override
    public void close() {
        context.close();
    }
}
