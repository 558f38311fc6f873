package city.shell;

import gg.jte.Content;

/** A module's own piece of the frame of every page, drawn without the shell knowing the module. */
public interface Corner {

    /** Where in the frame: the name at the top, or a line in the office's side list, and so on. */
    enum Spot {
        NAME,
        OFFICE,
        /** On the first page of the office: the way to each desk of whoever opened it. */
        START,
        /** Over the top of every office page: what cannot wait. */
        RING
    }

    Spot spot();

    /** What stands there for whoever looks at the page; empty content where nothing does. */
    Content draw(Frame frame);
}
