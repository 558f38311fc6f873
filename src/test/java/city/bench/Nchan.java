package city.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx with nchan, the yardstick: one worker, messages in memory only. */
final class Nchan implements Server {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");

    private final int port = freePort();
    private final Child master;
    private final Socket publisher;

    Nchan(Path folder, int core) throws IOException {
        var settings = folder.resolve("nginx.conf");
        Files.writeString(settings, """
                load_module %s;
                daemon off;
                user root;
                worker_processes 1;
                worker_rlimit_nofile 20000;
                pid %s/nginx.pid;
                error_log %s/error.log;
                events { worker_connections 19900; }
                http {
                  access_log off;
                  keepalive_requests 1000000;
                  keepalive_timeout 600s;
                  client_body_temp_path %s/body;
                  proxy_temp_path %s/proxy;
                  fastcgi_temp_path %s/fastcgi;
                  uwsgi_temp_path %s/uwsgi;
                  scgi_temp_path %s/scgi;
                  nchan_shared_memory_size 256m;
                  server {
                    listen 127.0.0.1:%d backlog=4096;
                    location = /live { nchan_subscriber eventsource; nchan_channel_id live; nchan_subscriber_first_message newest; }
                    location = /say { nchan_publisher; nchan_channel_id live; nchan_message_buffer_length 100; }
                  }
                }
                """.replace("%s/", folder + "/").formatted(MODULE, port));
        master = new Child(core, List.of(NGINX.toString(), "-c", settings.toString(), "-p", folder.toString()));
        publisher = connect();
    }

    static boolean installed() {
        return Files.isExecutable(NGINX) && Files.exists(MODULE);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void say(String data) throws IOException {
        publisher.getOutputStream().write(("POST /say HTTP/1.1\r\nHost: k\r\nContent-Type: application/json\r\nContent-Length: "
                + data.length() + "\r\n\r\n" + data).getBytes(US_ASCII));
        var answer = new byte[8192];
        if (publisher.getInputStream().read(answer) < 0) throw new IOException("nchan hung up");
    }

    @Override
    public void rest() {
        // Nothing to collect.
    }

    @Override
    public long pid() {
        return ProcessHandle.of(master.pid()).orElseThrow().children().findFirst().orElseThrow().pid();
    }

    @Override
    public void close() throws IOException {
        publisher.close();
        master.close();
    }

    private Socket connect() throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException e) {
                if (attempt > 10_000) throw e;
                Thread.onSpinWait();
            }
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
