package city.ground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.ApplicationModule;
import org.springframework.stereotype.Component;

/**
 * Each module's tables, with a history of their own, after those of the modules it may touch: foreign keys point down.
 * Modulith would do the same, but reads every class of the house at each start to learn what package-info says.
 */
@Component
class Migrations implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway flyway) {
        var withTables = modulesWithTables();
        withTables.stream()
                .flatMap(Migrations::bottomUp)
                .distinct()
                .filter(withTables::contains)
                .forEach(module -> of(module, flyway).migrate());
    }

    private static List<String> modulesWithTables() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:city/*/V*.sql"))
                    .map(Migrations::folder)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder(Resource script) {
        try {
            return script.getURL().toString().replaceFirst(".*/city/([^/]+)/[^/]+$", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the module may touch, lowest first, and then the module itself. */
    static Stream<String> bottomUp(String module) {
        try {
            var lease = Class.forName("city." + module + ".package-info").getAnnotation(ApplicationModule.class);
            return Stream.concat(Arrays.stream(lease.allowedDependencies()).flatMap(Migrations::bottomUp), Stream.of(module));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The folder of " + module + " has tables but no package-info.java", e);
        }
    }

    private static Flyway of(String module, Flyway flyway) {
        return Flyway.configure()
                .configuration(flyway.getConfiguration())
                .locations("classpath:city/" + module)
                .table("flyway_schema_history_" + module)
                .baselineVersion("0")
                .baselineOnMigrate(true)
                .load();
    }
}
