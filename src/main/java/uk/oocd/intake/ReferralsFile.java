package uk.oocd.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import uk.oocd.intake.Column.Place;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Refusal;

/**
 * Reads a referrals file (RFC 4180, UTF-8 with or without a byte order mark) into rows. It is read whole or not at all:
 * an encoding is never guessed, since a wrong guess would change names without anybody noticing.
 */
final class ReferralsFile {

    static final int LIMIT_MEGABYTES = 20;
    static final int LIMIT_ROWS = 20_000;

    /** A file without a header, or of another kind, has unknown columns without end: that many are named, in part. */
    private static final int NAMED_COLUMNS = 20;

    private static final int NAMED_CHARACTERS = 60;

    static final int LIMIT_BYTES = LIMIT_MEGABYTES * 1024 * 1024;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private ReferralsFile() {}

    /**
     * The rows in the order of the file, blank lines left out.
     *
     * @throws CommandRefused with everything that keeps the file from being read
     */
    static List<ReferralRow> read(byte[] bytes) {
        if (bytes.length > LIMIT_BYTES) throw refused(Refusal.of(FileProblem.FILE_TOO_LARGE, LIMIT_MEGABYTES));
        var text = decoded(bytes);
        if (text.isBlank()) throw refused(Refusal.of(FileProblem.FILE_EMPTY));
        var rows = new ArrayList<ReferralRow>();
        int line = 1;
        try (var parser = CSVParser.parse(text, FORMAT)) {
            Header header = null;
            for (var records = parser.iterator(); records.hasNext(); ) {
                var record = records.next();
                int startedAt = line;
                line = (int) parser.getCurrentLineNumber() + 1;
                if (isBlank(record)) continue;
                if (header == null) {
                    header = Header.of(record);
                    continue;
                }
                if (rows.size() == LIMIT_ROWS) throw refused(Refusal.of(FileProblem.FILE_TOO_MANY_ROWS, LIMIT_ROWS));
                rows.add(header.row(startedAt, record));
            }
        } catch (UncheckedIOException | IOException e) {
            throw refused(Refusal.of(FileProblem.FILE_QUOTES_UNMATCHED, line));
        }
        if (rows.isEmpty()) throw refused(Refusal.of(FileProblem.FILE_WITHOUT_ROWS));
        return rows;
    }

    private static CommandRefused refused(Refusal refusal) {
        return new CommandRefused(List.of(refusal));
    }

    private static String decoded(byte[] bytes) {
        var decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var result = decoder.decode(in, out, true);
        var text = out.flip().toString();
        int nul = text.indexOf('\0'); // UTF-16 without its mark
        if (result.isError() || nul >= 0) {
            var before = nul >= 0 ? text.substring(0, nul) : text;
            throw refused(
                    Refusal.of(FileProblem.FILE_NOT_UTF8, (before + "|").lines().count()));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean isBlank(CSVRecord record) {
        return record.stream().allMatch(String::isBlank);
    }

    /** What stands where. */
    private static final class Header {

        private final Map<Place, Integer> indexes = new HashMap<>();
        private final int width;

        private Header(int width) {
            this.width = width;
        }

        static Header of(CSVRecord record) {
            var refusals = new ArrayList<Refusal>();
            var header = new Header(record.size());
            var seen = EnumSet.noneOf(Column.class);
            var twice = new HashSet<Place>();
            int unknown = 0;
            for (int i = 0; i < record.size(); i++) {
                var place = Column.named(record.get(i));
                if (place.isEmpty()) {
                    if (unknown++ < NAMED_COLUMNS)
                        refusals.add(unknown(record.get(i).strip()));
                } else {
                    if (place.get().number() == 1) seen.add(place.get().column());
                    if (header.indexes.putIfAbsent(place.get(), i) != null && twice.add(place.get())) {
                        refusals.add(
                                Refusal.of(FileProblem.COLUMN_TWICE, place.get().header()));
                    }
                }
            }
            for (var column : Column.values()) {
                if (column.required() && !seen.contains(column)) {
                    refusals.add(Refusal.of(FileProblem.COLUMN_MISSING, column.header(1)));
                }
            }
            if (!refusals.isEmpty()) throw new CommandRefused(refusals);
            return header;
        }

        private static Refusal unknown(String column) {
            return Refusal.of(
                    FileProblem.COLUMN_UNKNOWN, column.substring(0, Math.min(column.length(), NAMED_CHARACTERS)));
        }

        ReferralRow row(int line, CSVRecord record) {
            if (record.size() != width) {
                return new ReferralRow.Misshapen(line, Refusal.at("", FileProblem.ROW_MISSHAPEN, record.size(), width));
            }
            return ReferralRow.Filled.of(line, place -> {
                var index = indexes.get(place);
                if (index == null) return null;
                var value = record.get(index).strip();
                return value.isEmpty() ? null : value;
            });
        }
    }
}
