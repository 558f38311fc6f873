/** What the house stands on: a database of its own for a newcomer, the keys outside it, and time on its way into SQL. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package city.ground;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
