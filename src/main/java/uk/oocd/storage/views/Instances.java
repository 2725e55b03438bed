package uk.oocd.storage.views;

/** The instances of the program that share the work on the projections. */
public interface Instances {

    /** Says that this one runs, and answers how many do, this one among them. */
    int running();

    /** Says that this one runs no longer. */
    void leave();
}
