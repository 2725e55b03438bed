package uk.oocd.casefile;

/**
 * What changed about the risk: one of the three judgements of the assessment, or something that happened. No national
 * list of events was found; these are those that inspection reports and local procedures name, and {@link #OTHER} leaves
 * room.
 */
public enum RiskChange {
    SAFETY_AND_WELLBEING("the child’s safety and wellbeing"),
    RISK_OF_HARM("risk of harm to others"),
    LIKELIHOOD_OF_REOFFENDING("likelihood of reoffending"),
    NEW_ALLEGATION("a new allegation or arrest"),
    MISSING("the child went missing"),
    EXPLOITATION("a concern about exploitation"),
    CARE_OR_HOME("a change of care or home"),
    EDUCATION("exclusion, or a break in education"),
    SELF_HARM("a concern about self-harm"),
    VICTIM_SAFETY("a concern about a victim’s safety"),
    OTHER("another change");

    private final String words;

    RiskChange(String words) {
        this.words = words;
    }

    /** As a part of a sentence, after “risk changed:”. */
    public String words() {
        return words;
    }

    /** Whether it is one of the three judgements, which then has a new level. */
    public boolean judgement() {
        return this == SAFETY_AND_WELLBEING || this == RISK_OF_HARM || this == LIKELIHOOD_OF_REOFFENDING;
    }
}
