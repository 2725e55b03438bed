package uk.oocd.security;

import static uk.oocd.kernel.Attribution.Role.ADMINISTRATOR;
import static uk.oocd.kernel.Attribution.Role.INSPECTOR;
import static uk.oocd.kernel.Attribution.Role.MANAGER;
import static uk.oocd.kernel.Attribution.Role.PANEL_CHAIR;
import static uk.oocd.kernel.Attribution.Role.PANEL_MEMBER;
import static uk.oocd.kernel.Attribution.Role.POLICE_DECISION_MAKER;
import static uk.oocd.kernel.Attribution.Role.POLICE_OFFICER;
import static uk.oocd.kernel.Attribution.Role.PROTOCOL_APPROVER;
import static uk.oocd.kernel.Attribution.Role.PROTOCOL_AUTHOR;
import static uk.oocd.kernel.Attribution.Role.YOUTH_JUSTICE_WORKER;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.Protocol.Quorum;

/** What can be seen or done, and in which roles. Where it may be done is {@link Access}'s to say. */
public enum Action {
    /** Make a referral by hand, and keep half-filled ones. */
    REFER(POLICE_OFFICER),
    /** Take referrals in from a file. */
    IMPORT_REFERRALS(POLICE_OFFICER),
    /** Accept a referral for panel, ask the police for more, return it, or name it fit for an on-the-spot resolution. */
    SCREEN(YOUTH_JUSTICE_WORKER),
    /** Answer what the service asked the police at screening. */
    ANSWER_POLICE_QUESTION(POLICE_OFFICER),
    ASSESS(YOUTH_JUSTICE_WORKER),
    /** Sign off an assessment; the rules ask that it is somebody else's. */
    SIGN_OFF(MANAGER),
    SCHEDULE_PANEL(PANEL_CHAIR),
    /** Say whether one comes to a panel; the chair may record it of somebody else. */
    ANSWER_INVITATION(PANEL_CHAIR, PANEL_MEMBER, POLICE_DECISION_MAKER, MANAGER, YOUTH_JUSTICE_WORKER),
    /** Put a case on a panel's list, or take it off. */
    LIST_CASE(PANEL_CHAIR),
    /** Hold the panel: open and close it, record who sat and who stood back, and what it recommended and why. */
    RECORD_RECOMMENDATION(PANEL_CHAIR),
    /** Stand back from a case in which one has an interest; the chair may record it of somebody else. */
    DECLARE_CONFLICT(PANEL_CHAIR, PANEL_MEMBER, POLICE_DECISION_MAKER, MANAGER, YOUTH_JUSTICE_WORKER, POLICE_OFFICER),
    /** Open a case's papers again to somebody who had stood back; the rules ask that it is somebody else. */
    LIFT_CONFLICT(PANEL_CHAIR, MANAGER),
    /** Let a panel hear a case short of its quorum; the protocol says in which of these roles. */
    AUTHORISE_INQUORATE(Quorum.MAY_AUTHORISE.toArray(Role[]::new)),
    /** Record what a panel agreed that somebody does. */
    AGREE_ACTION(PANEL_CHAIR),
    CONCLUDE_ACTION(YOUTH_JUSTICE_WORKER, POLICE_OFFICER, POLICE_DECISION_MAKER, PANEL_MEMBER, MANAGER, PANEL_CHAIR),
    /** Say that two cases are heard together. */
    LINK_CASE(YOUTH_JUSTICE_WORKER, POLICE_OFFICER, MANAGER, PANEL_CHAIR),
    /** Decide for the police, with the panel or otherwise. */
    RECORD_POLICE_DECISION(POLICE_DECISION_MAKER),
    RECORD_DELIVERY(YOUTH_JUSTICE_WORKER),
    /**
     * Record the delivery of a caution. A constable gives a youth caution (Crime and Disorder Act 1998 s.66ZA), an
     * authorised person a conditional one (s.66A): most often the police were there, and the service was not.
     */
    GIVE_CAUTION(POLICE_DECISION_MAKER, POLICE_OFFICER),
    RECORD_FOLLOW_UP(YOUTH_JUSTICE_WORKER),
    /** Change a condition that was agreed. */
    VARY_CONDITION(YOUTH_JUSTICE_WORKER, POLICE_DECISION_MAKER),
    /** Tell the police that conditions were not kept. */
    REPORT_BREACH(YOUTH_JUSTICE_WORKER),
    DECIDE_BREACH(POLICE_DECISION_MAKER),
    /** Record that a child withdraws consent: whoever they say it to. */
    WITHDRAW_CONSENT(YOUTH_JUSTICE_WORKER, MANAGER, POLICE_OFFICER, POLICE_DECISION_MAKER),
    /** Tell the police that a child does not engage; a manager decides that, whoever records it. */
    NOTIFY_NON_ENGAGEMENT(YOUTH_JUSTICE_WORKER, MANAGER),
    ANSWER_NON_ENGAGEMENT(POLICE_DECISION_MAKER),
    CLOSE(YOUTH_JUSTICE_WORKER),
    /** Tell the officer who referred the child what came of it. */
    GIVE_FEEDBACK(YOUTH_JUSTICE_WORKER),
    READ_FEEDBACK(POLICE_OFFICER),
    REOPEN(MANAGER),
    /** Put an entry right beside what it said, or add what somebody says to it. */
    CORRECT_ENTRY(POLICE_OFFICER, POLICE_DECISION_MAKER, YOUTH_JUSTICE_WORKER, MANAGER, PANEL_CHAIR),
    /** Add what was learned after the referral. */
    ADD_INFORMATION(POLICE_OFFICER, POLICE_DECISION_MAKER, YOUTH_JUSTICE_WORKER, MANAGER, PANEL_CHAIR),
    /**
     * Record that what the child says or the evidence has changed since the referral. The rules leave an admission, and
     * how far the evidence goes, to the police.
     */
    UPDATE_POSITION(POLICE_OFFICER, POLICE_DECISION_MAKER, YOUTH_JUSTICE_WORKER, MANAGER),
    /** Say that the risk has changed. */
    REPORT_RISK(YOUTH_JUSTICE_WORKER, MANAGER, POLICE_OFFICER, POLICE_DECISION_MAKER, PANEL_CHAIR),
    /** Work on the plan, revise the assessment, and say what a change of risk changes. */
    REVIEW(YOUTH_JUSTICE_WORKER),
    /** Record a manager's oversight, and countersign what somebody else wrote. */
    OVERSEE(MANAGER),
    /** Stop a case's clock and start it again, each with a reason. */
    RUN_CLOCK(YOUTH_JUSTICE_WORKER, MANAGER),
    /** Find and open cases, and see the worklist. */
    VIEW_CASE(
            POLICE_OFFICER, POLICE_DECISION_MAKER, YOUTH_JUSTICE_WORKER, MANAGER, PANEL_CHAIR, PANEL_MEMBER, INSPECTOR),
    VIEW_AGENDA(POLICE_DECISION_MAKER, YOUTH_JUSTICE_WORKER, MANAGER, PANEL_CHAIR, PANEL_MEMBER, INSPECTOR),
    /** Step through what was known at each moment, and who did what. */
    INSPECT(INSPECTOR, MANAGER),
    VIEW_PERFORMANCE(MANAGER, INSPECTOR),
    /** Read the protocol versions that apply, applied or will: what a service does must be open to all who work with it. */
    VIEW_PROTOCOL(
            PROTOCOL_AUTHOR,
            PROTOCOL_APPROVER,
            POLICE_OFFICER,
            POLICE_DECISION_MAKER,
            YOUTH_JUSTICE_WORKER,
            MANAGER,
            PANEL_CHAIR,
            PANEL_MEMBER,
            INSPECTOR,
            ADMINISTRATOR),
    /** Read versions that nobody approved (yet), too. */
    VIEW_PROTOCOL_DRAFT(PROTOCOL_AUTHOR, PROTOCOL_APPROVER, MANAGER, INSPECTOR),
    /** Begin a version of the protocol, change it, submit it for approval, drop it. */
    DRAFT_PROTOCOL(PROTOCOL_AUTHOR),
    /** Approve a version, send it back, or withdraw it; the rules ask that it is somebody else's. */
    APPROVE_PROTOCOL(PROTOCOL_APPROVER),
    /** The program's own metrics; nothing about any case. */
    VIEW_METRICS(MANAGER, ADMINISTRATOR),
    /** See which events the read models could not take, and have them tried again; nothing about any person. */
    HANDLE_SET_ASIDE(ADMINISTRATOR);

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Role> roles;

