package city;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a real PostgreSQL with a clock that stands still until a test moves it. All such tests share
 * one application; before each of them every table is emptied and the clock is back at noon.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"city.demo=false", "city.data=target/test-data", "spring.datasource.url=given-by-TestTown", "city.key=test:" + CityTest.KEY})
@AutoConfigureMockMvc
@Import(TestTown.class)
@ContextConfiguration(initializers = FreePort.class)
@ExtendWith(FreshTown.class)
public @interface CityTest {

    String KEY = "a2V5IG9mIHRoZSB0ZXN0cywgMzIgYnl0ZXMgbG9uZyE=";
}
