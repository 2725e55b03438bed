package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uk.oocd.security.Person;

/** Where everybody starts: what there is to do for them. */
@Controller
class HomePage {

    private final Frame frame;

    HomePage(Frame frame) {
        this.frame = frame;
    }

    @GetMapping("/")
    String home(Person me, Model model) {
        model.addAttribute("actions", frame.actions(me));
        return "home";
    }
}
