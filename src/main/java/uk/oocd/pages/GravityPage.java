package uk.oocd.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.Protocols;
import uk.oocd.requests.Converted;
import uk.oocd.requests.ScoreRequest;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.NotFound;
import uk.oocd.security.People;
import uk.oocd.security.Person;
import uk.oocd.wording.Wording;

/** What offences would score by the matrix of a day, without a case: nothing is kept of it, and it is about nobody. */
@Controller
class GravityPage {

    private final Access access;
    private final Protocols protocols;
    private final People people;
    private final CaseFolder folder;
    private final CaseWords words;
    private final Wording wording;

    GravityPage(
            Access access, Protocols protocols, People people, CaseFolder folder, CaseWords words, Wording wording) {
        this.access = access;
        this.protocols = protocols;
        this.people = people;
        this.folder = folder;
        this.words = words;
        this.wording = wording;
    }

    @GetMapping("/gravity")
    String show(
            Person me,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            HttpServletResponse response) {
        access.require(me, Action.VIEW_PROTOCOL);
        var services = people.servicesOf(me);
        var chosen = service == null || service.isEmpty() ? services.getFirst() : service;
        if (!services.contains(chosen)) throw new NotFound();
        var typed = Typed.from(parameters);
        var sent = FormBinding.bind(typed, ScoreRequest.class);
        if (parameters.containsKey("score")) {
            switch (sent.score(chosen, protocols, folder.today())) {
                case Converted.Ready<ScoreRequest.Scored>(var scored) -> model.addAttribute("scored", scored);
                case Converted.Faulty<ScoreRequest.Scored>(List<Refusal> refusals) -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    model.addAttribute(Refusals.MODEL, Refusals.of(refusals, wording));
                }
            }
        }
        model.addAttribute(CaseWords.MODEL, words);
        model.addAttribute(Typed.MODEL, typed);
        model.addAttribute(
                "services",
                services.stream()
                        .map(each -> Option.of(each, people.organisation(each)))
                        .toList());
        var protocol = sent.protocol(chosen, protocols, folder.today());
        model.addAttribute("protocol", protocol);
        model.addAttribute(
                "offences",
                protocol.offences().stream()
                        .map(offence -> Option.of(offence.code(), offence.code() + " " + offence.title()))
                        .toList());
        model.addAttribute(
                "factors",
                protocol.factors().stream()
                        .map(factor -> choice(protocol, factor))
                        .toList());
        return "gravity";
    }

    private Option choice(Protocol protocol, Protocol.GravityFactor factor) {
        var offences = factor.offences().stream()
                .map(code ->
                        protocol.offence(code).map(Protocol.OffenceEntry::title).orElse(code))
                .toList();
        return new Option(
                factor.code(),
                factor.title() + " (" + words.effect(factor.effect()) + ")",
                offences.isEmpty() ? null : "For " + String.join(", ", offences));
    }
}
