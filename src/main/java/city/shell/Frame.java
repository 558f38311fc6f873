package city.shell;

import city.pack.Language;
import city.pack.Text;
import city.pack.Town;
import gg.jte.Content;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.UriUtils;

/** What a page knows besides its own model: the reader's language, the city, the time, the files and the corners. */
public final class Frame {

    private static final String HERE = Frame.class.getName();

    private final House house;
    private final Language language;
    private final String path;
    private final Instant now;
    private final HttpServletRequest request;

    Frame(House house, Language language, HttpServletRequest request) {
        this.house = house;
        this.language = language;
        this.path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed ? failed : request.getRequestURI();
        this.now = house.clock().instant();
        this.request = request;
    }

    /** The frame that was laid for this request. */
    public static Frame of(HttpServletRequest request) {
        return (Frame) request.getAttribute(HERE);
    }

    void layOn(HttpServletRequest request) {
        request.setAttribute(HERE, this);
    }

    public Language language() {
        return language;
    }

    public String lang() {
        return language.code();
    }

    public Town town() {
        return house.town();
    }

    public boolean demo() {
        return house.pack().demo();
    }

    public Instant now() {
        return now;
    }

    /** The address being looked at, without its query. */
    public String path() {
        return path;
    }

    /** The same with its query, as the value of a parameter: where a choice of language leads back to. */
    public String here() {
        var query = request.getQueryString();
        return UriUtils.encode(query == null ? path : path + "?" + query, StandardCharsets.UTF_8);
    }

    /** {@code page} or {@code true} for {@code aria-current}, or null for none: where we are in the navigation. */
    public @org.jspecify.annotations.Nullable String current(String address) {
        return path.equals(address) ? "page" : !address.equals("/") && path.startsWith(address + "/") ? "true" : null;
    }

    public String say(String key, Object... holes) {
        return Words.say(language, key, holes);
    }

    public String say(Text text) {
        return Words.tied(text.in(language));
    }

    /** «Сьогодні, 14:02», «Завтра, 9:00», «26 листопада, 9:00». */
    public String when(Instant instant) {
        return day(instant) + ", " + clock(instant);
    }

    /** «Сьогодні», «Учора», «26 листопада», «3 січня 2026». */
    public String day(Instant instant) {
        return Dates.day(local(instant).toLocalDate(), local(now).toLocalDate(), language);
    }

    /** «14:02» in the city's time zone. */
    public String clock(Instant instant) {
        return local(instant).format(DateTimeFormatter.ofPattern("H:mm"));
    }

    /** «14:02» today, «учора, 14:02» otherwise: for the middle of a sentence. */
    public String at(Instant instant) {
        var sameDay = local(instant).toLocalDate().equals(local(now).toLocalDate());
        return sameDay ? clock(instant) : Dates.lower(day(instant), language) + ", " + clock(instant);
    }

    /** «12 с тому», «4 хв тому», «3 год тому»: the age of a fact. */
    public String ago(Instant instant) {
        return Dates.ago(Duration.between(instant, now), language);
    }

    /** «18:00–22:00» of one day, or both ends in full. */
    public String span(Instant from, Instant to) {
        var sameDay = local(from).toLocalDate().equals(local(to).toLocalDate());
        return when(from) + "–" + (sameDay ? clock(to) : Dates.lower(when(to), language));
    }

    /** ISO 8601 with the city's offset, for {@code <time datetime>}. */
    public String iso(Instant instant) {
        return local(instant).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** For scripts: the codes of the city and of all that contains it. */
    String within() {
        return String.join(" ", town().katottg(), town().hromada(), town().raion(), town().oblast());
    }

    /** For scripts: the three nearest days in words. */
    String days() {
        return String.join("|", say("shell.yesterday"), say("shell.today"), say("shell.tomorrow"));
    }

    /** For scripts: ages in words, from seconds up, each with a hole for the number. */
    String ages() {
        return String.join("|", say("shell.ago.seconds", "{0}"), say("shell.ago.minutes", "{0}"), say("shell.ago.hours", "{0}"));
    }

    private ZonedDateTime local(Instant instant) {
        return instant.atZone(house.town().timeZone());
    }

    /** The address of a file of ours: it carries the release, so it may be kept for ever. */
    public String file(String name) {
        return house.files().address(name);
    }

    public String icon(String name) {
        return house.files().address("icons.svg") + "#" + name;
    }

    /** Where phones listen; empty for "this host, the live port". */
    public String liveUrl() {
        return house.liveUrl();
    }

    /** The absolute address of a path: for feeds, letters and share previews. */
    public String absolute(String address) {
        return house.absolute(address, request);
    }

    public List<Content> corner(Corner.Spot spot) {
        return house.corners().stream().filter(corner -> corner.spot() == spot).map(corner -> corner.draw(this)).toList();
    }

    /** The hidden field's value that proves a form is ours. Asking for it makes a session: only forms ask. */
    public String csrf() {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    public HttpServletRequest request() {
        return request;
    }
}
