package org.steward.billing.meter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Json;
import org.steward.platform.document.Scope;

/**
 * Records a delivery of readings of many meters: one command per meter and portion, each done once however often the
 * delivery is repeated.
 */
final class ReadingDelivery {

    /** Meters written at the same time; more only makes them wait in the database. */
    private static final int PARALLEL = 8;

    private static final int ATTEMPTS = 50;
    private static final long PAUSE_MILLIS = 100;

    private final MeterHandler handler;

    ReadingDelivery(MeterHandler handler) {
        this.handler = handler;
    }

    /**
     * A reading as delivered.
     *
     * @param kind of the meter as delivered, or null when it was not said
     */
    record Delivered(
            int line,
            String meter,
            @Nullable String kind,
            @Nullable String unit,
            LocalDate readOn,
            BigDecimal value) {}

    /**
     * How a delivery ended.
     *
     * @param byReason counts per outcome and reason, {@code HELD SPIKE}
     * @param remarkable every reading that was not plainly accepted, by line
     */
    record Summary(
            int readings,
            int meters,
            Map<Verdict.Outcome, Integer> outcomes,
            Map<String, Integer> byReason,
            List<Remark> remarkable) {}

    /** A reading that was not plainly accepted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Remark(
            int line,
            String meter,
            @Nullable LocalDate readOn,
            @Nullable String readingId,
            Verdict.Outcome outcome,
            List<String> reasons) {}

    /** Records the readings; {@code unreadable} are lines already refused, to be told with the others. */
    Summary record(Command delivery, List<Delivered> readings, List<Remark> unreadable) {
        Scope site = delivery.scope();
        Map<String, List<Delivered>> byMeter = new LinkedHashMap<>();
        readings.forEach(reading -> byMeter.computeIfAbsent(reading.meter(), number -> new ArrayList<>())
                .add(reading));
        Map<String, Meter> meters = handler.byNumber(site, byMeter.keySet());
        List<Callable<List<Remark>>> work = new ArrayList<>();
        List<Remark> ended = new ArrayList<>(unreadable);
        byMeter.forEach((number, ofMeter) -> {
            Meter meter = meters.get(number);
            if (meter == null) {
                ofMeter.forEach(reading -> ended.add(refused(reading, "METER_UNKNOWN")));
            } else {
                work.add(() -> recordOne(delivery, meter, ofMeter));
            }
        });
        ended.addAll(inParallel(work));
        ended.sort(Comparator.comparingInt(Remark::line));
        return summary(meters.size(), ended);
    }

    private List<Remark> recordOne(Command delivery, Meter meter, List<Delivered> readings)
            throws InterruptedException {
        List<Remark> ended = new ArrayList<>();
        List<NewReading> fitting = new ArrayList<>();
        for (Delivered reading : readings) {
            String kind = reading.kind();
            String unit = reading.unit();
            if (kind != null && !kind.equalsIgnoreCase(meter.kind().name())) {
                ended.add(refused(reading, "KIND_MISMATCH"));
            } else if (unit != null && !unit.equals(meter.unitOfMeasure())) {
                ended.add(refused(reading, "UNIT_MISMATCH"));
            } else {
                fitting.add(new NewReading(reading.line(), reading.readOn(), reading.value()));
            }
        }
        // By date over the whole delivery, so that a portion never holds what belongs before an earlier one.
        fitting.sort(Comparator.comparing(NewReading::readOn).thenComparingInt(NewReading::line));
        for (int from = 0; from < fitting.size(); from += ReadingPolicy.MAX_READINGS_PER_COMMAND) {
            List<NewReading> portion =
                    fitting.subList(from, Math.min(fitting.size(), from + ReadingPolicy.MAX_READINGS_PER_COMMAND));
            Command command = delivery.part(delivery.operation(), meter.meterId() + '/' + from, portion);
            CommandResult result = patiently(command, meter.meterId(), portion);
            ReadingPolicy.Answer answer = Json.mapper().treeToValue(result.answer(), ReadingPolicy.Answer.class);
            for (ReadingPolicy.Ended one : answer.readings()) {
                ended.add(new Remark(
                        one.line(),
                        meter.number(),
                        one.readOn(),
                        one.readingId(),
                        one.outcome(),
                        one.reasons().stream().map(Enum::name).toList()));
            }
        }
        return ended;
    }

    /** A long history fills the meter's outbox; the relay empties it, so this waits rather than gives up. */
    private CommandResult patiently(Command command, String meterId, List<NewReading> readings)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return handler.record(command, meterId, readings);
            } catch (RefusedException refused) {
                if (refused.refusal().kind() != Refusal.Kind.BUSY || attempt == ATTEMPTS) {
                    throw refused;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static Remark refused(Delivered reading, String reason) {
        return new Remark(
                reading.line(), reading.meter(), reading.readOn(), null, Verdict.Outcome.REFUSED, List.of(reason));
    }

    private static Summary summary(int meters, List<Remark> ended) {
        Map<Verdict.Outcome, Integer> outcomes = new EnumMap<>(Verdict.Outcome.class);
        Map<String, Integer> byReason = new TreeMap<>();
        List<Remark> remarkable = new ArrayList<>();
        for (Remark one : ended) {
            outcomes.merge(one.outcome(), 1, Integer::sum);
            one.reasons().forEach(reason -> byReason.merge(one.outcome() + " " + reason, 1, Integer::sum));
            boolean plain = one.reasons().isEmpty() || one.reasons().equals(List.of(Reason.OPENING.name()));
            if (one.outcome() != Verdict.Outcome.ACCEPTED || !plain) {
                remarkable.add(one);
            }
        }
        return new Summary(ended.size(), meters, outcomes, byReason, remarkable);
    }

    private static List<Remark> inParallel(List<Callable<List<Remark>>> work) {
        List<Remark> ended = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(PARALLEL, Thread.ofVirtual().factory())) {
            List<Future<List<Remark>>> futures = new ArrayList<>();
            work.forEach(task -> futures.add(threads.submit(task)));
            for (Future<List<Remark>> future : futures) {
                ended.addAll(future.get());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while recording readings", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
        return ended;
    }
}
