package uk.oocd.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import uk.oocd.intake.ImportReport;
import uk.oocd.intake.Imports;
import uk.oocd.security.Person;

/** Takes referrals in from a file, sent as it is or as a form sends it; answers what became of each row. */
@RestController
@RequestMapping("/api/imports")
class ImportsApi {

    static final String CSV = "text/csv";

    private final Imports imports;

    ImportsApi(Imports imports) {
        this.imports = imports;
    }

    /**
     * What became of the file.
     *
     * @param rows in the order of the file
     */
    record Imported(long taken, long alreadyHere, long refused, List<ImportReport.Row> rows) {

        static Imported of(ImportReport report) {
            return new Imported(report.taken(), report.alreadyHere(), report.refused(), report.rows());
        }
    }

    @PostMapping(consumes = CSV, produces = APPLICATION_JSON_VALUE)
    Imported take(Person me, InputStream body) throws IOException {
        return Imported.of(report(me, body));
    }

    @PostMapping(consumes = CSV, produces = CSV)
    String takeForSpreadsheet(Person me, InputStream body) throws IOException {
        return report(me, body).toCsv();
    }

    @PostMapping(consumes = MULTIPART_FORM_DATA_VALUE, produces = APPLICATION_JSON_VALUE)
    Imported take(Person me, @RequestParam MultipartFile file) throws IOException {
        return Imported.of(imports.take(me, file.getBytes()));
    }

    private ImportReport report(Person me, InputStream body) throws IOException {
        return imports.take(me, body.readNBytes(Imports.LIMIT_BYTES + 1));
    }
}
