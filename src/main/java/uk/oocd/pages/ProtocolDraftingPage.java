package uk.oocd.pages;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.protocol.RuleTable;
import uk.oocd.protocol.TableSource;
import uk.oocd.requests.ProtocolRequests.Begin;
import uk.oocd.requests.ProtocolRequests.Beginning;
import uk.oocd.requests.ProtocolRequests.Content;
import uk.oocd.requests.ProtocolRequests.Description;
import uk.oocd.requests.ProtocolRequests.Reason;
import uk.oocd.requests.ProtocolRequests.Table;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.People;
import uk.oocd.security.Person;
import uk.oocd.wording.Wording;

/**
 * What an author does: begin a version, upload its content or one decision table, say from when it applies and what
 * changes, drop it. What is uploaded is kept even where it is faulty; the version's page says what is wrong.
 */
@Controller
@RequestMapping("/protocols/{protocol}")
class ProtocolDraftingPage extends ProtocolStepPage {

    /** Stands for the whole content where a decision table could be named. */
    private static final String WHOLE = "whole";

    private final Access access;
    private final People people;
    private final Choices choices;

    ProtocolDraftingPage(
            ProtocolShelf shelf, ProtocolWords words, Access access, People people, Wording wording, Choices choices) {
        super(shelf, words, wording, Action.DRAFT_PROTOCOL);
        this.access = access;
        this.people = people;
        this.choices = choices;
    }

    @GetMapping("/new")
    String begin(@PathVariable String protocol, Person me, Model model) {
        access.require(me, Action.DRAFT_PROTOCOL, people.scopeOf(protocol));
        return shownNew(protocol, Typed.NOTHING, model);
    }

    @PostMapping("/new")
    String begin(
            @PathVariable String protocol,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(name = "content", required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        access.require(me, Action.DRAFT_PROTOCOL, people.scopeOf(protocol));
        var typed = Typed.from(parameters);
        var form = FormBinding.bind(typed, Beginning.class);
        var sent = new Beginning(form.begin(), ProtocolShelf.textOf(file), form.effectiveFrom(), form.changeNote());
        try {
            shelf.begin(me, protocol, context -> sent.toCommand(context).orThrow());
            flash.addFlashAttribute("done", "The version has been begun. Nobody works under it before it is approved.");
            return "redirect:/protocols/" + protocol + "/"
                    + shelf.book(protocol).versions().getLast().number();
        } catch (CommandRefused refused) {
            refused(refused, model, response);
            return shownNew(protocol, typed, model);
        }
    }

    private String shownNew(String protocol, Typed typed, Model model) {
        model.addAttribute(Typed.MODEL, typed);
        model.addAttribute("protocolHref", "/protocols/" + protocol);
        model.addAttribute("organisation", people.organisation(protocol));
        model.addAttribute("beginnings", choices.of(Begin.class));
        return "protocols/new";
    }

    @GetMapping("/{number:[0-9]+}/content")
    String content(@PathVariable String protocol, @PathVariable int number, Person me, Model model) {
        return shownContent(open(me, protocol, number), new Typed(Map.of("table", List.of(WHOLE))), model);
    }

    @PostMapping("/{number:[0-9]+}/content")
    String content(
            @PathVariable String protocol,
            @PathVariable int number,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(name = "content", required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var shelved = open(me, protocol, number);
        var typed = Typed.from(parameters);
        var table = typed.text("table");
        var text = ProtocolShelf.textOf(file);
        try {
            send(
                    me,
                    protocol,
                    typed,
                    context -> table.equals(WHOLE)
                            ? new Content(text).toCommand(context, number).orThrow()
                            : new Table(text).toCommand(context, number, table).orThrow());
            flash.addFlashAttribute("done", "What you uploaded has been kept. Look below whether anything is wrong.");
            return "redirect:" + shelved.href();
        } catch (CommandRefused refused) {
            refused(refused, model, response);
            return shownContent(shelved, typed, model);
        }
    }

    private String shownContent(ProtocolShelf.Shelved shelved, Typed typed, Model model) {
        shown(shelved, typed, model);
        var names = Arrays.stream(RuleTable.values()).map(RuleTable::title);
        var there = shelf.tables(shelved).stream().map(TableSource::name);
        model.addAttribute(
                "tableChoices",
                Stream.concat(
                                Stream.of(new Option(
                                        WHOLE, "The whole protocol", "A content file (YAML), tables and all")),
                                Stream.concat(there, names)
                                        .distinct()
                                        .map(table -> Option.of(table, "The table " + table)))
                        .toList());
        return "protocols/content";
    }

    @GetMapping("/{number:[0-9]+}/description")
    String description(@PathVariable String protocol, @PathVariable int number, Person me, Model model) {
        var shelved = open(me, protocol, number);
        var own = requireNonNull(shelved.own());
        var from = own.effectiveFrom();
        var typed = from == null
                ? Map.of("changeNote", List.of(own.changeNote()))
                : Map.of("changeNote", List.of(own.changeNote()), "effectiveFrom", Typed.day(from));
        return shownDescription(shelved, new Typed(typed), model);
    }

    @PostMapping("/{number:[0-9]+}/description")
    String description(
            @PathVariable String protocol,
            @PathVariable int number,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var shelved = open(me, protocol, number);
        var typed = Typed.from(parameters);
        try {
            var sent = FormBinding.bind(typed, Description.class);
            send(me, protocol, typed, context -> sent.toCommand(context, number).orThrow());
            flash.addFlashAttribute("done", "The date and the note have been changed.");
            return "redirect:" + shelved.href();
        } catch (CommandRefused refused) {
            refused(refused, model, response);
            return shownDescription(shelved, typed, model);
        }
    }

    private String shownDescription(ProtocolShelf.Shelved shelved, Typed typed, Model model) {
        shown(shelved, typed, model);
        return "protocols/description";
    }

    @GetMapping("/{number:[0-9]+}/dropping")
    String drop(@PathVariable String protocol, @PathVariable int number, Person me, Model model) {
        return shownDrop(open(me, protocol, number), Typed.NOTHING, model);
    }

    @PostMapping("/{number:[0-9]+}/dropping")
    String drop(
            @PathVariable String protocol,
            @PathVariable int number,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var shelved = open(me, protocol, number);
        var typed = Typed.from(parameters);
        try {
            var sent = FormBinding.bind(typed, Reason.class);
            send(me, protocol, typed, context -> sent.drop(context, number));
            flash.addFlashAttribute("done", "The draft has been dropped.");
            return "redirect:/protocols";
        } catch (CommandRefused refused) {
            refused(refused, model, response);
            return shownDrop(shelved, typed, model);
        }
    }

    private String shownDrop(ProtocolShelf.Shelved shelved, Typed typed, Model model) {
        shown(shelved, typed, model);
        model.addAttribute("endPath", "/dropping");
        model.addAttribute("endTitle", "Drop this draft");
        model.addAttribute(
                "endWords",
                "It stays readable to authors, approvers, managers and inspectors, and cannot be taken up again.");
        return "protocols/end";
    }
}
