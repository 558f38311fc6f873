package city.live;

import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** TLS inside the edge, where a certificate is given: a proxy in front would cost three times the work. */
record Tls(@Nullable SslContext context) {

    static Tls of(LiveSettings settings) {
        if (!settings.secure()) return new Tls(null);
        try {
            return new Tls(SslContextBuilder.forServer(new File(settings.certificate()), new File(settings.key()))
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build());
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "city.live.certificate and city.live.key must name a PEM certificate chain and its PEM key", e);
        }
    }

    void secure(SocketChannel channel) {
        if (context != null) channel.pipeline().addLast(context.newHandler(channel.alloc()));
    }
}
