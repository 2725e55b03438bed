package uk.oocd.storage.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoServerException;

/** The server's refusal to have two documents of one key. */
final class DuplicateKey {

    private static final int CODE = 11_000;

    private DuplicateKey() {}

    /** Whether that is what went wrong, or a part of it. */
    static boolean in(MongoException failure) {
        return failure instanceof MongoBulkWriteException bulk
                ? bulk.getWriteErrors().stream().anyMatch(error -> error.getCode() == CODE)
                : failure instanceof MongoServerException && failure.getCode() == CODE;
    }
}
