package uk.oocd.storage.json;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.ConstructorDetector;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;
import uk.oocd.storage.keys.KeyVault;

/**
 * The one way events and view documents become JSON. Strict both ways, so that a stored event never means something by
 * guess. The form follows from the types alone; the domain carries no annotation for it:
 *
 * <ul>
 *   <li>A record is an object of all its components and nothing else. Each must be there. None may be null, except one
 *       whose type is {@code @Nullable}: that one is written as null.
 *   <li>A record around one value, such as {@code CaseFileId(UUID)}, is a string: see {@link ValueRecord}.
 *   <li>What is declared as a sealed interface is an object with a property {@code kind}: see {@link ContractTypes}.
 *   <li>{@link uk.oocd.kernel.Personal} is an object of its subject and its ciphertext: see {@link SealedPersonal}.
 *   <li>Enums are their constants' names; instants and dates are ISO 8601.
 * </ul>
 *
 * <p>A mapper holds caches that take a while to fill: make one and share it.
 */
public final class EventJson {

    private EventJson() {}

    /** Writes what is personal as ciphertext, and reads it back; erased where its key is gone. */
    public static JsonMapper mapper(KeyVault vault) {
        return strict(new SealedPersonal(vault));
    }

    /**
     * Shows values to people who may see them: what is personal is written in plain, what was erased as
     * {@code {"erased": true}}. Reads nothing personal, and is never for what is stored.
     */
    public static JsonMapper open() {
        return strict(new OpenPersonal());
    }

    private static JsonMapper strict(JacksonModule personal) {
        return JsonMapper.builder()
                .addModules(new ContractTypes(), personal)
                .constructorDetector(ConstructorDetector.USE_PROPERTIES_BASED)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                // so that a caller can tell a destroyed key, which nothing can be sealed with, from a fault
                .disable(SerializationFeature.WRAP_EXCEPTIONS)
                .build();
    }
}
