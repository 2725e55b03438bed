package uk.oocd.requests;

/** A question that is answered so. */
public enum YesNo {
    YES,
    NO
}
