/** How engines are measured: closed-loop clients, windows, exact percentiles, and who used the processor meanwhile. */
@NullMarked
package uk.oocd.bench.measure;

import org.jspecify.annotations.NullMarked;
