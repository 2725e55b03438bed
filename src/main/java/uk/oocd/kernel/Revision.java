package uk.oocd.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which form of its contract an event record has now, where it is no longer the first: {@code @Revision(2)} goes with
 * {@code <event>.v2.schema.json} and an upcaster from 1. Older forms stay in the log for good.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Revision {

    int value();
}