    Action(Role... roles) {
        this.roles = List.of(roles);
    }

    private static final Map<Action, Milestone> REACHING = Map.of(
            SCREEN, Milestone.SCREENED,
            ASSESS, Milestone.ASSESSED,
            SIGN_OFF, Milestone.ASSESSED,
            AUTHORISE_INQUORATE, Milestone.RECOMMENDED,
            RECORD_RECOMMENDATION, Milestone.RECOMMENDED,
            RECORD_POLICE_DECISION, Milestone.POLICE_DECIDED,
            RECORD_DELIVERY, Milestone.DELIVERED,
            GIVE_CAUTION, Milestone.DELIVERED,
            RECORD_FOLLOW_UP, Milestone.FOLLOW_UP_ENDED,
            CLOSE, Milestone.CLOSED);

    /**
     * What a case reaches by it, or is to reach by what it lets somebody do; null where that is nothing. The protocol may
     * say which day counts for it: what was signed is judged by the version that the signature was checked by.
     */
    public @Nullable Milestone reaches() {
        return REACHING.get(this);
    }

    /** By which right somebody records a delivery: the service's of any outcome, or that of the police of a caution. */
    public static Action deliveryBy(Person person) {
        boolean police = GIVE_CAUTION.roles.stream().anyMatch(person.roles()::contains);
        return police && RECORD_DELIVERY.roles.stream().noneMatch(person.roles()::contains)
                ? GIVE_CAUTION
                : RECORD_DELIVERY;
    }

    /** In which roles, the most fitting first. */
    public List<Role> roles() {
        return roles;
    }
}
