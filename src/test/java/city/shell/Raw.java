package city.shell;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request sent word for word, past clients that would not send it. */
final class Raw {

    private Raw() {}

    static String ask(int port, String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace('\u00a0', ' ');
        }
    }
}
