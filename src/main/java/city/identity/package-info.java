/** Who is speaking: the city's staff and how they prove it; residents follow. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ground", "pack", "shell", "post"})
package city.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
