package city;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Empties every table of the house, hires the cast anew and sets the clock back, so that no test leans on another. */
class FreshTown implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        var town = SpringExtension.getApplicationContext(context);
        town.getBean(TestClock.class).reset();
        var sql = town.getBean(JdbcClient.class);
        var tables = sql.sql("""
                        select string_agg(format('%I.%I', schemaname, tablename), ', ')
                          from pg_tables
                         where schemaname not in ('pg_catalog', 'information_schema', 'public')
                           and tablename not like 'flyway%'""")
                .query(String.class)
                .optional();
        tables.ifPresent(names -> empty(sql, names));
        town.getBean(Cast.class).arrive();
    }

    /** The house reads on its own time, and whoever reads two tables may wait for one while we wait for the other: again, then. */
    private static void empty(JdbcClient sql, String tables) {
        for (int again = 0; ; again++) {
            try {
                sql.sql("truncate " + tables + " restart identity cascade").update();
                return;
            } catch (PessimisticLockingFailureException e) {
                if (again == 9) {
                    throw e;
                }
            }
        }
    }
}
