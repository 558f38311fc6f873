/** The city warns people: what threatens, where, what to do, and when it is over. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ground", "pack", "shell", "post", "territory", "identity", "live"})
package city.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
