/**
 * What the house stands on: a database of its own for a newcomer, the keys outside it, time on its way into SQL, and what
 * the machine says of callers.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package city.ground;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
