/** The outgoing wire: letters wait in the database and leave by SMTP; text messages follow. */
@NullMarked
@ApplicationModule(allowedDependencies = {"ground", "pack"})
package city.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
