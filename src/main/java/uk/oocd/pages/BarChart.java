package uk.oocd.pages;

import java.util.List;

/**
 * Bars side by side, drawn as SVG by {@code fragments/chart}. Shows nothing that the table beside it does not say.
 *
 * @param id unique on the page
 * @param title what it shows
 */
public record BarChart(String id, String title, List<Bar> bars) {

    /** Pixels of the drawing's own grid, which scales to the page. */
    private static final int ROW = 30;

    private static final int LONGEST = 400;

    /**
     * @param value how long the bar is, beside the others
     * @param text what stands behind it, for example {@code 22 of 65 (33.8%)}
     */
    public record Bar(String label, double value, String text) {}

    public BarChart {
        bars = List.copyOf(bars);
    }

    public int height() {
        return bars.size() * ROW;
    }

    /** Where a bar's row begins. */
    public int top(int place) {
        return place * ROW;
    }

    /** The longest bar takes all the room there is; a value above nothing is never drawn as nothing. */
    public long length(Bar bar) {
        var most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        return bar.value() <= 0 ? 0 : Math.max(2, Math.round(LONGEST * bar.value() / most));
    }
}
