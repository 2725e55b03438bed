package uk.oocd.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Debian's Chromium, driven as a person would: by labels, links and buttons. A page is checked by axe and photographed
 * into {@code target/screenshots} (unless nobody is there to look: {@code CI=true}) when it is first come to. Whenever it shows a piece that it did not show before (a
 * heading, a field or a component of the design system, numbers and references left out) it is photographed again, and
 * the sections with those pieces are checked. What differs only in what a case says, or puts together pieces that were
 * each looked at, is not checked twice.
 */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PHOTOGRAPHS = Path.of("target", "screenshots");
    private static final boolean UNATTENDED = "true".equals(System.getenv("CI"));

    private static final String PIECES = """
            const plain = said => said.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|OOCD-[0-9A-Z-]+/g, '').replace(/[0-9]+/g, '#');
            const piecesOf = e => [...e.classList].concat(
                e.matches('h1, h2, h3, input, select, textarea') ? [plain(e.name || e.textContent)] : []);
            const elements = [...document.querySelectorAll('main *')];
            """;

    private final ChromeDriver driver;
    private final String base;
    private final String axe;
    private final List<String> faults = new ArrayList<>();
    private final Path album;
    private final Map<String, Set<String>> pieces = new HashMap<>();
    private final Map<String, Set<Cookie>> sessions = new HashMap<>();
    private String who = "";
    private int looks;

    private Browser(ChromeDriver driver, String base, String axe, Path album) {
        this.driver = driver;
        this.base = base;
        this.axe = axe;
        this.album = album;
    }

    /** For one journey, whose photographs go into a folder of their own: journeys run side by side. */
    static Browser open(String base, Class<?> journey) {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (UNATTENDED) {
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
            var album = Files.createDirectories(PHOTOGRAPHS.resolve(journey.getSimpleName()));
            return new Browser(driver, base, axe, album);
        } catch (IOException e) {
            driver.quit();
            throw new UncheckedIOException(e);
        }
    }

    void goTo(String path) {
        driver.get(base + path);
        look();
    }

    /** Turns to another person's own browser, where they stay signed in once they have signed in. */
    void as(String person, String password) {
        if (person.equals(who)) return;
        if (!who.isEmpty()) sessions.put(who, driver.manage().getCookies());
        driver.manage().deleteAllCookies();
        who = person;
        var kept = sessions.get(person);
        if (kept != null) {
            kept.forEach(driver.manage()::addCookie);
            return;
        }
        goTo("/sign-in");
        fill("username", person);
        fill("password", password);
        press("Sign in");
    }

    void follow(String link) {
        click(element(By.partialLinkText(link)));
    }

    void press(String button) {
        click(element(By.xpath("//button[normalize-space(.)=" + quoted(button) + " and not(@aria-hidden)]")));
    }

    /** What a link downloads, as the person who is signed in. */
    String fetch(String path) {
        var cookies = driver.manage().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Cookie", cookies)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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

    /** What the radios of that name offer. */
    List<String> offers(String name) {
        return driver.findElements(By.cssSelector("input[name=" + quoted(name) + "]")).stream()
                .map(radio -> Objects.requireNonNull(radio.getDomAttribute("value")))
                .toList();
    }

    /** What is chosen of the radios of that name. */
    String chosen(String name) {
        return Objects.requireNonNull(
                element(By.cssSelector("input[name=" + quoted(name) + "]:checked")).getDomAttribute("value"));
    }

    /** Pastes the same into every field whose name begins so. */
    void fillEach(String beginning, String text) {
        names(beginning).forEach(name -> driver.executeScript(
                "arguments[0].value = arguments[1]", element(By.name(name)), text));
    }

    /** Ticks the box of that value in the list whose names begin so. */
    void tick(String beginning, String value) {
        var box = element(By.cssSelector(
                "input[type=checkbox][name^=" + quoted(beginning) + "][value=" + quoted(value) + "]"));
        if (!box.isSelected()) driver.executeScript("arguments[0].click()", box);
    }

    /** Ticks these in the list whose names begin so, and no others. */
    void tickOnly(String beginning, String... values) {
        driver.findElements(By.cssSelector("input[type=checkbox][name^=" + quoted(beginning) + "]:checked"))
                .forEach(box -> driver.executeScript("arguments[0].click()", box));
        for (var value : values) tick(beginning, value);
    }

    /** Opens everything on the page that is folded away. */
    void unfold() {
        driver.executeScript("document.querySelectorAll('main details').forEach(each => { each.open = true })");
    }

    /** What the error summary says; empty where the page has none. */
    String problems() {
        return driver.findElements(By.cssSelector(".govuk-error-summary")).stream()
                .map(WebElement::getText)
                .findFirst()
                .orElse("");
    }

    /** What the row of a table says that has this as its heading. */
    String row(String heading) {
        return element(By.xpath("//tr[th[starts-with(normalize-space(.)," + quoted(heading) + ")]]"))
                .getText();
    }

    /** Uses the search box of the page's head. */
    void find(String text) {
        goTo("/");
        fill("q", text);
        press("Search");
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
        return String.valueOf(driver.executeScript("return document.body.innerText")).replaceAll("[\\h]+", " ");
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

    /** How many pages were checked. */
    int pages() {
        return looks;
    }

    private WebElement element(By by) {
        var found = driver.findElements(by);
        assertThat(found).as("%s on %s%n%s", by, driver.getCurrentUrl(), text()).isNotEmpty();
        return found.getFirst();
    }

    private void click(WebElement element) {
        driver.executeScript("window.before = true; arguments[0].scrollIntoView({block: 'center'})", element);
        // A photograph makes the window as tall as the page; on a busy machine it takes a moment to be what it was
        patiently().ignoring(ElementNotInteractableException.class).until(_ -> {
            element.click();
            return true;
        });
        patiently().until(_ -> arrived());
        look();
    }

    private WebDriverWait patiently() {
        return new WebDriverWait(driver, Duration.ofSeconds(60));
    }

    /** Whether the page that a click leads to is there: a click may return before the browser has left the old one. */
    private boolean arrived() {
        try {
            return Boolean.TRUE.equals(
                    driver.executeScript("return !window.before && document.readyState === 'complete'"));
        } catch (WebDriverException betweenPages) {
            return false;
        }
    }

    private void look() {
        var page = String.valueOf(driver.executeScript(PIECES + "return plain(location.pathname + ' ' + document.title)"));
        var isNew = !pieces.containsKey(page);
        var known = pieces.computeIfAbsent(page, _ -> new HashSet<>());
        var shown = driver.executeScript(PIECES + "return [...new Set(elements.flatMap(piecesOf))]");
        if (!(shown instanceof List<?> all)) throw new IllegalStateException("no pieces: " + shown);
        var fresh = all.stream().map(String::valueOf).filter(known::add).toList();
        if (!isNew && fresh.isEmpty()) return;
        looks++;
        if (!UNATTENDED) photograph();
        driver.executeScript(axe);
        // GOV.UK Frontend puts the back link before main, which the best practice "region" would not have
        var result = driver.executeAsyncScript(
                PIECES
                        + """
                const [isNew, fresh, done] = arguments;
                const parts = elements.filter(e => piecesOf(e).some(piece => fresh.includes(piece)))
                   .map(e => e.closest('section, form, main'));
                axe.run(isNew ? document : {include: [...new Set(parts)]},
                        {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: {region: {enabled: false}}})
                   .then(r => done(r.violations.map(v => v.id + ': ' + v.help + ' — ' +
                        v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(' | '))))
                   .catch(e => done(['axe failed: ' + e]));
                """,
                isNew,
                fresh);
        if (!(result instanceof List<?> violations)) throw new IllegalStateException("axe said " + result);
        violations.forEach(v -> faults.add(path() + " " + v));
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
            var name = "%03d%s.png"
                    .formatted(
                            looks,
                            path().replaceAll("\\?.*|[0-9a-f]{8}-[0-9a-f-]{27}", "").replaceAll("[^a-z-]+", "-"));
            Files.write(album.resolve(name), driver.getScreenshotAs(OutputType.BYTES));
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
