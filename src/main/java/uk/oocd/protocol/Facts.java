package uk.oocd.protocol;

/**
 * What the rules read about a case to say which outcomes are open. Each fact is named, and one that nobody recorded says
 * so: it is neither a yes nor a no.
 *
 * <p>Earlier outcomes are not among them, so that no rule can read them: an outcome is never closed by history (Crime
 * and Disorder Act 1998 ss.66ZA to 66H as amended by the Legal Aid, Sentencing and Punishment of Offenders Act 2012
 * ss.135 to 138, which took the ladder away).
 *
 * @param admitted whether the child said to a constable that they did it
 * @param accepted whether the child accepts responsibility, which is less
 * @param victimSupports whether the victim supports action being taken
 * @param score the final gravity score
 * @param offenceClass of the gravest offence
 * @param offenceGroup a group of offences that the protocol has rules of its own for, or {@link #NO_GROUP}
 * @param age on the day that counts
 * @param withoutPanel whether the police are to decide it without a panel
 * @param outcomeGiven whether an outcome has been given for these offences already
 */
public record Facts(
        Answer admitted,
        Answer accepted,
        Evidence evidence,
        Answer victimSupports,
        DomesticAbuse domesticAbuse,
        Answer hateCrime,
        int score,
        OffenceClass offenceClass,
        String offenceGroup,
        AgeBand age,
        ProsecutionLimit prosecutionLimit,
        boolean withoutPanel,
        boolean outcomeGiven) {

    public static final String NO_GROUP = "none";

    /** The same case at another score. */
    public Facts at(int otherScore) {
        return changed(evidence, otherScore, prosecutionLimit, withoutPanel, outcomeGiven);
    }

    /** The same case, an outcome given for its offences or not. */
    public Facts given(boolean outcome) {
        return changed(evidence, score, prosecutionLimit, withoutPanel, outcome);
    }

    /** The same case, decided with a panel or without one. */
    public Facts decided(boolean withNoPanel) {
        return changed(evidence, score, prosecutionLimit, withNoPanel, outcomeGiven);
    }

    /** The same case, however far the evidence goes. */
    public Facts with(Evidence other) {
        return changed(other, score, prosecutionLimit, withoutPanel, outcomeGiven);
    }

    /** The same case, wherever the time limit for a prosecution stands. */
    public Facts at(ProsecutionLimit limit) {
        return changed(evidence, score, limit, withoutPanel, outcomeGiven);
    }

    private Facts changed(
            Evidence nextEvidence,
            int nextScore,
            ProsecutionLimit nextLimit,
            boolean nextWithoutPanel,
            boolean nextGiven) {
        return new Facts(
                admitted,
                accepted,
                nextEvidence,
                victimSupports,
                domesticAbuse,
                hateCrime,
                nextScore,
                offenceClass,
                offenceGroup,
                age,
                nextLimit,
                nextWithoutPanel,
                nextGiven);
    }

    /** A case of which nothing is known but its score: each other fact is not recorded. */
    public static Facts scored(int score) {
        return new Facts(
                Answer.NOT_RECORDED,
                Answer.NOT_RECORDED,
                Evidence.NOT_RECORDED,
                Answer.NOT_RECORDED,
                DomesticAbuse.NOT_RECORDED,
                Answer.NOT_RECORDED,
                score,
                OffenceClass.SUMMARY,
                NO_GROUP,
                AgeBand.NOT_KNOWN,
                ProsecutionLimit.NONE,
                false,
                false);
    }

    /** The case in which the least is in the way: admitted, accepted, with evidence enough to charge, and in time. */
    public static Facts atBest(int score) {
        return new Facts(
                Answer.YES,
                Answer.YES,
                Evidence.SUFFICIENT_TO_CHARGE,
                Answer.YES,
                DomesticAbuse.NONE,
                Answer.NO,
                score,
                OffenceClass.SUMMARY,
                NO_GROUP,
                AgeBand.FOURTEEN_TO_SEVENTEEN,
                ProsecutionLimit.AHEAD,
                false,
                false);
    }

    public enum Answer {
        YES,
        NO,
        NOT_RECORDED;

        public static Answer of(boolean yes) {
            return yes ? YES : NO;
        }
    }

    /** How far the evidence goes, as the police see it. */
    public enum Evidence {
        /** Enough for a realistic prospect of conviction: what a caution needs (Crime and Disorder Act 1998 s.66ZA, s.66B). */
        SUFFICIENT_TO_CHARGE,
        /** Enough to say that an offence occurred, not enough to charge. */
        OFFENCE_SHOWN,
        INSUFFICIENT,
        NOT_RECORDED
    }

    public enum DomesticAbuse {
        NONE,
        /** By or against somebody of the family who is not an intimate partner. */
        FAMILY,
        INTIMATE_PARTNER,
        NOT_RECORDED
    }

    /** The bands that penalties and safeguards turn on; the age itself is never kept. */
    public enum AgeBand {
        TEN_TO_THIRTEEN,
        FOURTEEN_TO_SEVENTEEN,
        EIGHTEEN_OR_OVER,
        NOT_KNOWN;

        /**
         * @param years 10 or more
         */
        public static AgeBand of(long years) {
            if (years < 14) return TEN_TO_THIRTEEN;
            return years < 18 ? FOURTEEN_TO_SEVENTEEN : EIGHTEEN_OR_OVER;
        }
    }

    /** Where the time limit for prosecuting a summary offence stands (Magistrates' Courts Act 1980 s.127). */
    public enum ProsecutionLimit {
        NONE,
        AHEAD,
        NEAR,
        PASSED
    }
}
