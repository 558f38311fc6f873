package city;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The city's front door: starts every module found one package below. */
@Modulithic
@EnableScheduling
@SpringBootApplication
public class City {

    static void main(String[] args) {
        SpringApplication.run(City.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
