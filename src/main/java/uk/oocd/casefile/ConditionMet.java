package uk.oocd.casefile;

import uk.oocd.kernel.Personal;

/**
 * A condition that stood between an open outcome and the police decision, or its being given, and how it was met.
 *
 * @param code the reason that set it, for example {@code cps-first}
 * @param how in the words of who decided or delivered, for example which prosecutor said what on which day
 */
public record ConditionMet(String code, Personal<String> how) {}
