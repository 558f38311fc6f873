package city.ground;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * PostgreSQL inside the application, for whoever has none. Production names a database in {@code CITY_DATABASE_URL} and
 * this class stays out of the way.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}' == ''")
class OwnDatabase {

    @Bean(destroyMethod = "close")
    Cluster cluster(@Value("${city.data}") Path data) throws IOException {
        var cluster = Cluster.open(data);
        try {
            // A start that a signal cuts short closes no beans.
            SpringApplication.getShutdownHandlers().add(cluster::close);
        } catch (IllegalStateException signalHasCome) {
            cluster.close();
            throw signalHasCome;
        }
        return cluster;
    }

    /** The pool asks for this bean and is therefore closed before the cluster. */
    @Bean
    JdbcConnectionDetails ownConnection(Cluster cluster) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return Cluster.USER;
            }

            @Override
            public String getPassword() {
                return cluster.password();
            }

            @Override
            public String getJdbcUrl() {
                return cluster.url();
            }
        };
    }
}
