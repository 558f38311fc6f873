package city.shell;

import gg.jte.Content;

/** A module's own piece of the frame of every page, drawn without the shell knowing the module. */
public interface Corner {

    /** Where in the frame: the name at the top, or a line in the office's side list. */
    enum Spot {
        NAME,
        OFFICE,
        /** Over the top of every office page: what cannot wait. */
        RING
    }

    Spot spot();

    /** What stands there for whoever looks at the page; empty content where nothing does. */
    Content draw(Frame frame);
}
