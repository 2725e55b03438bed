package uk.oocd.security;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Fills a {@link Person} parameter of a controller with who is signed in; nothing in the request can say otherwise. */
@Component
class SignedInPersonResolver implements HandlerMethodArgumentResolver {

    private final People people;

    SignedInPersonResolver(People people) {
        this.people = people;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Person.class;
    }

    @Override
    public Person resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var principal = request.getUserPrincipal();
        return (principal == null ? java.util.Optional.<Person>empty() : people.find(principal.getName()))
                .orElseThrow(() -> new AccessDeniedException("nobody is signed in"));
    }
}
