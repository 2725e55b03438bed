package uk.oocd.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import uk.oocd.security.NotFound;
import uk.oocd.security.NotKept;
import uk.oocd.security.PapersClosed;

/** What somebody sees when a page cannot be had: what happened, and what to do now; never what went wrong inside. */
@Controller
class FailurePages implements ErrorController {

    /** Where the servlet container goes with whatever a page did not answer itself. */
    @RequestMapping("/error")
    String any(HttpServletRequest request, HttpServletResponse response) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        response.setStatus(status);
        return view(status);
    }

    private static String view(int status) {
        return switch (status) {
            case 403 -> "failures/forbidden";
            case 400 -> "failures/unreadable";
            case 404, 405 -> "failures/not-found";
            case 413 -> "failures/too-large";
            case 503 -> "failures/not-kept";
            default -> "failures/unexpected";
        };
    }

    /** What a page throws rather than answers. */
    @ControllerAdvice(basePackageClasses = FailurePages.class)
    static class Thrown {

        private final Frame frame;

        Thrown(Frame frame) {
            this.frame = frame;
        }

        /** What is not there, and an address whose id is none. */
        @ExceptionHandler({NotFound.class, MethodArgumentTypeMismatchException.class})
        String notFound(Model model, HttpServletRequest request, HttpServletResponse response) {
            return shown(HttpStatus.NOT_FOUND, model, request, response);
        }

        @ExceptionHandler(AccessDeniedException.class)
        String forbidden(Model model, HttpServletRequest request, HttpServletResponse response) {
            return shown(HttpStatus.FORBIDDEN, model, request, response);
        }

        @ExceptionHandler(PapersClosed.class)
        String papersClosed(Model model, HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            frame.frame(model, request, request.getUserPrincipal());
            return "failures/papers-closed";
        }

        @ExceptionHandler(NotKept.class)
        String notKept(NotKept notKept, Model model, HttpServletRequest request, HttpServletResponse response) {
            model.addAttribute("reason", notKept.reason().code());
            return shown(HttpStatus.SERVICE_UNAVAILABLE, model, request, response);
        }

        private String shown(HttpStatus status, Model model, HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(status.value());
            frame.frame(model, request, request.getUserPrincipal());
            return view(status.value());
        }
    }
}
