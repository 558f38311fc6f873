package city.alerts;

import city.identity.OfficialId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Calls the approvers the moment a message is being written that will need one of them. */
@Component
class Ringing {

    void ring(OfficialId author, UUID draft, Content content) {}
}
