package city.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** Every request passes here: who may open what is said at the pages, the headers and the form token here. */
@Configuration(proxyBeanMethods = false)
class Doors {

    @Bean
    SecurityFilterChain everyRequest(HttpSecurity http, CookieCsrfTokenRepository formToken) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(formToken))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .logout(logout -> logout.disable())
                .build();
    }

    /** Nobody signs in through Spring's own user list; without this bean it would make up a user and log a password. */
    @Bean
    UserDetailsService noUsers() {
        return login -> {
            throw new UsernameNotFoundException(login);
        };
    }
}
