/** Where to go: shelters and other points of the city, from its pack. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ground", "pack", "shell", "territory"})
package city.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
