package uk.oocd.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.protocol.ContentFinding;
import uk.oocd.protocol.ProtocolVersion.Status;
import uk.oocd.protocol.TableSource;
import uk.oocd.requests.ProtocolRequests;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.NotFound;
import uk.oocd.security.People;
import uk.oocd.security.Person;
import uk.oocd.wording.Wording;

/**
 * One version of a protocol: all that it says, how it came about, what is wrong with it while it is a draft, and what
 * differs from the version before. An inspector comes here from the history of a case.
 */
@Controller
@RequestMapping("/protocols/{protocol}/{number:[0-9]+}")
class ProtocolVersionPage {

    private final ProtocolShelf shelf;
    private final ProtocolWords words;
    private final Access access;
    private final People people;
    private final Wording wording;

    ProtocolVersionPage(ProtocolShelf shelf, ProtocolWords words, Access access, People people, Wording wording) {
        this.shelf = shelf;
        this.words = words;
        this.access = access;
        this.people = people;
        this.wording = wording;
    }

    @GetMapping
    String show(@PathVariable String protocol, @PathVariable int number, Person me, Model model) {
        return shown(shelf.find(me, Action.VIEW_PROTOCOL, protocol, number), me, model);
    }

    /** Asks for approval. What stands in the way is said on the page of the version itself. */
    @PostMapping("/submission")
    String submit(
            @PathVariable String protocol,
            @PathVariable int number,
            Person me,
            @RequestParam(required = false) @Nullable Long version,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var shelved = shelf.find(me, Action.DRAFT_PROTOCOL, protocol, number);
        try {
            shelf.send(
                    me,
                    Action.DRAFT_PROTOCOL,
                    protocol,
                    version == null ? OptionalLong.empty() : OptionalLong.of(version),
                    context -> ProtocolRequests.submission(context, number));
            flash.addFlashAttribute("done", "The version has been submitted for approval.");
            return "redirect:" + shelved.href();
        } catch (CommandRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(
                    Refusals.MODEL, Refusals.of(refused.refusals(), wording).withoutLinks());
            return shown(shelf.find(me, Action.VIEW_PROTOCOL, protocol, number), me, model);
        }
    }

    /** The content as a file: of a service's own version to the letter, as its author wrote it. */
    @GetMapping("/content.yaml")
    ResponseEntity<byte[]> content(@PathVariable String protocol, @PathVariable int number, Person me) {
        var shelved = shelf.find(me, Action.VIEW_PROTOCOL, protocol, number);
        return file(
                protocol + ".v" + number + ".yaml",
                "application/yaml",
                shelf.contentOf(shelved).text());
    }

    /** One decision table as a file for a DMN editor. */
    @GetMapping("/tables/{table}.dmn")
    ResponseEntity<byte[]> table(
            @PathVariable String protocol, @PathVariable int number, @PathVariable String table, Person me) {
        var shelved = shelf.find(me, Action.VIEW_PROTOCOL, protocol, number);
        return shelf.tables(shelved).stream()
                .filter(source -> source.name().equals(table) && table.matches("[A-Za-z0-9 _-]{1,100}"))
                .findFirst()
                .map(TableSource::xml)
                .map(xml -> file(table + ".dmn", "application/xml", xml))
                .orElseThrow(NotFound::new);
    }

    private static ResponseEntity<byte[]> file(String name, String type, String text) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(text.getBytes(UTF_8));
    }

    private String shown(ProtocolShelf.Shelved shelved, Person me, Model model) {
        var own = shelved.own();
        var scope = people.scopeOf(shelved.ref().protocol());
        boolean drafts = own != null && access.may(me, Action.DRAFT_PROTOCOL, scope);
        boolean approves = own != null && access.may(me, Action.APPROVE_PROTOCOL, scope);
        model.addAttribute(ProtocolWords.MODEL, words);
        model.addAttribute("shelved", shelved);
        model.addAttribute("outline", shelf.outline(shelved));
        model.addAttribute(
                "tables", shelf.tables(shelved).stream().map(TableSource::name).toList());
        model.addAttribute("streamVersion", shelf.streamVersion(shelved.ref().protocol()));
        model.addAttribute("mayChange", drafts && shelved.status() == Status.DRAFT);
        model.addAttribute(
                "mayDrop", drafts && (shelved.status() == Status.DRAFT || shelved.status() == Status.SUBMITTED));
        model.addAttribute("mayApprove", approves && shelved.status() == Status.SUBMITTED);
        model.addAttribute("mayWithdraw", approves && shelved.status() == Status.APPROVED);
        shelf.compared(shelved).ifPresent(compared -> model.addAttribute("compared", compared));
        List<ContentFinding> findings = own != null && own.open() ? shelf.findings(shelved) : List.of();
        model.addAttribute(
                "faults", findings.stream().filter(ContentFinding::error).toList());
        model.addAttribute(
                "gaps", findings.stream().filter(finding -> !finding.error()).toList());
        return "protocols/version";
    }
}
