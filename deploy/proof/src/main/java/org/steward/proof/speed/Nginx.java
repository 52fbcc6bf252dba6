package org.steward.proof.speed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.steward.platform.fixture.FreePort;

/** nginx as a plain reverse proxy: keeps connections to the service, writes its access log, and no more. */
final class Nginx {

    private Nginx() {}

    /** The program, from PATH or from the cache of {@code deploy/proof/fetch-nginx}. */
    static Optional<Path> find() {
        String cache = Optional.ofNullable(System.getenv("STEWARD_CACHE"))
                .orElse(System.getProperty("user.home") + "/.cache/steward");
        return Stream.concat(
                        Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                        .orElse("")
                                        .split(File.pathSeparator))
                                .map(directory -> Path.of(directory, "nginx")),
                        Stream.of(Path.of("/usr/sbin/nginx"), Path.of(cache, "nginx", "nginx")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** In front of a server of this machine, on a free port. */
    static Server before(Server service, Path program, Path directory) throws IOException {
        int port = FreePort.find();
        Path home = Files.createDirectories(directory.resolve("nginx-" + port));
        Files.writeString(home.resolve("nginx.conf"), """
                daemon off;
                worker_processes auto;
                pid nginx.pid;
                error_log error.log;
                events { worker_connections 1024; }
                http {
                  access_log access.log;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  keepalive_requests 1000000000;
                  upstream service {
                    server 127.0.0.1:%d;
                    keepalive 128;
                    keepalive_requests 1000000000;
                  }
                  server {
                    listen 127.0.0.1:%d;
                    location / {
                      proxy_pass http://service;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                    }
                  }
                }
                """.formatted(service.port(), port));
        return Server.of(
                "nginx",
                port,
                new ProcessBuilder(program.toString(), "-p", home + "/", "-c", "nginx.conf", "-e", "stderr"),
                home.resolve("nginx.log"));
    }
}
