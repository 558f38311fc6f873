package city.news;

import city.pack.Text;
import city.shell.Frame;
import city.territory.Katottg;
import city.territory.Units;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an editor typed, as it was typed. {@code edition} is the one it was typed over, and {@code picture} the key of the
 * picture that stands there, or empty.
 */
record StoryForm(
        String titleUk,
        String titleEn,
        String leadUk,
        String leadEn,
        String bodyUk,
        String bodyEn,
        String altUk,
        String altEn,
        String picture,
        boolean withoutPicture,
        List<String> units,
        int edition) {

    static final StoryForm EMPTY = new StoryForm("", "", "", "", "", "", "", "", "", false, List.of(), 0);

    static StoryForm of(Post post) {
        var story = post.story();
        return new StoryForm(
                story.title().uk(), english(story.title()), story.lead().uk(), english(story.lead()), story.body().uk(), english(story.body()),
                story.picture().map(picture -> picture.alt().uk()).orElse(""), story.picture().map(picture -> english(picture.alt())).orElse(""),
                story.picture().map(picture -> picture.key().value()).orElse(""), false,
                story.units().stream().map(Katottg::value).toList(), post.edition().number());
    }

    static StoryForm typed(HttpServletRequest request) {
        var units = request.getParameterValues("units");
        return new StoryForm(
                typed(request, "title-uk"), typed(request, "title-en"), typed(request, "lead-uk"), typed(request, "lead-en"),
                typed(request, "body-uk"), typed(request, "body-en"), typed(request, "alt-uk"), typed(request, "alt-en"),
                typed(request, "picture-key"), request.getParameter("without-picture") != null,
                units == null ? List.of() : List.of(units), number(typed(request, "edition")));
    }

    private static String typed(HttpServletRequest request, String field) {
        var text = request.getParameter(field);
        return text == null ? "" : Plain.clean(text);
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }

    /** The same with the picture that was set aside for it, or with none. */
    StoryForm with(Optional<PictureKey> aside) {
        return new StoryForm(
                titleUk, titleEn, leadUk, leadEn, bodyUk, bodyEn, altUk, altEn, aside.map(PictureKey::value).orElse(""), false, units, edition);
    }

    /** The picture that stays: the one that was there, unless it is taken off. */
    Optional<PictureKey> kept() {
        return withoutPicture || !picture.matches("[a-z2-9]{16}") ? Optional.empty() : Optional.of(new PictureKey(picture));
    }

    /** What is wrong, in words, by the field it stands at and in the order of the form. */
    Map<String, String> mistakes(Frame frame, boolean withPicture, Units known) {
        var mistakes = new LinkedHashMap<String, String>();
        both(mistakes, frame, "title", titleUk, titleEn, Story.LONGEST_TITLE);
        both(mistakes, frame, "lead", leadUk, leadEn, Story.LONGEST_LEAD);
        both(mistakes, frame, "body", bodyUk, bodyEn, Story.LONGEST_BODY);
        if (withPicture) {
            both(mistakes, frame, "alt", altUk, altEn, Story.LONGEST_ALT);
        }
        if (units.stream().anyMatch(code -> known.parts().stream().noneMatch(part -> part.code().value().equals(code)))) {
            mistakes.put("units", frame.say("news.write.units.wrong"));
        }
        return mistakes;
    }

    private static void both(Map<String, String> mistakes, Frame frame, String field, String uk, String en, int longest) {
        check(mistakes, frame, field, "uk", uk, longest);
        check(mistakes, frame, field, "en", en, longest);
    }

    private static void check(Map<String, String> mistakes, Frame frame, String field, String language, String text, int longest) {
        // English is asked for when it is to be published.
        if (text.isEmpty() && language.equals("uk")) {
            mistakes.put(field + "-" + language, frame.say("news.write." + field + ".missing." + language));
        } else if (text.length() > longest) {
            mistakes.put(field + "-" + language, frame.say("news.write.long", longest, text.length()));
        }
    }

    /** Only after {@link #mistakes} found none. */
    Story story(Optional<Picture> picture) {
        return new Story(
                both(titleUk, titleEn), both(leadUk, leadEn), both(bodyUk, bodyEn), picture, units.stream().distinct().map(Katottg::new).toList());
    }

    Text alt() {
        return both(altUk, altEn);
    }

    private static Text both(String uk, String en) {
        return new Text(uk, en.isEmpty() ? uk : en);
    }

    private static String english(Text text) {
        return text.en().equals(text.uk()) ? "" : text.en();
    }
}
