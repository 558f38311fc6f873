/** The city as data: a folder read once at start, where a mistake is named by file, line and what is expected. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package city.pack;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
