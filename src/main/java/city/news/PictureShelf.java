package city.news;

import city.identity.Role;
import city.identity.Staff;
import city.shell.Anyone;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The files of pictures: for everyone those of posts that are out, for editors all. */
@Controller
class PictureShelf {

    private static final String FILE = "{key:[a-z2-9]{16}}-{width:640|1600}.jpg";

    private final Pictures pictures;

    PictureShelf(Pictures pictures) {
        this.pictures = pictures;
    }

    @Anyone
    @GetMapping(Picture.SHELF + FILE)
    ResponseEntity<byte[]> shown(@PathVariable("key") PictureKey key, @PathVariable("width") int width) {
        return answer(pictures.shown(key, width), CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }

    @Staff(Role.EDITOR)
    @GetMapping(Picture.OFFICE_SHELF + FILE)
    ResponseEntity<byte[]> any(@PathVariable("key") PictureKey key, @PathVariable("width") int width) {
        return answer(pictures.any(key, width), CacheControl.maxAge(Duration.ofHours(1)).cachePrivate());
    }

    private static ResponseEntity<byte[]> answer(Optional<byte[]> file, CacheControl keep) {
        return ResponseEntity.ok()
                .cacheControl(keep)
                .contentType(MediaType.IMAGE_JPEG)
                .body(file.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
