/** The open line to every phone: what the city says is written down once and heard by all who listen. */
@NullMarked
@ApplicationModule(allowedDependencies = "ground")
package city.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
