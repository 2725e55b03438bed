package uk.oocd.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import org.springframework.ui.Model;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.protocol.ProtocolCommand;
import uk.oocd.requests.ProtocolContext;
import uk.oocd.security.Action;
import uk.oocd.security.Person;
import uk.oocd.wording.Wording;

/** Pages on which something is done to a version of a protocol, by those who may do this one thing. */
abstract class ProtocolStepPage {

    final ProtocolShelf shelf;
    private final ProtocolWords words;
    private final Wording wording;
    private final Action action;

    ProtocolStepPage(ProtocolShelf shelf, ProtocolWords words, Wording wording, Action action) {
        this.shelf = shelf;
        this.words = words;
        this.wording = wording;
        this.action = action;
    }

    final ProtocolShelf.Shelved open(Person me, String protocol, int number) {
        return shelf.find(me, action, protocol, number);
    }

    final void send(Person me, String protocol, Typed typed, Function<ProtocolContext, ProtocolCommand> command) {
        shelf.send(me, action, protocol, typed.version(), command);
    }

    /** Puts the version and what was typed about it into the model. */
    final void shown(ProtocolShelf.Shelved shelved, Typed typed, Model model) {
        model.addAttribute(ProtocolWords.MODEL, words);
        model.addAttribute(Typed.MODEL, typed);
        model.addAttribute("shelved", shelved);
        model.addAttribute("streamVersion", shelf.streamVersion(shelved.ref().protocol()));
    }

    /** Says what was refused; the form is to be shown again. */
    final void refused(CommandRefused refused, Model model, HttpServletResponse response) {
        response.setStatus(Refusals.status(refused.refusals()).value());
        model.addAttribute(Refusals.MODEL, Refusals.of(refused.refusals(), wording));
    }
}
