package uk.oocd.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages that say the same to everybody, signed in or not. */
@Controller
class StandingPages {

    @GetMapping("/sign-in")
    String signIn(HttpServletRequest request, Model model) {
        model.addAttribute("failed", request.getParameter("failed") != null);
        model.addAttribute("ended", request.getParameter("ended") != null);
        model.addAttribute("signedOut", request.getParameter("signed-out") != null);
        return "sign-in";
    }

    @GetMapping("/accessibility")
    String accessibility() {
        return "accessibility";
    }

    @GetMapping("/privacy")
    String privacy() {
        return "privacy";
    }

    @GetMapping("/cookies")
    String cookies() {
        return "cookies";
    }

    @GetMapping("/help")
    String help() {
        return "help";
    }
}
