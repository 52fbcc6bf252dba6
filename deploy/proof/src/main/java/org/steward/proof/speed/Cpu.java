package org.steward.proof.speed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/** Processor time, for each operation, of the processes that take part in a measurement: what bounds it on few cores. */
final class Cpu {

    private final Map<String, DoubleSupplier> clocks = new LinkedHashMap<>();
    private final Map<String, Double> before = new LinkedHashMap<>();
    private final Map<String, List<Double>> micros = new LinkedHashMap<>();

    private Cpu() {}

    /** Of these servers and the database. */
    static Cpu of(Stage stage, Server... servers) {
        Cpu cpu = new Cpu();
        for (Server server : servers) {
            cpu.clocks.put(server.name(), server::cpuSeconds);
        }
        cpu.clocks.put("database", stage::databaseCpuSeconds);
        return cpu;
    }

    /** And of this process, under that name. */
    Cpu andThis(String name) {
        clocks.put(name, () -> seconds(ProcessHandle.current()));
        return this;
    }

    static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    void start() {
        clocks.forEach((name, clock) -> before.put(name, clock.getAsDouble()));
    }

    /** {@code operations} were done since {@link #start}. */
    void stop(long operations) {
        clocks.forEach((name, clock) -> micros.computeIfAbsent(name, key -> new ArrayList<>())
                .add((clock.getAsDouble() - before.getOrDefault(name, 0.0)) * 1e6 / Math.max(1, operations)));
    }

    /** Median of each process and their sum: {@code 310 µs CPU (billing 190, database 90, broker 30)}. */
    String text() {
        Map<String, Double> medians = new LinkedHashMap<>();
        micros.forEach((name, values) -> medians.put(
                name,
                Pairs.median(values.stream().mapToDouble(Double::doubleValue).toArray())));
        return "%s µs CPU (%s)"
                .formatted(
                        Pairs.number(medians.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum()),
                        medians.entrySet().stream()
                                .map(one -> one.getKey() + " " + Pairs.number(one.getValue()))
                                .collect(Collectors.joining(", ")));
    }
}
