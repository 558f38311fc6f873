/** The front page: composes what the others show. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ground", "pack", "shell", "territory", "alerts", "news"})
package city.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
