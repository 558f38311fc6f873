package city.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** A body that cannot be read is the sender's mistake and not ours. */
@ControllerAdvice
class UnreadableBody {

    @ExceptionHandler(MultipartException.class)
    void refuse(MultipartException e, HttpServletResponse response) throws IOException {
        response.sendError(e instanceof MaxUploadSizeExceededException ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE : HttpServletResponse.SC_BAD_REQUEST);
    }
}
