package city.places;

import city.shell.Anyone;
import city.shell.Shelf;
import city.territory.Unit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where to hide: all shelters by part of the city; {@code places.js} puts the nearest first, on the phone alone. */
@Controller
@Anyone
class PlacesPage {

    private final Shelters shelters;
    private final Shelf shelf;

    PlacesPage(Shelters shelters, Shelf shelf) {
        this.shelters = shelters;
        this.shelf = shelf;
    }

    record Model(Map<Unit, List<Shelter>> parts) {}

    @GetMapping("/places")
    Object show(HttpServletRequest request) {
        return shelf.page(request, PlacesPage.class, "", () -> new Model(shelters.byPart()));
    }
}
