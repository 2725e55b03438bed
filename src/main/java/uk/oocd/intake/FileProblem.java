package uk.oocd.intake;

import uk.oocd.kernel.Problem;

/** What can be wrong with a file of referrals, before any row of it is read as a referral. */
public enum FileProblem implements Problem {
    FILE_EMPTY,
    /** Facts: how many megabytes it may have. */
    FILE_TOO_LARGE,
    /** Facts: the line of the first bytes that are not UTF-8. */
    FILE_NOT_UTF8,
    /** Facts: the line on which the row begins whose quotes do not match. */
    FILE_QUOTES_UNMATCHED,
    /** It has a header and nothing else. */
    FILE_WITHOUT_ROWS,
    /** Facts: how many rows it may have. */
    FILE_TOO_MANY_ROWS,
    /** Facts: the column. */
    COLUMN_MISSING,
    /** Facts: the column as it stands in the file. */
    COLUMN_UNKNOWN,
    /** Facts: the column. */
    COLUMN_TWICE,
    /** Facts: how many values the row has, how many columns the header has. */
    ROW_MISSHAPEN,
    /** Something is said of an offence that has neither code nor date. */
    OFFENCE_WITHOUT_CODE;

    /** The field of the upload form; each row's problems are given with their own. */
    @Override
    public String pointer() {
        return "/file";
    }

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }
}
