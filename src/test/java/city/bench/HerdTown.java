package city.bench;

import city.City;
import city.alerts.Alerts;
import city.alerts.Area;
import city.alerts.Kinds;
import city.territory.Katottg;
import java.time.Instant;
import java.util.Scanner;
import org.springframework.boot.SpringApplication;

/** The whole city in a process of its own, which says an alert when told to and how long that took. */
final class HerdTown {

    private HerdTown() {}

    public static void main(String[] args) {
        var town = new SpringApplication(City.class).run(args);
        var alerts = town.getBean(Alerts.class);
        var kind = town.getBean(Kinds.class).find("drone_danger").orElseThrow();
        System.out.println("ready " + town.getEnvironment().getProperty("local.server.port"));
        try (var orders = new Scanner(System.in, java.nio.charset.StandardCharsets.US_ASCII)) {
            while (orders.hasNextLine()) {
                if (orders.nextLine().equals("publish")) {
                    var from = System.nanoTime();
                    alerts.open(kind, Area.of(new Katottg("UA65100150010361097")), "bench", Instant.now());
                    System.out.printf(java.util.Locale.ROOT, "published %.1f%n", (System.nanoTime() - from) / 1e6);
                }
            }
        }
        town.close();
    }
}
