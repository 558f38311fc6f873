package city.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.FlashMapManager;

/** Every request passes here: who may open what is said at the pages, the headers and the form token here. */
@Configuration(proxyBeanMethods = false)
class Doors {

    @Bean
    SecurityFilterChain everyRequest(HttpSecurity http, CookieCsrfTokenRepository formToken, Cookies cookies) {
        return http.csrf(csrf -> csrf.csrfTokenRepository(formToken))
                // Visits are ours. Each of these would look into the session at every request, and fail when the
                // database is away, for a public page that needs neither.
                .securityContext(context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .sessionManagement(sessions -> sessions.disable())
                .anonymous(anonymous -> anonymous.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> {
                    headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN));
                    headers.permissionsPolicyHeader(permissions -> permissions.policy("geolocation=(self), camera=(self)"));
                    headers.crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
                    headers.addHeaderWriter(new Headers(cookies.https(), cookies.name("session")));
                    if (cookies.https()) {
                        headers.httpStrictTransportSecurity(hsts -> hsts.requestMatcher(request -> true).maxAgeInSeconds(31_536_000));
                    } else {
                        headers.httpStrictTransportSecurity(hsts -> hsts.disable());
                    }
                })
                .exceptionHandling(refusals -> refusals.accessDeniedHandler((request, response, refusal) -> {
                    request.setAttribute(CsrfException.class.getName(), refusal instanceof CsrfException);
                    response.sendError(403);
                }))
                .build();
    }

    /** A zero byte is nobody's typing, and PostgreSQL takes none: 400 instead of a failure deep inside. */
    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /** Nobody signs in through Spring's own user list; without this bean it would make up a user and log a password. */
    @Bean
    UserDetailsService noUsers() {
        return login -> {
            throw new UsernameNotFoundException(login);
        };
    }

    /** Nothing is handed from one page to the next through a session: Spring MVC would look for it at every request. */
    @Bean
    FlashMapManager flashMapManager() {
        return new NothingHandedOn();
    }
}
