package city.shell;

/** Addresses that strangers hand us. */
public final class Addresses {

    private Addresses() {}

    /** The address if it stays on this site, {@code /} otherwise: nobody is led elsewhere by a link of ours. */
    public static String local(String address) {
        var ours = address.matches("/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*") && !address.startsWith("//") && !address.startsWith("/\\");
        return ours ? address : "/";
    }
}
