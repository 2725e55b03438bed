package uk.oocd.storage.mongo;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What occurred in simulated histories, and how often: a history that meets no failure shows nothing. */
final class Tally {

    enum Met {
        ELECTION,
        TWO_PRIMARIES,
        STEPPED_DOWN,
        CRASH,
        PARTITION,
        COMMIT_ROLLED_BACK,

        INSERT_KEPT,
        INSERT_STOPPED_AT_THE_FIRST,
        INSERT_STOPPED_LATER,
        INSERT_UNKNOWN,
        INSERT_NOT_SENT,
        INSERT_OF_SEVERAL,
        BATCH_CUT,
        WRITE_CONCERN_ERROR,
        REQUEST_LOST,
        REPLY_LOST,
        ZOMBIE_WROTE,
        ZOMBIE_CAME_TO_ANOTHER_NODE,
        ZOMBIE_STOPPED,
        COPY_WROTE,

        READ_FOUND_NOTHING,
        READ_FOUND_ITS_OWN,
        READ_FOUND_ANOTHERS,
        READ_LAGGED,
        READ_FAILED,
        PEEK_FOUND,
        PEEK_FOUND_NOTHING,
        PEEK_FAILED,
        LOOK_UP_OF_STREAMS,
        LOOK_UP_OF_ONE_TURNED_DOWN,
        LOOK_UP_FAILED,
        LOOK_UP_LAGGED,
        LOOK_UP_BEYOND_WHAT_WAS_READ,
        PAUSE,

        KEPT_BY_ACKNOWLEDGEMENT,
        KEPT_BY_READING,
        KEPT_ELSEWHERE_THAN_FIRST_ASKED,
        ASKED_AGAIN_AT_THE_SAME_PLACE,
        REFUSED_SEQUENCE_TAKEN,
        REFUSED_BEYOND,
        REFUSED_EVENT_ID_TAKEN,
        REFUSED_AFTER_AN_UNKNOWN_OUTCOME,
        GIVEN_UP_AS_UNKNOWN,
        GIVEN_UP_AS_NOT_SENT,
        GIVEN_UP_AND_THERE,
        GIVEN_UP_AND_NOT_THERE,
        BEGAN_WHILE_A_ZOMBIE_WAS_ABOUT,
        LOOKED_FIRST,
        CAUGHT_UP,
        WRITER_RESTARTED,

        BIRTH,
        BIRTH_AT_ANOTHER_SEQUENCE,
        SEVERAL_STREAMS,
        NO_STREAM,
        WRONG_GUESS_OF_A_BIRTH,
    }

    private final Map<Met, long[]> counts = new EnumMap<>(Met.class);

    Tally() {
        for (Met what : Met.values()) counts.put(what, new long[1]);
    }

    void met(Met what) {
        counter(what)[0]++;
    }

    long of(Met what) {
        return counter(what)[0];
    }

    private long[] counter(Met what) {
        return Objects.requireNonNull(counts.get(what));
    }

    /** What never occurred. */
    List<Met> missing() {
        return Arrays.stream(Met.values()).filter(what -> of(what) == 0).toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Met what : Met.values())
            text.append(what).append(' ').append(of(what)).append('\n');
        return text.toString();
    }
}
