package uk.oocd.requests;

import org.jspecify.annotations.Nullable;

/**
 * What to look for. Sent as a body and not in the address, which is logged along the way: it may be a child's name.
 *
 * @param words the start of a reference or crime reference, or a part of the child's name
 */
public record SearchRequest(@Nullable String words) {}
