package city.news;

import static city.Cast.MARTA;

import city.pack.Text;
import java.util.List;
import java.util.Optional;

/** What Marta writes in these tests. */
final class Desk {

    static final Story WATER = story("Їжа та вода: пункт на Соборній відчинено", "The water point on Soborna is open");

    private Desk() {}

    static Story story(String uk, String en) {
        return new Story(
                new Text(uk, en),
                new Text("Беріть із собою тару.", "Bring your own containers."),
                new Text("Працює щодня.\n\nДокладно: https://example.org/water?a=1.", "Open daily.\n\nMore: https://example.org/water?a=1."),
                Optional.empty(),
                List.of());
    }

    /** Written and shown to everyone at once. */
    static Slug publish(Posts posts, Story story) {
        var id = posts.write(MARTA.id(), story, Optional.empty());
        return ((Posts.Publishing.Done) posts.publish(id, 1, MARTA.id())).slug();
    }
}
