package uk.oocd.protocol;

/**
 * Offences that a protocol has rules of its own for, as Home Office and Ministry of Justice guidance of 12 February 2026
 * has for children who carry knives.
 *
 * @param alwaysReferred whether the police refer every such child, so that nothing is decided on the spot
 * @param planMandatory whether the youth justice service makes a plan whatever the outcome
 * @param nonEngagementToPolice whether the police must be told of a child who does not engage, whatever the outcome
 * @param source the document that this comes from
 */
public record OffenceGroup(
        String code,
        String title,
        boolean alwaysReferred,
        boolean planMandatory,
        boolean nonEngagementToPolice,
        String clause,
        String source) {}
