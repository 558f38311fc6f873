package city.news;

import city.pack.Pack;
import city.pack.Text;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** In demo the invented posts are out from the first start on, at times counted from it. */
@Component
@ConditionalOnBooleanProperty("city.demo")
class DemoNews implements SmartInitializingSingleton {

    record Invented(String slug, Duration offset, Text title, Text lead, Text body) {}

    private final Pack pack;
    private final Posts posts;
    private final Clock clock;

    DemoNews(Pack pack, Posts posts, Clock clock) {
        this.pack = pack;
        this.posts = posts;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (posts.none()) {
            for (var one : pack.invented("news.yml", Invented.class)) {
                var story = new Story(one.title(), one.lead(), one.body(), Optional.empty(), List.of());
                posts.invent(new Slug(one.slug()), story, clock.instant().plus(one.offset()));
            }
        }
    }
}
