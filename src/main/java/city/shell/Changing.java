package city.shell;

/** Something that public pages show: when its version is another one, ready pages are old. Asked at each request. */
public interface Changing {

    long version();
}
