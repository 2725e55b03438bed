package uk.oocd.rationale;

import uk.oocd.kernel.Personal;

/** An outcome that was open and was not chosen, and why. */
public record OptionSetAside(OutcomeCode outcome, Personal<String> reason) {}
