package uk.oocd.views;

/** An event's place in the whole log, 0 for the first. A parameter of this type in an event handler is filled in. */
public record Position(long value) {}
