package uk.oocd.pages;

import java.util.ArrayList;
import java.util.List;

/**
 * Bars made of parts, drawn as SVG by {@code fragments/chart}. Shows nothing that the table beside it does not say, so
 * nobody depends on telling its colours apart.
 *
 * @param id unique on the page
 * @param title what it shows
 * @param parts what the parts of each bar are called, in order
 */
public record StackedChart(String id, String title, List<String> parts, List<Bar> bars) {

    private static final int ROW = 30;
    private static final int LONGEST = 500;

    /** Told apart by people who see few colours: the Government Analysis Function's palette, and two blues. */
    private static final List<String> COLOURS =
            List.of("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1", "#2073BC", "#6BACE6");

    /** @param counts one a part */
    public record Bar(String label, List<Long> counts) {

        public Bar {
            counts = List.copyOf(counts);
        }

        public long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A part of a bar as it is drawn. */
    public record Segment(long from, long length, String colour) {}

    public StackedChart {
        parts = List.copyOf(parts);
        bars = List.copyOf(bars);
    }

    public int height() {
        return bars.size() * ROW;
    }

    public int top(int place) {
        return place * ROW;
    }

    public String colour(int part) {
        return COLOURS.get(part % COLOURS.size());
    }

    public long length(Bar bar) {
        return scaled(bar.total());
    }

    /** The parts that there are any of, from left to right. */
    public List<Segment> segments(Bar bar) {
        var segments = new ArrayList<Segment>();
        long before = 0;
        for (int part = 0; part < bar.counts().size(); part++) {
            long count = bar.counts().get(part);
            if (count > 0) {
                long from = scaled(before);
                segments.add(new Segment(from, scaled(before + count) - from, colour(part)));
            }
            before += count;
        }
        return segments;
    }

    private long scaled(long count) {
        long most = bars.stream().mapToLong(Bar::total).max().orElse(0);
        return most == 0 ? 0 : Math.round((double) LONGEST * count / most);
    }
}
