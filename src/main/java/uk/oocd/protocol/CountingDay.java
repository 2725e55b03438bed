package uk.oocd.protocol;

/**
 * Which day decides under which version something is done to a case. No national rule was found that says so for a local
 * protocol, so each says it itself; the day of the act is what applies where it is silent.
 */
public enum CountingDay {
    /** The day on which it is done. */
    ACT,
    /** The day of the referral: a case stays under the version under which it came. */
    REFERRAL,
    /** The day on which the panel sits that the case is, or was last, listed on; that of the act where there is none. */
    SITTING
}
