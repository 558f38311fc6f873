package city.shell;

import city.pack.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One visible choice of language, remembered for a year. It leads back to where the reader was. */
@Controller
@Anyone
class LanguageChoice {

    @GetMapping("/language/{code:uk|en}")
    ResponseEntity<Void> choose(@PathVariable("code") String code, @RequestParam(name = "to", defaultValue = "/") String to, HttpServletRequest request) {
        var language = code.equals(Language.EN.code()) ? Language.EN : Language.UK;
        var cookie = ResponseCookie.from(Frames.LANGUAGE, language.code())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, Addresses.local(to))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
