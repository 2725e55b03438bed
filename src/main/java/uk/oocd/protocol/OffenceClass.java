package uk.oocd.protocol;

/** How an offence may be tried. Source: HMPPS manage-offences data model; drives penalties and CPS routing. */
public enum OffenceClass {
    SUMMARY,
    EITHER_WAY,
    INDICTABLE_ONLY
}
