package city.territory;

import static org.assertj.core.api.Assertions.assertThat;

import city.CityTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People type a word as it comes to mind; the city wrote it in another form. */
@CityTest
class SoughtTest {

    @Autowired
    Sought.Reader reader;

    @Autowired
    JdbcClient sql;

    @ParameterizedTest
    @ValueSource(strings = {"вода", "води", "воду", "водою", "ВОДА", "немає води", "води без"})
    void water_is_found_in_any_form(String typed) {
        assertThat(found(typed, "Завтра немає води")).isTrue();
        assertThat(found(typed, "Немає: вода вимкнена")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "тривога, Про тривогу дізнавайтеся тут", "тривоги, У тривозі бережіть себе", "тривожно, Тривожно в місті", "тривозі, Повітряна тривога",
        "обстріл, Загроза артобстрілу", "відбій, Після відбою", "укриття, Найближче до укриттів", "дрони, Небезпека дронів",
        "будинку, П'ятий будинок", "світло, Без світла", "центральному районі, Центральний район", "ракети, Загроза ракет",
        "обʼєкт, Небезпечний об’єкт", "п'ять, П’ять вулиць", "alerts, Air-raid alert", "15, вул. Соборна 15", "ТЦ, Біля ТЦ"
    })
    void other_words_are_too(String typed, String text) {
        assertThat(found(typed, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"вода, На заводі тихо", "ракета, Характер руйнувань", "вода, Немає світла", "вода тепло, Немає води", "., Немає води", "%, Сто відсотків", "____, Немає води"})
    void what_is_not_meant_is_not_found(String typed, String text) {
        assertThat(found(typed, text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"вулиця Ушакова", "Ушакова", "просп. Ушакова", "проспект Незалежності"})
    void a_street_is_found_by_any_of_its_names(String typed) {
        assertThat(found(typed, "Центральний район, просп. Незалежності, 1–15")).isTrue();
        assertThat(found(typed, "Рух проспектом Ушакова перекрито")).isTrue();
        assertThat(found(typed, "вул. Студентська")).isFalse();
    }

    @Test
    void nonsense_finds_nothing_and_breaks_nothing() {
        for (var typed : List.of("", " ", "'", "\\", "(((", "[а-я", "a{1,", "\\m", "😀", "' or true --", "я".repeat(100), "а б в г ґ д е є ж з и")) {
            assertThat(found(typed, "Немає води")).as(typed).isFalse();
        }
    }

    private boolean found(String typed, String text) {
        var sought = reader.read(typed);
        return !sought.empty() && sql.sql("select " + sought.in("lower(:text)")).param("text", text).params(sought.holes()).query(Boolean.class).single();
    }
}
