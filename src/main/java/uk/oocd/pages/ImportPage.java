package uk.oocd.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.multipart.MultipartFile;
import uk.oocd.intake.ImportReport;
import uk.oocd.intake.ImportReport.AlreadyHere;
import uk.oocd.intake.ImportReport.Refused;
import uk.oocd.intake.ImportReport.Taken;
import uk.oocd.intake.Imports;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Person;
import uk.oocd.wording.Wording;

/**
 * Referrals from a file, and what became of each row of it. The report can hold what stood in the file, so it is kept
 * nowhere but in the session of whoever uploaded it.
 */
@Controller
class ImportPage {

    private static final String REPORT = "uk.oocd.report";
    private static final String EXAMPLE = "demonstration/example.csv";
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final int PAGE = 100;

    private final Imports imports;
    private final ImportColumns columns;
    private final Access access;
    private final Wording wording;

    ImportPage(Imports imports, ImportColumns columns, Access access, Wording wording) {
        this.imports = imports;
        this.columns = columns;
        this.access = access;
        this.wording = wording;
    }

    /** One row that was taken, or was here before. */
    public record Line(int line, String href, String reference, boolean taken) {}

    @GetMapping("/imports/new")
    String show(Person me, Model model) {
        access.require(me, Action.IMPORT_REFERRALS);
        return "imports/new";
    }

    @PostMapping("/imports/new")
    String take(
            Person me,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            HttpSession session)
            throws IOException {
        access.require(me, Action.IMPORT_REFERRALS);
        try {
            session.setAttribute(REPORT, imports.take(me, file == null ? new byte[0] : file.getBytes()));
            return "redirect:/imports/report";
        } catch (CommandRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(Refusals.MODEL, Refusals.of(refused.refusals(), wording));
            return "imports/new";
        }
    }

    @GetMapping("/imports/report")
    String report(
            Person me,
            @SessionAttribute(name = REPORT, required = false) @Nullable ImportReport report,
            @RequestParam(defaultValue = "1") int faults,
            @RequestParam(defaultValue = "1") int cases,
            Model model) {
        access.require(me, Action.IMPORT_REFERRALS);
        if (report == null) return "redirect:/imports/new";
        model.addAttribute("report", report);
        model.addAttribute("faults", Slice.of(report.faults(), faults));
        model.addAttribute("cases", Slice.of(cases(report), cases));
        return "imports/report";
    }

    /** The same for a spreadsheet. */
    @GetMapping("/imports/report.csv")
    ResponseEntity<byte[]> reportFile(
            Person me, @SessionAttribute(name = REPORT, required = false) @Nullable ImportReport report) {
        access.require(me, Action.IMPORT_REFERRALS);
        if (report == null) return ResponseEntity.notFound().build();
        return file("import-report.csv", "\uFEFF" + report.toCsv());
    }

    /** A file that could be uploaded as it is, by somebody of the person's own force. */
    @GetMapping("/imports/example.csv")
    ResponseEntity<byte[]> example(Person me) throws IOException {
        access.require(me, Action.IMPORT_REFERRALS);
        var example = new ClassPathResource(EXAMPLE).getContentAsString(UTF_8);
        return file("referrals-example.csv", example.replace("{force}", requireNonNull(me.force())));
    }

    @GetMapping("/imports/columns")
    String columns(Person me, Model model) {
        access.require(me, Action.IMPORT_REFERRALS);
        model.addAttribute("columns", columns.all());
        return "imports/columns";
    }

    private static List<Line> cases(ImportReport report) {
        return report.rows().stream()
                .<Line>mapMulti((row, lines) -> {
                    switch (row) {
                        case Taken(int line, var id, var reference) ->
                            lines.accept(new Line(line, "/cases/" + id.value(), reference, true));
                        case AlreadyHere(int line, var id, var reference) ->
                            lines.accept(new Line(line, "/cases/" + id.value(), reference, false));
                        case Refused _ -> {}
                    }
                })
                .toList();
    }

    private static ResponseEntity<byte[]> file(String name, String text) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(text.getBytes(UTF_8));
    }

    /**
     * A page of a long list.
     *
     * @param page from 1
     * @param of how many pages there are, 1 or more
     */
    public record Slice<T>(List<T> lines, int page, int of) {

        static <T> Slice<T> of(List<T> all, int asked) {
            int of = Math.max(1, (all.size() + PAGE - 1) / PAGE);
            int page = Math.clamp(asked, 1, of);
            return new Slice<>(all.subList((page - 1) * PAGE, Math.min(all.size(), page * PAGE)), page, of);
        }
    }
}
