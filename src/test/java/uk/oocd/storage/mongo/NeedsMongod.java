package uk.oocd.storage.mongo;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that runs against a real MongoDB. Where none can be had it is skipped, by name, and says what to set; in CI it
 * fails.
 */
@Retention(RUNTIME)
@Target({TYPE, METHOD})
@Inherited
@ExtendWith(NeedsMongod.Condition.class)
public @interface NeedsMongod {

    /** Whether a server that is there already will do, or the test has to start and stop nodes of its own. */
    boolean ownNodes() default false;

    /** See {@link NeedsMongod}. */
    class Condition implements ExecutionCondition {

        private static final String WHAT_TO_SET =
                "no mongod: run ops/mongodb/get-mongod once, set OOCD_MONGOD to the path of one, or put one on the PATH";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean ownNodes = context.getElement()
                    .map(element -> element.getAnnotation(NeedsMongod.class))
                    .map(NeedsMongod::ownNodes)
                    .orElse(false);
            if (ownNodes ? RealMongo.mongod().isPresent() : RealMongo.available())
                return ConditionEvaluationResult.enabled("there is a MongoDB");
            if ("true".equals(System.getenv("CI"))) throw new IllegalStateException(WHAT_TO_SET);
            return ConditionEvaluationResult.disabled(WHAT_TO_SET);
        }
    }
}
