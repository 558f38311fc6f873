package city.identity;

import city.post.Address;
import java.util.Optional;
import java.util.Set;

/** A member of staff who may work now. A page gets the one who opened it as an argument of this type. */
public record Official(OfficialId id, String login, String name, Optional<Address> email, Set<Role> roles) {

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
