package uk.oocd.pages;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Disposal;
import uk.oocd.casefile.PressingDates;
import uk.oocd.casefile.Referral;
import uk.oocd.casefile.Stage;
import uk.oocd.casefile.Step;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.inspection.Inspector;
import uk.oocd.inspection.Replay;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.Protocols;
import uk.oocd.rationale.ClauseRef;
import uk.oocd.requests.CaseContext;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.NotFound;
import uk.oocd.security.Person;
import uk.oocd.security.Scope;

/**
 * Opens a case for somebody who may see it, and lays it out for the templates. Reads the log itself, so that a page
 * always shows what was just recorded.
 *
 * <p>Puts into the model: {@code replay}, {@code record} (the case as it stood), {@code caseId}, {@code reference},
 * {@code say} ({@link CaseWords}), {@code today}, {@code dues}, {@code pressing} (the {@link uk.oocd.casefile.PressingDate}s), {@code moments} (the latest first), {@code unsigned}
 * (what a manager is to countersign), {@code planOwed} (what a plan has still to be made for), {@code returned} (by what codes the outcome goes into
 * returns), {@code mayInspect}, {@code
 * mayViewAgenda}, and {@code ageNow} and {@code ageThen} where they can be worked out.
 */
@Component
class CaseFolder {

    private final Desk desk;
    private final Access access;
    private final Inspector inspector;
    private final CaseWords words;
    private final DueDateWords dueDates;
    private final Protocols protocols;
    private final InstantSource clock;

    /** That a plan is made whatever the outcome, for which offences, and who says so. */
    record PlanOwed(String offences, ClauseRef clause, String source) {}

    CaseFolder(
            Desk desk,
            Access access,
            Inspector inspector,
            CaseWords words,
            DueDateWords dueDates,
            Protocols protocols,
            InstantSource clock) {
        this.desk = desk;
        this.access = access;
        this.inspector = inspector;
        this.words = words;
        this.dueDates = dueDates;
        this.protocols = protocols;
        this.clock = clock;
    }

    /**
     * Something that can be done to a case now.
     *
     * @param first whether it is what moves the case on; one thing at most is
     * @param beside whether it can be done beside the steps, and moves the case nowhere
     */
    public record Possible(String href, String text, boolean first, boolean beside) {}

    /**
     * Which case a page's address names.
     *
     * @throws NotFound where it names none
     */
    static CaseFileId idOf(String address) {
        try {
            return CaseFileId.of(address);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }

    /**
     * The case as it stands now.
     *
     * @throws NotFound where there is none, or it is somebody else's
     * @throws org.springframework.security.access.AccessDeniedException where the person may not do this to it
     */
    Replay open(Person me, Action action, CaseFileId id) {
        desk.require(me, action, id.toString());
        return inspector.latest(id).orElseThrow(NotFound::new);
    }

    /** The case as it stood once one of its events had been recorded. Throws as {@link #open}. */
    Replay open(Person me, Action action, CaseFileId id, long sequence) {
        desk.require(me, action, id.toString());
        return inspector.asAt(id, sequence).orElseThrow(NotFound::new);
    }

    /**
     * The version under which something is done to the case today.
     *
     * @param reaching what the case reaches by it; null where it reaches no milestone
     */
    Protocol applying(CaseRecord record, @Nullable Milestone reaching) {
        return applying(record, reaching, today());
    }

    private Protocol applying(CaseRecord record, @Nullable Milestone reaching, LocalDate day) {
        var referral = record.referral().value();
        return protocols.applying(referral.service(), reaching, referral.referredOn(), record::lastSitting, day);
    }

    /** What a plan has still to be made for before the case can be closed, by the rules of a day. */
    private List<PlanOwed> planOwed(CaseRecord record, LocalDate day) {
        if (record.stage().over() || record.review().planned()) return List.of();
        var protocol = applying(record, Milestone.CLOSED, day);
        var offences = record.referral().value().offences().stream()
                .map(Referral.Offence::code)
                .toList();
        return protocol.planMandatory(offences).stream()
                .map(group -> new PlanOwed(group.title(), protocol.clause(group.clause()), group.source()))
                .toList();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CaseContext.LONDON);
    }

    /** Puts what every page about a case shows into the model, the due dates as they stand today. */
    void layOut(Model model, Person me, Replay replay) {
        layOut(model, me, replay, today());
    }

