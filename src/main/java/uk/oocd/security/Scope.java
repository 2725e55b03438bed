package uk.oocd.security;

/**
 * To whom a case or a panel belongs.
 *
 * @param force the code of the police force
 * @param service the code of the youth justice service
 */
public record Scope(String force, String service) {}
