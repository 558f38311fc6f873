/** The city tells its news: a post with a picture, from the first draft to a correction or withdrawal. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ground", "pack", "shell", "territory", "identity", "live"})
package city.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
