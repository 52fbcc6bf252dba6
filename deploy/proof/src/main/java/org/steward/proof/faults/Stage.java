package org.steward.proof.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.steward.local.LocalRun;
import org.steward.local.Part;
import org.steward.local.ServerJvm;
import org.steward.local.Wiring;
import org.steward.platform.fixture.FreePort;

/**
 * The platform under test: each server in its own JVM, classes with fault points, a proxy on every link, and for each
 * service a balancer that knows its instances and sends only to those that say they are ready.
 */
final class Stage implements AutoCloseable {

    /** The services that own data, in the order they start. */
    static final List<Part> SERVICES = List.of(Part.STAFF, Part.BILLING, Part.WORKORDER, Part.SECURITY);

    /** Services drain so long before they stop; the gateway gives idle connections up sooner. */
    static final int DRAIN_SECONDS = 5;

    private static final int DATABASE_OFFSET = 7;
    private static final long LOOK_NANOS = 50_000_000;

    private final int base;
    private final List<Part> parts;
    private final Path brokerFolder;
    private final Map<Part, LinkProxy> toDatabase = new EnumMap<>(Part.class);
    private final Map<Part, LinkProxy> toBroker = new EnumMap<>(Part.class);
    private final Map<Part, LinkProxy> toService = new EnumMap<>(Part.class);
    private final Map<Part, Integer> databasePorts = new EnumMap<>(Part.class);
    private final Map<Part, int[]> brokerPorts = new EnumMap<>(Part.class);
    private final Map<Part, Integer> servicePorts = new EnumMap<>(Part.class);
    private final Map<Part, Map<Integer, Boolean>> instances = new EnumMap<>(Part.class);
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(1))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private @Nullable LocalRun run;
    private volatile boolean closed;

    private Stage(int base, List<Part> parts, Path brokerFolder) {
        this.base = base;
        this.parts = List.copyOf(parts);
        this.brokerFolder = brokerFolder;
    }

    /**
     * Starts everything and returns when it answers.
     *
     * @param parts broker, identity, the services wanted, gateway
     * @param brokerFolder the broker's data, which may be on a disk of its own
     * @param patched classes that go before the platform's
     */
    static Stage start(Path data, List<Part> parts, Path brokerFolder, Path patched) {
        Stage stage = new Stage(FreePort.findRow(DATABASE_OFFSET + 1), parts, brokerFolder);
        try {
            stage.openLinks();
            Wiring wiring = new Wiring(stage::settings, List.of(patched), List.of());
            stage.run = LocalRun.separate(data, stage.base, parts, wiring);
            Thread.ofVirtual().name("balancer").start(stage::watchInstances);
            return stage;
        } catch (RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    /** The services that run here. */
    List<Part> services() {
        return SERVICES.stream().filter(parts::contains).toList();
    }

    private void openLinks() {
        for (Part service : services()) {
            Map<Integer, Boolean> known = new ConcurrentHashMap<>(Map.of(service.port(base), true));
            instances.put(service, known);
            int toDatabasePort = FreePort.find();
            toDatabase.put(service, new LinkProxy(toDatabasePort, () -> List.of(base + DATABASE_OFFSET)));
            databasePorts.put(service, toDatabasePort);
            int toBrokerPort = FreePort.find();
            int listener = FreePort.find();
            toBroker.put(service, new LinkProxy(toBrokerPort, () -> List.of(listener)));
            brokerPorts.put(service, new int[] {listener, toBrokerPort});
            int toServicePort = FreePort.find();
            toService.put(service, new LinkProxy(toServicePort, () -> ready(known)));
            servicePorts.put(service, toServicePort);
        }
    }

    private static List<Integer> ready(Map<Integer, Boolean> instances) {
        return instances.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private Map<String, String> settings(Part part, Map<String, String> usual) {
        Map<String, String> settings = new LinkedHashMap<>(usual);
        switch (part) {
            case BROKER -> {
                settings.put(Wiring.DIRECTORY, brokerFolder.toString());
                StringBuilder listeners = new StringBuilder();
                brokerPorts.forEach((service, ports) ->
                        listeners.append("%s:%d:%d,".formatted(service.name(), ports[0], ports[1])));
                settings.put(Wiring.BROKER_LISTENERS, listeners.toString());
            }
            case IDENTITY -> {}
            case GATEWAY -> {
                settings.keySet().removeIf(name -> name.startsWith("steward.gateway.services."));
                servicePorts.forEach((service, port) ->
                        settings.put("steward.gateway.services." + service.label(), "http://127.0.0.1:" + port));
                settings.put("steward.gateway.answer-timeout", "4s");
                settings.put("steward.gateway.limits.per-caller-per-second", "1000");
                settings.put("steward.gateway.limits.per-site-per-second", "400");
            }
            default -> {
                settings.put(
                        "steward.mongodb.uri",
                        "mongodb://127.0.0.1:%d/?directConnection=true".formatted(databasePorts.get(part)));
                settings.put("steward.kafka.bootstrap-servers", "127.0.0.1:" + brokerPort(part));
                settings.put("steward.web.drain", DRAIN_SECONDS + "s");
            }
        }
        return settings;
    }

    private int brokerPort(Part service) {
        return Objects.requireNonNull(brokerPorts.get(service), service.label())[1];
    }

    /** What a load balancer does: asks every instance whether it takes requests. */
    private void watchInstances() {
        while (!closed) {
            instances.values().forEach(known -> known.replaceAll((port, before) -> isReady(port)));
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private boolean isReady(int port) {
        try {
            HttpRequest ask = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException down) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    LinkProxy toDatabase(Part service) {
        return Objects.requireNonNull(toDatabase.get(service), service.label());
    }

    LinkProxy toBroker(Part service) {
        return Objects.requireNonNull(toBroker.get(service), service.label());
    }

    LinkProxy toService(Part service) {
        return Objects.requireNonNull(toService.get(service), service.label());
    }

    LocalRun run() {
        return Objects.requireNonNull(run, "not started");
    }

    /** Starts one more instance of a service, and lets the balancer know of it. */
    Instance second(Part service) {
        int port = FreePort.find();
        ServerJvm jvm = run().beside(service, port);
        known(service).put(port, false);
        return new Instance(service, port, jvm);
    }

    /** One more instance of a service. */
    record Instance(Part service, int port, ServerJvm jvm) {}

    /** Takes an instance that has ended out of the balancer. */
    void forget(Instance instance) {
        known(instance.service()).remove(instance.port());
    }

    private Map<Integer, Boolean> known(Part service) {
        return Objects.requireNonNull(instances.get(service), service.label());
    }

    /** Waits until the balancer sends to so many instances of the service. */
    void awaitInstances(Part service, int count) {
        org.steward.platform.fixture.Eventually.isTrue(
                count + " ready instances of " + service.label(),
                Duration.ofSeconds(90),
                () -> ready(known(service)).size() == count);
    }

    /** Lets the server end when it next passes the point for the {@code passes}-th time. */
    void arm(ServerJvm server, String point, int passes) {
        Path file = FaultPoint.file(server.log());
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(unfinished, point + " " + passes);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the fault point cannot be armed", e);
        }
    }

    void disarm(ServerJvm server) {
        try {
            Files.deleteIfExists(FaultPoint.file(server.log()));
        } catch (IOException e) {
            throw new UncheckedIOException("the fault point cannot be disarmed", e);
        }
    }

    /** Calm on every link. */
    void calm() {
        List.of(toDatabase, toBroker, toService)
                .forEach(links -> links.values().forEach(link -> link.weather(Weather.CALM)));
    }

    URI gateway() {
        return run().gateway();
    }

    /** Straight to the broker, past every proxy. */
    String bootstrapServers() {
        return "127.0.0.1:" + Part.BROKER.port(base);
    }

    /** Straight to the database, past every proxy. */
    String databaseUri() {
        return run().database().uri();
    }

    static String databaseOf(Part service) {
        return "steward_" + service.label();
    }

    @Override
    public void close() {
        closed = true;
        LocalRun running = run;
        if (running != null) {
            running.close();
        }
        List.of(toDatabase, toBroker, toService).forEach(links -> links.values().forEach(LinkProxy::close));
    }
}
