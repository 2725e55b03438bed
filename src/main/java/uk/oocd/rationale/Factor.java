package uk.oocd.rationale;

import uk.oocd.kernel.Personal;

/**
 * Something the panel weighed beside the gravity score, and which way it pointed.
 *
 * @param code what was weighed, for example {@code victim-view} or {@code childs-needs}
 * @param evidence the words or document it rests on
 */
public record Factor(String code, Bearing bearing, Personal<String> evidence) {

    public enum Bearing {
        TOWARDS_DIVERSION,
        TOWARDS_FORMAL_ACTION,
        NEUTRAL
    }
}
