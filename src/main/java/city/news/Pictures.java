package city.news;

import static city.ground.Time.utc;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of pictures. */
@Component
class Pictures {

    /** How long a picture waits for its text. */
    static final Duration ASIDE = Duration.ofDays(1);

    private final JdbcClient sql;
    private final Clock clock;

    Pictures(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Kept if and when the text it belongs to is. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(PictureKey key, Darkroom.Developing.Done picture) {
        sql.sql("insert into news.pictures (key, wide, narrow, width, height, added_at) values (:key, :wide, :narrow, :width, :height, :now)")
                .param("key", key.value())
                .param("wide", picture.wide())
                .param("narrow", picture.narrow())
                .param("width", picture.width())
                .param("height", picture.height())
                .param("now", utc(clock.instant()))
                .update();
    }

    /** Kept for a text that cannot be saved yet: nobody chooses a picture twice because of a missing word. */
    @Transactional
    PictureKey setAside(Darkroom.Developing.Done picture) {
        var key = PictureKey.fresh();
        keep(key, picture);
        return key;
    }

    /** Pictures set aside so long ago that nobody will come back for them. */
    void forgetLoose() {
        sql.sql("delete from news.pictures where added_at < :before and not exists (select from news.editions where picture = key)")
                .param("before", utc(clock.instant().minus(ASIDE)))
                .update();
    }

    /** The file of this width if a post that is out shows it now. */
    Optional<byte[]> shown(PictureKey key, int width) {
        return sql.sql("""
                        select case when :width = 640 then narrow else wide end
                          from news.pictures
                         where key = :key
                           and exists (select from news.editions e
                                         join news.posts p on p.id = e.post
                                        where e.picture = :key
                                          and p.withdrawn_at is null
                                          and e.number = (select max(number) from news.editions where post = p.id and published_at is not null))""")
                .param("key", key.value())
                .param("width", width)
                .query(byte[].class)
                .optional();
    }

    /** The file of this width, shown to readers or not. */
    Optional<byte[]> any(PictureKey key, int width) {
        return sql.sql("select case when :width = 640 then narrow else wide end from news.pictures where key = :key")
                .param("key", key.value())
                .param("width", width)
                .query(byte[].class)
                .optional();
    }

    /** How large it is and that it is there: the words come from the form. */
    Optional<Size> size(PictureKey key) {
        return sql.sql("select width, height from news.pictures where key = :key").param("key", key.value()).query(Size.class).optional();
    }

    record Size(int width, int height) {}
}
