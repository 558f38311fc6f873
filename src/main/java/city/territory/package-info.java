/** Where: units of KATOTTG, districts, streets with their old names, and house numbers as people write them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ground", "pack", "shell"})
package city.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
