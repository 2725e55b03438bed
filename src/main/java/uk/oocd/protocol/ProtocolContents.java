package uk.oocd.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the content of a protocol: the port to whatever knows YAML and decision tables. */
public interface ProtocolContents {

    /**
     * A content for the text, in the form that is written today.
     *
     * @param text as somebody wrote it; may be no protocol at all
     */
    ProtocolContent of(String text);

    /** The text of a version, to begin another with. */
    ProtocolContent of(Protocol version);

    /** The least that can be said, for somebody who begins with nothing. */
    ProtocolContent blank();

    /**
     * Reads it as one version of a protocol, and says all that is wrong with it. Never throws: nothing in a text that
     * anybody may have uploaded is run, fetched or expanded.
     *
     * @param effectiveFrom stands in for a date that is not settled by any
     */
    Read read(ProtocolContent content, ProtocolRef version, LocalDate effectiveFrom);

    /**
     * @param protocol null where too much is wrong for it to be one
     */
    record Read(@Nullable Protocol protocol, ContentCheck check) {}

    /** What it says, laid out to be read, as far as it can be; nothing where it is not even YAML. */
    ProtocolOutline outline(ProtocolContent content);

    /** Its decision tables, as they were uploaded; those that have both a name and a text. */
    List<TableSource> tables(ProtocolContent content);

    /**
     * The content with one decision table in the place of what it has under that name, or added.
     *
     * @return empty where the content cannot be read far enough to do so
     */
    Optional<ProtocolContent> withTable(ProtocolContent content, TableSource table);
}
