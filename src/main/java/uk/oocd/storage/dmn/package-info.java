/**
 * Decision tables on Apache KIE, and the only place that knows it. What a service uploads passes four gates before
 * anything evaluates it: {@link uk.oocd.storage.dmn.DmnFile} reads the XML and lets nothing through but a table,
 * {@link uk.oocd.storage.dmn.Cells} lets nothing into a cell but values and ranges,
 * {@link uk.oocd.storage.dmn.Analysis} weighs the rows against each other, and KIE validates the rest.
 */
@NullMarked
package uk.oocd.storage.dmn;

import org.jspecify.annotations.NullMarked;
