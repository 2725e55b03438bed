package uk.oocd.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Problem;
import uk.oocd.kernel.Refusal;
import uk.oocd.security.NotFound;
import uk.oocd.security.NotKept;
import uk.oocd.security.PapersClosed;
import uk.oocd.wording.Wording;

/**
 * Answers whatever goes wrong under {@code /api} with a problem detail (RFC 9457): one problem, with one error for each
 * thing to put right. The status is 422 for what cannot be taken as it is, 409 for what the stage does not allow, 412
 * for a version that is no longer the latest; {@code contracts/problems.yaml} lists every code. It stands before
 * Spring's own handling, so that a path or method that no controller knows is answered alike.
 */
@Component
class Problems implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String TYPES = "https://oocd.example/problems/";

    private final Wording wording;
    private final JsonMapper json;
    private final BodyFaults faults;

    Problems(Wording wording, JsonMapper json, BodyFaults faults) {
        this.wording = wording;
        this.json = json;
        this.faults = faults;
    }

    /**
     * @param errors each thing to put right; left out where there are none
     */
    record Body(
            URI type,
            String title,
            int status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String detail,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors) {}

    /**
     * @param pointer JSON Pointer into the body, as a URI fragment: {@code #/offences/1/date}; {@code #} for all of it
     */
    record Fault(String code, String detail, String pointer) {}

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (!request.getRequestURI().startsWith("/api/") || response.isCommitted()) return null;
        write(body(thrown, request, response, handler), response);
        return new ModelAndView();
    }

    private Body body(
            Exception thrown, HttpServletRequest request, HttpServletResponse response, @Nullable Object handler) {
        return switch (thrown) {
            case CommandRefused refused -> refused(refused.refusals());
            case NotFound _, NoResourceFoundException _, NoHandlerFoundException _ -> body(Answer.NOT_FOUND);
            case PapersClosed _ -> body(Answer.PAPERS_CLOSED);
            case AccessDeniedException _ -> body(Answer.FORBIDDEN);
            case NotKept notKept -> {
                LOG.error("A command was not kept: {}", notKept.reason(), notKept);
                yield body(
                        switch (notKept.reason()) {
                            case NOTHING_SAVED -> Answer.NOTHING_SAVED;
                            case OUTCOME_UNKNOWN -> Answer.OUTCOME_UNKNOWN;
                            case TOO_LARGE -> Answer.ENTRY_TOO_LARGE;
                        });
            }
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable, request, handler);
            case HttpRequestMethodNotSupportedException method -> {
                var others = method.getSupportedMethods();
                var allowed =
                        others == null ? "" : Arrays.stream(others).sorted().collect(Collectors.joining(", "));
                response.setHeader("Allow", allowed);
                yield body(Answer.METHOD_NOT_ALLOWED, method.getMethod(), allowed);
            }
            case HttpMediaTypeNotSupportedException type ->
                body(Answer.MEDIA_TYPE_NOT_SUPPORTED, names(type.getSupportedMediaTypes()));
            case HttpMediaTypeNotAcceptableException type ->
                body(Answer.NOT_ACCEPTABLE, names(type.getSupportedMediaTypes()));
            case MaxUploadSizeExceededException _ -> body(Answer.TOO_LARGE);
            case MissingServletRequestPartException part -> body(Answer.PARAMETER_MALFORMED, part.getRequestPartName());
            case MultipartException _ -> body(Answer.PARAMETER_MALFORMED, "multipart/form-data");
            case MethodArgumentTypeMismatchException mismatch
            when mismatch.getParameter().hasParameterAnnotation(PathVariable.class) -> body(Answer.NOT_FOUND);
            case MethodArgumentTypeMismatchException mismatch -> body(Answer.PARAMETER_MALFORMED, mismatch.getName());
            case TypeMismatchException mismatch ->
                body(Answer.PARAMETER_MALFORMED, String.valueOf(mismatch.getPropertyName()));
            case MissingServletRequestParameterException parameter ->
                body(Answer.PARAMETER_MALFORMED, parameter.getParameterName());
            case MissingRequestValueException _, ServletRequestBindingException _ ->
                body(Answer.PARAMETER_MALFORMED, "a header");
            case InvalidParameterException undecodable -> {
                LOG.warn("The API was sent a parameter that cannot be read"); // not which: its text holds the value
                yield undecodable.getErrorCode() == Answer.TOO_LARGE.status().value()
                        ? body(Answer.TOO_LARGE)
                        : body(Answer.PARAMETER_MALFORMED, "in the address");
            }
            default -> {
                LOG.error("A request to the API failed", thrown);
                yield body(Answer.UNEXPECTED);
            }
        };
    }

    private Body refused(List<Refusal> refusals) {
        var kinds = refusals.stream().map(refusal -> refusal.problem().kind()).toList();
        var status = kinds.contains(Problem.Kind.WRONG_STAGE)
                ? HttpStatus.CONFLICT
                : kinds.contains(Problem.Kind.STALE)
                        ? HttpStatus.PRECONDITION_FAILED
                        : HttpStatus.UNPROCESSABLE_CONTENT;
        return refused(
                status,
                refusals.stream()
                        .map(refusal ->
                                new Fault(refusal.problem().code(), wording.sentence(refusal), "#" + refusal.pointer()))
                        .distinct()
                        .toList());
    }

    private Body unreadable(
            HttpMessageNotReadableException unreadable, HttpServletRequest request, @Nullable Object handler) {
        return switch (faults.of(unreadable, request, handler)) {
            case BodyFaults.NoJson(int line, int column) -> body(Answer.BODY_UNREADABLE, line, column);
            case BodyFaults.Twice(int line, int column) -> body(Answer.FIELD_TWICE, line, column);
            case BodyFaults.InFields(var fields) ->
                refused(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        fields.stream()
                                .map(field -> new Fault(
                                        field.answer().code(),
                                        wording.sentence(
                                                field.answer().code(),
                                                field.facts().toArray()),
                                        "#" + field.pointer()))
                                .toList());
        };
    }

    private Body refused(HttpStatus status, List<Fault> errors) {
        var code = Answer.COMMAND_REFUSED.code();
        return new Body(URI.create(TYPES + code), wording.sentence(code), status.value(), null, errors);
    }

    private Body body(Answer answer, Object... facts) {
        return new Body(
                URI.create(TYPES + answer.code()),
                answer.status().getReasonPhrase(),
                answer.status().value(),
                wording.sentence(answer.code(), facts),
                List.of());
    }

    private static String names(Collection<MediaType> types) {
        return types.stream()
                .filter(MediaType::isConcrete)
                .map(MediaType::toString)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void write(Body body, HttpServletResponse response) {
        response.setStatus(body.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try {
            response.getOutputStream().write(json.writeValueAsBytes(body));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
