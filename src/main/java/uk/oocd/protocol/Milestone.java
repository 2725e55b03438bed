package uk.oocd.protocol;

/** A point in a case that a time limit may run from or to. */
public enum Milestone {
    /** The offence, or the latest of several: when the police came to know of the child. */
    OFFENCE,
    REFERRED,
    SCREENED,
    ASSESSED,
    RECOMMENDED,
    /** The decision is the police's again, after a breach, a child who did not engage, or a reopening. */
    BACK_WITH_POLICE,
    POLICE_DECIDED,
    DELIVERED,
    FOLLOW_UP_ENDED,
    CLOSED
}
