package city.news;

import city.pack.Text;
import city.territory.Katottg;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a post says: plain text, a blank line between paragraphs. Places are those it is about, if any. */
record Story(Text title, Text lead, Text body, Optional<Picture> picture, List<Katottg> units) {

    static final int LONGEST_TITLE = 120;
    static final int LONGEST_LEAD = 300;
    static final int LONGEST_BODY = 20_000;
    static final int LONGEST_ALT = 250;

    /** All of it can be read in English. What has no English yet stands in Ukrainian for both, so that nobody reads an empty page. */
    boolean inEnglish() {
        return Stream.of(title, lead, body).noneMatch(text -> text.en().equals(text.uk()));
    }
}
