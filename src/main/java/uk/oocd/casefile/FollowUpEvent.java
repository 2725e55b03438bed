package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Delivery.AppropriateAdult;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Revision;
import uk.oocd.protocol.ProtocolRef;

/**
 * What may happen to a case after its outcome was decided, beside the steps that every case takes. Each says when it
 * happened, in Europe/London, and which protocol version applied.
 */
public sealed interface FollowUpEvent extends CaseFileEvent {

    LocalDate occurredOn();

    ProtocolRef protocol();

    /**
     * The decision is the police's again: what was decided did not come about, so that the crime has no outcome.
     *
     * @param chargeOpen whether a charge is open whatever the gravity score: the decision to prosecute had only been held
     *     (outcome 23), or a conditional caution has ceased to have effect (Crime and Disorder Act 1998 s.66E) or lost the
     *     child's consent
     */
    record DecisionRevived(
            CaseFileId caseFile,
            LocalDate occurredOn,
            Cause cause,
            boolean chargeOpen,
            ProtocolRef protocol,
            Attribution by)
            implements FollowUpEvent {

        public enum Cause {
            NOT_COMPLETED,
            BREACH,
            NON_ENGAGEMENT,
            REOPENED,
            CONSENT_WITHDRAWN
        }
    }

    /**
     * A condition was changed: its text, its last day, its attendance. Authorised persons may vary conditions even where
     * a prosecutor set them (LASPO 2012 s.138).
     *
     * @param number which, 1 for the first
     * @param condition as it is from now on
     * @param exceptional why it lasts longer than it normally may; null where it does not
     * @param agreement how the child agreed, and for a youth conditional caution who varied it; null where that was not
     *     asked yet
     */
    @Revision(2)
    record ConditionVaried(
            CaseFileId caseFile,
            LocalDate occurredOn,
            int number,
            Condition condition,
            Personal<String> reason,
            @Nullable Personal<String> exceptional,
            @Nullable Agreement agreement,
            ProtocolRef protocol,
            Attribution by)
            implements FollowUpEvent {}

    /**
     * The service told the police that conditions were not kept.
     *
     * @param conditions which, 1 for the first
     * @param excuse what the child says about it; null where the child could not be asked
     */
    record BreachReported(
            CaseFileId caseFile,
            LocalDate occurredOn,
            List<Integer> conditions,
            Personal<String> what,
            @Nullable Personal<String> excuse,
            ProtocolRef protocol,
            Attribution by)
            implements FollowUpEvent {

        public BreachReported {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * The police decided what follows from a breach.
     *
     * @param reasonableExcuse whether there was one: then nobody is prosecuted (s.66E)
     */
    record BreachDecided(
            CaseFileId caseFile,
            LocalDate occurredOn,
            boolean reasonableExcuse,
            Response response,
            Personal<String> reason,
            ProtocolRef protocol,
            Attribution by)
            implements FollowUpEvent {

        public enum Response {
            NO_ACTION,
            VARY,
            PROSECUTE
        }
    }

    /**
     * The child takes back the consent that the outcome rests on, which they may do before, during and after its
     * delivery (Youth Justice Legal Centre, youth conditional caution). Nothing that was agreed binds them any more. It is
     * a right, and neither a breach nor a failure to engage; no reason is owed for it.
     *
     * @param words what the child said of it; null where they said no more than that
     * @param appropriateAdult who was there; null where nobody was, which keeps no child from it
     */
    record ConsentWithdrawn(
            CaseFileId caseFile,
            LocalDate occurredOn,
            @Nullable Personal<String> words,
            @Nullable AppropriateAdult appropriateAdult,
            ProtocolRef protocol,
            Attribution by)
            implements FollowUpEvent {}

    /**
     * The service told the police that the child does not engage. For knife possession it must (Home Office and Ministry
     * of Justice guidance of 12 February 2026); for what else, the protocol says.
     *
     * @param attempts what was tried to engage the child
     * @param reason why it did not work, as far as that is known
     * @param manager whose decision it was to tell the police: a staff account
     * @param decision what that manager decided, and why
     * @param answerAwaited whether the police are to say what follows; not where the decision is theirs already
     */
    record NonEngagementNotified(
            CaseFileId caseFile,
            LocalDate occurredOn,
            Personal<String> attempts,
            Personal<String> reason,
            String manager,
            Personal<String> decision,
            boolean answerAwaited,
            ProtocolRef protocol,
            Attribution by)
            implements FollowUpEvent {}

    /**
     * The police said what follows from non-engagement.
     *
     * @param reconsider whether they decide anew; otherwise the outcome stands
     * @param followUpOver whether the follow-up had ended by then
     */
    record NonEngagementAnswered(
            CaseFileId caseFile,
            LocalDate occurredOn,
            boolean reconsider,
            boolean followUpOver,
            Personal<String> reason,
            ProtocolRef protocol,
            Attribution by)
            implements FollowUpEvent {}

    /** The officer who referred the child was told what came of it. */
    record FeedbackGiven(
            CaseFileId caseFile, LocalDate occurredOn, Personal<String> text, ProtocolRef protocol, Attribution by)
            implements FollowUpEvent {}

    /** The police have read it. */
    record FeedbackRead(CaseFileId caseFile, LocalDate occurredOn, ProtocolRef protocol, Attribution by)
            implements FollowUpEvent {}

    /** A closed case was taken up again. */
    record CaseReopened(
            CaseFileId caseFile,
            LocalDate occurredOn,
            Resume resume,
            Personal<String> reason,
            ProtocolRef protocol,
            Attribution by)
            implements FollowUpEvent {

        /** Where it goes on. */
        public enum Resume {
            FOLLOW_UP,
            POLICE_DECISION
        }
    }

    /**
     * An entry of this case was wrong, and this is right. The entry stays as it was, and stands beside it (Data
     * Protection Act 2018 s.46).
     *
     * @param corrects the sequence number of the entry's event in this case, 0 for the referral
     */
    record EntryCorrected(
            CaseFileId caseFile,
            LocalDate occurredOn,
            long corrects,
            Personal<String> text,
            Personal<String> reason,
            ProtocolRef protocol,
            Attribution by)
            implements FollowUpEvent {}

    /**
     * A supplementary statement: what somebody says to an entry that they think wrong or incomplete (Data Protection Act
     * 2018 s.46(3)).
     *
     * @param about the sequence number of the entry's event in this case, 0 for the referral
     */
    record StatementAdded(
            CaseFileId caseFile,
            LocalDate occurredOn,
            long about,
            Speaker speaker,
            Personal<String> text,
            ProtocolRef protocol,
            Attribution by)
            implements FollowUpEvent {

        public enum Speaker {
            CHILD,
            PARENT_OR_CARER,
            VICTIM,
            PROFESSIONAL
        }
    }
}
