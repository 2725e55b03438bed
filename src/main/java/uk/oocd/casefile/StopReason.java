package uk.oocd.casefile;

/**
 * Why a case's clock stands still. No national list was found: these are reasons that services give, and {@link #OTHER}
 * leaves room for a local one; an explanation is asked for with each.
 */
public enum StopReason {
    WAITING_FOR_POLICE("waiting for information from the police"),
    WAITING_FOR_PROSECUTORS("waiting for advice from the Crown Prosecution Service"),
    CHILD_UNWELL("the child is in hospital or not well enough"),
    CHILD_MISSING("the child is missing"),
    APPROPRIATE_ADULT("no appropriate adult is available"),
    OTHER_PROCEEDINGS("waiting for other proceedings about the child"),
    OTHER("another reason");

    private final String words;

    StopReason(String words) {
        this.words = words;
    }

    /** As a part of a sentence, after “stopped:”. */
    public String words() {
        return words;
    }
}
