package uk.oocd.api;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import uk.oocd.kernel.History;

/**
 * The header {@code If-Match} (RFC 9110, 13.1.1): on which version of a case or panel a command rests. Its entity tags
 * are version numbers in quotes, as every answer's {@code ETag} has them.
 *
 * @param versions those named; a tag that is none of ours, or weak, matches nothing and is left out
 */
record IfMatch(boolean any, List<Long> versions) {

    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"\\s*(,|$)");
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");
    private static final long NONE = -1;

    IfMatch {
        versions = List.copyOf(versions);
    }

    /** Spring reads the header by it. */
    public static IfMatch of(String header) {
        if (header.strip().equals("*")) return new IfMatch(true, List.of());
        var versions = new ArrayList<Long>();
        var tag = TAG.matcher(header);
        int read = 0;
        while (tag.find() && tag.start() == read) {
            read = tag.end();
            boolean ours = tag.group(1) == null && VERSION.matcher(tag.group(2)).matches();
            if (ours) versions.add(Long.parseLong(tag.group(2)));
        }
        if (read == 0 || read != header.length()) throw new IllegalArgumentException("no entity tags");
        return new IfMatch(false, versions);
    }

    /** The one version to go on from; empty where any will do. */
    OptionalLong expected(History history, String stream) {
        if (any) return OptionalLong.empty();
        return OptionalLong.of(history.version(stream)
                .filter(versions::contains)
                .orElse(versions.isEmpty() ? NONE : versions.getFirst()));
    }

    /** The tag of a version, for {@code ETag}. */
    static String tag(long version) {
        return "\"" + version + "\"";
    }
}
