package city.identity;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from, as far as counting attempts goes. */
final class Callers {

    private Callers() {}

    /** An IPv4 address; of an IPv6 one the first half, for the other half is the caller's own to change. */
    static String address(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        if (!address.contains(":")) {
            return address;
        }
        var groups = address.replaceFirst("%.*$", "").split(":", -1);
        var half = new StringBuilder();
        for (var i = 0; i < 4 && i < groups.length && !groups[i].isEmpty(); i++) {
            half.append(groups[i]).append(':');
        }
        return half + ":/64";
    }
}
