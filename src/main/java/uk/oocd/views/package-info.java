/**
 * What projections are made of: a collection of documents each, a position, and a way to wait for them. Disposable: all
 * of it is rebuilt from the log.
 */
@NullMarked
package uk.oocd.views;

import org.jspecify.annotations.NullMarked;
