package uk.oocd.security;

import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.wording.Wording;

/** Two ways in: pages by a form and a session, the API by HTTP Basic with no session at all. None for the commands. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** Everything of ours, nothing from elsewhere, nothing inline; and nobody may frame it. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /**
     * The passwords are 72 random bits each and lie beside the program in a file, so a slow hash protects nothing more;
     * a quick one keeps the API quick, which checks it at every call.
     */
    private static final int BCRYPT_STRENGTH = 6;

    /** For the API and the actuator: each call brings its own credentials, so there is no session and no CSRF token. */
    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http, JsonMapper json, Wording wording) throws Exception {
        headers(http);
        return http.securityMatcher("/api/**", "/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/actuator/health", "/actuator/health/**", "/actuator/info")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAnyRole(Action.VIEW_METRICS.roles().stream()
                                .map(Role::name)
                                .toArray(String[]::new))
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, why) -> {
                    response.setHeader("WWW-Authenticate", "Basic realm=\"OOCD Panel Engine\", charset=\"UTF-8\"");
                    problem(json, wording, response, HttpStatus.UNAUTHORIZED, "not-signed-in");
                }))
                .exceptionHandling(exceptions -> exceptions.accessDeniedHandler((request, response, why) ->
                        problem(json, wording, response, HttpStatus.FORBIDDEN, "forbidden")))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /** For people: a form, a session that changes its id at sign-in, a CSRF token with every form. */
    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http, @Value("${spring.servlet.multipart.max-request-size}") DataSize largest)
            throws Exception {
        headers(http);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/sign-in",
                                "/help",
                                "/accessibility",
                                "/privacy",
                                "/cookies",
                                "/error",
                                "/vendor/**",
                                "/assets/**",
                                "/oocd.css",
                                "/oocd.js",
                                "/favicon.svg")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .failureUrl("/sign-in?failed")
                        .defaultSuccessUrl("/")
                        .permitAll())
                .exceptionHandling(exceptions -> exceptions.accessDeniedHandler(
                        (request, response, why) -> denied(request, response, why, largest)))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .build();
    }

    /**
     * A form whose session has ended (half an hour's rest, or the program was started anew) leads to the sign-in page,
     * which says so; one that is too large could not be read, so its token is not missed but said to be too large.
     */
    private static void denied(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why, DataSize largest)
            throws IOException {
        if (request.getContentLengthLong() > largest.toBytes()) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
        } else if (why instanceof CsrfException
                && SecurityContextHolder.getContext().getAuthentication() == null) {
            response.sendRedirect("/sign-in?ended");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    private static void headers(HttpSecurity http) throws Exception {
        http.headers(
                headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(frames -> frames.deny())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(opener -> opener.policy(
                                org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                        .CrossOriginOpenerPolicy.SAME_ORIGIN)));
    }

    /** As the API answers everything else; its own answering is not reached, since the request is stopped before it. */
    private static void problem(
            JsonMapper json, Wording wording, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(APPLICATION_PROBLEM_JSON_VALUE);
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "https://oocd.example/problems/" + code);
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", wording.sentence(code));
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }

    /** A page elsewhere whose name is made to point here gets no answer. */
    @Bean
    HttpFirewall onlyUnderItsOwnName() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(Set.of("127.0.0.1", "localhost", "[::1]")::contains);
        return firewall;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    }

    @Bean
    UserDetailsService signIns(People people, Passwords passwords, PasswordEncoder encoder) {
        var byPerson = passwords.all();
        return new InMemoryUserDetailsManager(people.all().stream()
                .map(person -> User.withUsername(person.id())
                        .password(encoder.encode(byPerson.get(person.id())))
                        .roles(person.roles().stream().map(Role::name).toArray(String[]::new))
                        .build())
                .toList());
    }

    @Bean
    WebMvcConfigurer signedInPerson(SignedInPersonResolver resolver) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(resolver);
            }
        };
    }
}
