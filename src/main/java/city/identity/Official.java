package city.identity;

import city.post.Address;
import city.shell.Frame;
import java.util.Optional;
import java.util.Set;

/** A member of staff who may work now. A page gets the one who opened it as an argument of this type. */
public record Official(OfficialId id, String login, String name, Optional<Address> email, Set<Role> roles) {

    /** Who opened the office page whose frame this is: for a module's {@link city.shell.Corner}. Nobody on other pages. */
    public static Optional<Official> of(Frame frame) {
        return frame.request().getAttribute(Visits.OFFICIAL) instanceof Optional<?> known ? known.map(Official.class::cast) : Optional.empty();
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
