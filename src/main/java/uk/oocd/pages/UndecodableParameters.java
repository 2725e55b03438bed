package uk.oocd.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stops a parameter that cannot be decoded before anybody asks for it: the servlet container and the templates would
 * write it to the log as it was sent, and somebody may have typed a child's name. What the API is sent is answered where
 * the API reads it; an uploaded file is not read here, and its form's token is asked for within.
 */
@Component
@Order(UndecodableParameters.ONCE_THE_ENCODING_IS_SET)
class UndecodableParameters extends OncePerRequestFilter {

    static final int ONCE_THE_ENCODING_IS_SET = Ordered.HIGHEST_PRECEDENCE + 1;

    private static final Logger LOG = LoggerFactory.getLogger(UndecodableParameters.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (!request.getRequestURI().startsWith("/api/") && !uploads(request)) request.getParameterMap();
            chain.doFilter(request, response);
        } catch (InvalidParameterException undecodable) {
            if (undecodable.getErrorCode() != HttpStatus.BAD_REQUEST.value()) throw undecodable; // too large
            LOG.warn("A page was sent a parameter that cannot be read"); // not which: its text holds the value
            response.sendError(undecodable.getErrorCode());
        }
    }

    private static boolean uploads(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
