/** What every page shares and no feature owns: frame, words, files, error pages. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ground", "pack"})
package city.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
