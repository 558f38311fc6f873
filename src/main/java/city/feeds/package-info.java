/** What official sources say, asked and weighed: the same event from two of them is one alert, and silence ends nothing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ground", "pack", "shell", "territory", "identity", "alerts"})
package city.feeds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
