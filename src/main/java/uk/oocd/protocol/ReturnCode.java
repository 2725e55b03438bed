package uk.oocd.protocol;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.oocd.rationale.OutcomeCode;

/**
 * By what code an outcome is known in a return of data, for example one of a youth justice service to the Youth Justice
 * Board, from a day on. Kept apart from the outcome itself: a new outcome comes into use long before each return has a
 * code for it, as outcome 23 did in 2026, and what a return calls it meanwhile says nothing of what was decided.
 *
 * @param dataReturn what the return is called
 * @param from the first day, in Europe/London, on which an outcome begins to count for which this is the code
 * @param code as the return writes it, to the letter; null where from then on none is known, so that nothing is returned
 *     under a code that has ended
 * @param interim whether the return has no code of its own for this outcome, so that this one stands in for it
 * @param clause where the protocol says so
 * @param source the document that it comes from
 */
public record ReturnCode(
        String dataReturn,
        OutcomeCode outcome,
        LocalDate from,
        @Nullable String code,
        boolean interim,
        String clause,
        String source) {}
