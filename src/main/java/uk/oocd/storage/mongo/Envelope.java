package uk.oocd.storage.mongo;

import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * One document of a view, as it is kept. Public for the driver, which reads it by reflection.
 *
 * @param position of the last event that was applied to it, in the whole log
 * @param document the value as sealed contract JSON
 * @param by its value under each index that it is in
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Envelope(@BsonId String key, long position, byte[] document, Map<String, String> by) {}
