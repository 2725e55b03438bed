package uk.oocd.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;

/**
 * Debian's Chromium, driven as a person would: by labels, links and buttons. Each page that is come to is checked by axe
 * and photographed into {@code target/screenshots}.
 */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PHOTOGRAPHS = Path.of("target", "screenshots");

    private final ChromeDriver driver;
    private final String base;
    private final String axe;
    private final List<String> faults = new ArrayList<>();
    private int pages;

    private Browser(ChromeDriver driver, String base, String axe) {
        this.driver = driver;
        this.base = base;
        this.axe = axe;
    }

    static Browser open(String base) {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("Chromium and its driver: ops/test installs them").isTrue();
        }
        assumeTrue(there, "Chromium and its driver are missing: run ops/test, or apt-get install chromium chromium-driver");
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-device-scale-factor=1",
                "--lang=en-GB");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().window().setSize(new Dimension(1200, 900));
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            var axe = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            Files.createDirectories(PHOTOGRAPHS);
            return new Browser(driver, base, axe);
        } catch (IOException e) {
            driver.quit();
            throw new UncheckedIOException(e);
        }
    }

    void goTo(String path) {
        driver.get(base + path);
        look();
    }

    void follow(String link) {
        click(element(By.partialLinkText(link)));
    }

    void press(String button) {
        click(element(By.xpath("//button[normalize-space(.)=" + quoted(button) + " and not(@aria-hidden)]")));
    }

    /** Fills the field of that name. */
    void fill(String name, String text) {
        var field = element(By.name(name));
        field.clear();
        field.sendKeys(text);
    }

    /** Fills a date's three fields, which share a name. */
    void fill(String name, LocalDate date) {
        var fields = driver.findElements(By.name(name));
        var parts = List.of(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
        assertThat(fields).as(name).hasSize(3);
        for (int i = 0; i < 3; i++) {
            fields.get(i).clear();
            fields.get(i).sendKeys(parts.get(i).toString());
        }
    }

    void choose(String name, String value) {
        var radio = element(By.cssSelector("input[name=" + quoted(name) + "][value=" + quoted(value) + "]"));
        driver.executeScript("arguments[0].click()", radio);
    }

    void select(String name, String value) {
        new Select(element(By.name(name))).selectByValue(value);
    }

    /** Chooses the first that can be chosen, and says which. */
    String selectFirst(String name) {
        var select = new Select(element(By.name(name)));
        var value = select.getOptions().stream()
                .map(option -> Objects.requireNonNull(option.getDomAttribute("value")))
                .filter(v -> !v.isEmpty())
                .findFirst()
                .orElseThrow();
        select.selectByValue(value);
        return value;
    }

    /** What is chosen of the radios of that name. */
    String chosen(String name) {
        return Objects.requireNonNull(
                element(By.cssSelector("input[name=" + quoted(name) + "]:checked")).getDomAttribute("value"));
    }

    /** Fills every field whose name begins so. */
    void fillEach(String beginning, String text) {
        names(beginning).forEach(name -> fill(name, text));
    }

    /** Uses the search box of the page's head. */
    void find(String text) {
        goTo("/");
        fill("q", text);
        element(By.name("q")).submit();
        look();
    }

    /** What a field holds. */
    String value(String name) {
        return Objects.requireNonNullElse(element(By.name(name)).getDomProperty("value"), "");
    }

    boolean canPress(String button) {
        return !driver.findElements(By.xpath("//button[normalize-space(.)=" + quoted(button) + " and not(@aria-hidden)]"))
                .isEmpty();
    }

    void upload(String name, Path file) {
        element(By.name(name)).sendKeys(file.toAbsolutePath().toString());
    }

    boolean has(String name) {
        return !driver.findElements(By.name(name)).isEmpty();
    }

    private List<String> names(String startingWith) {
        return driver.findElements(By.cssSelector("[name^=" + quoted(startingWith) + "]")).stream()
                .map(e -> Objects.requireNonNull(e.getDomAttribute("name")))
                .distinct()
                .toList();
    }

    /** All that can be read on the page, the case's banner too. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Ticks every box whose name begins so. */
    void tickAll(String beginning) {
        driver.findElements(By.cssSelector("input[type=checkbox][name^=" + quoted(beginning) + "]:not(:checked)"))
                .forEach(box -> driver.executeScript("arguments[0].click()", box));
    }

    String heading() {
        return element(By.tagName("h1")).getText();
    }

    String path() {
        return Objects.requireNonNull(driver.getCurrentUrl()).substring(base.length());
    }

    /** What axe found wrong so far, page by page. */
    List<String> faults() {
        return faults;
    }

    int pages() {
        return pages;
    }

    private WebElement element(By by) {
        var found = driver.findElements(by);
        assertThat(found).as("%s on %s%n%s", by, driver.getCurrentUrl(), text()).isNotEmpty();
        return found.getFirst();
    }

    private void click(WebElement element) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
        look();
    }

    private void look() {
        pages++;
        photograph();
        driver.executeScript(axe);
        // GOV.UK Frontend puts the back link before main, which the best practice "region" would not have
        var result = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: {region: {enabled: false}}})
                   .then(r => done(r.violations.map(v => v.id + ': ' + v.help + ' — ' +
                        v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(' | '))))
                   .catch(e => done(['axe failed: ' + e]));
                """);
        if (result instanceof List<?> violations) {
            violations.forEach(v -> faults.add(path() + " " + v));
        }
    }

    private void photograph() {
        var height = driver.executeScript("return document.documentElement.scrollHeight");
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", 1200,
                        "height", Math.min(6_000, ((Number) Objects.requireNonNull(height)).intValue()),
                        "deviceScaleFactor", 1,
                        "mobile", false));
        try {
            var name = "%03d%s.png".formatted(pages, path().replaceAll("\\?.*", "").replaceAll("[^a-z-]+", "-"));
            Files.write(PHOTOGRAPHS.resolve(name), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    @Override
    public void close() {
        driver.quit();
    }
}