    /** The same, the due dates as they stood on a day. */
    void layOut(Model model, Person me, Replay replay, LocalDate day) {
        var record = replay.record();
        var referral = record.referral().value();
        model.addAttribute("replay", replay);
        model.addAttribute("record", record);
        model.addAttribute("caseId", record.id().value().toString());
        model.addAttribute("reference", record.id().reference());
        model.addAttribute(CaseWords.MODEL, words);
        model.addAttribute("today", day);
        model.addAttribute("unsigned", words.unsigned(record));
        model.addAttribute("planOwed", planOwed(record, day));
        model.addAttribute("returned", record.returnCodes(protocols.inForceOn(referral.service(), day)));
        model.addAttribute("dues", dueDates.of(record, day));
        model.addAttribute("pressing", PressingDates.of(referral).under(protocols.inForceOn(referral.service(), day)));
        model.addAttribute("moments", replay.moments().reversed());
        model.addAttribute("mayInspect", access.may(me, Action.INSPECT, scopeOf(referral)));
        model.addAttribute("mayViewAgenda", access.may(me, Action.VIEW_AGENDA, scopeOf(referral)));
        var born = referral.child().dateOfBirth();
        words.age(born, day).ifPresent(age -> model.addAttribute("ageNow", age));
        referral.offences().stream()
                .map(Referral.Offence::date)
                .min(LocalDate::compareTo)
                .flatMap(offence -> words.age(born, offence))
                .ifPresent(age -> model.addAttribute("ageThen", age));
    }

    /** What the person can do to the case now, what moves it on before the rest. */
    List<Possible> possible(Person me, Replay replay) {
        var record = replay.record();
        var steps = record.possible();
        var pages = Stream.concat(steps.stream(), Arrays.stream(Step.values()).filter(step -> !steps.contains(step)))
                .filter(record::allows)
                .flatMap(step -> Arrays.stream(StepPage.values()).filter(page -> page.step() == step))
                .filter(page -> may(me, page, record) && fits(me, page, record))
                .toList();
        var next =
                pages.stream().filter(page -> steps.indexOf(page.step()) == 0).findFirst();
        return pages.stream()
                .map(page -> new Possible(
                        "/cases/" + record.id().value() + "/" + page.path(),
                        page.title(),
                        next.filter(page::equals).isPresent(),
                        !steps.contains(page.step())))
                .toList();
    }

    /** Whether the page is theirs to use; that of a delivery is the police's, too, where a caution is given. */
    private boolean may(Person me, StepPage page, CaseRecord record) {
        var scope = scopeOf(record.referral().value());
        var decision = record.decision();
        if (access.may(me, page.action(), scope)) return true;
        return page == StepPage.DELIVERY
                && decision != null
                && Disposal.of(decision.value()).caution()
                && access.may(me, Action.GIVE_CAUTION, scope);
    }

    /** Of what a stage allows, what can be done to this case as it stands, and by this person as the protocol has it. */
    private boolean fits(Person me, StepPage page, CaseRecord record) {
        boolean stopped = record.clocks().stopped() != null;
        var course = record.course();
        var decided = record.decision();
        var feedback = course.feedback();
        return switch (page) {
            case CLOCK_STOP -> !stopped;
            case CLOCK_RESTART -> stopped;
            case VARIATION -> !course.conditions().isEmpty();
            case BREACH ->
                decided != null
                        && Disposal.of(decided.value()).enforceable()
                        && !course.conditions().isEmpty();
            case CONSENT_WITHDRAWAL ->
                decided != null
                        && decided.value().consent()
                        && !record.clocks().reached().containsKey(Milestone.FOLLOW_UP_ENDED);
            case NON_ENGAGEMENT -> decided == null || !course.withdrawnSince(decided);
            case FEEDBACK -> decided != null && feedback == null;
            case FEEDBACK_RECEIPT -> feedback != null && feedback.read() == null;
            case CONFLICT_LIFTING -> !record.hearing().withdrew().isEmpty();
            case ACTION_CONCLUSION -> !record.hearing().openActions().isEmpty();
            case RECONCILIATION -> !record.review().open().isEmpty();
            case COUNTERSIGNATURE -> {
                var signatures = record.oversight().signatures();
                yield Stream.of(Optional.ofNullable(signatures.assessment()), Optional.ofNullable(signatures.plan()))
                        .flatMap(Optional::stream)
                        .anyMatch(document -> !document.signed());
            }
            case AUTHORITY ->
                applying(record, page.action().reaches()).quorum().authority().stream()
                        .anyMatch(me.roles()::contains);
            case ASSESSMENT_REVISION -> record.assessment() != null;
            case SCREENING ->
                record.stage() != Stage.DECIDED
                        || record.decisionClosed(applying(record, page.action().reaches()), today());
            case PLAN_CHANGE, PLAN_END -> record.review().plan().stream().anyMatch(line -> line.ended() == null);
            case BREACH_DECISION,
                    NON_ENGAGEMENT_ANSWER,
                    REOPENING,
                    CORRECTION,
                    ANSWER,
                    ASSESSMENT,
                    SIGN_OFF,
                    LISTING,
                    RECOMMENDATION,
                    DEFERRAL,
                    POLICE_DECISION,
                    DELIVERY,
                    FOLLOW_UP,
                    FOLLOW_UP_END,
                    CLOSURE,
                    CONFLICT,
                    ACTION,
                    LINK,
                    INFORMATION,
                    POSITION,
                    RISK,
                    PLAN_LINE,
                    OVERSIGHT -> true;
        };
    }

    private static Scope scopeOf(Referral referral) {
        return new Scope(referral.force(), referral.service());
    }
}
