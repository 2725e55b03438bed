package uk.oocd.panel;

/** What came of an invitation to a sitting. */
public enum Reply {
    ACCEPTED,
    DECLINED;

    /** Why somebody cannot come: in a few words that say nothing about anybody's health or family. */
    public enum DeclineReason {
        ON_LEAVE,
        OTHER_DUTY,
        INTEREST_IN_A_CASE,
        OTHER
    }
}
