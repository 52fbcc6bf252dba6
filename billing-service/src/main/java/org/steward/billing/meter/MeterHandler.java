package org.steward.billing.meter;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.site.Sites;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Claims;
import org.steward.platform.document.Scope;

/** The door to meters and readings. */
public final class MeterHandler {

    /** What meter numbers are claimed as. */
    static final String NUMBER = "meter-number";

    private final MeterStore store;
    private final CommandRunner runner;
    private final Claims claims;
    private final Sites sites;
    private final Clock clock;

    MeterHandler(MeterStore store, CommandRunner runner, Claims claims, Sites sites, Clock clock) {
        this.store = store;
        this.runner = runner;
        this.claims = claims;
        this.sites = sites;
        this.clock = clock;
    }

    /** A meter as it would be registered, without readings. */
    public static Meter meter(
            Scope site,
            String number,
            MeterKind kind,
            String unitOfMeasure,
            @Nullable String unitId,
            @Nullable Integer digits,
            @Nullable BigDecimal factor) {
        return new Meter(
                site.value(),
                Meter.idOf(site, number),
                number,
                kind,
                unitOfMeasure,
                unitId,
                digits,
                factor == null ? BigDecimal.ONE : factor,
                List.of(),
                List.of());
    }

    CommandResult register(Command command, Meter wanted) {
        claimNumber(command.scope(), wanted.number(), wanted.meterId());
        return runner.run(
                store.aggregates(), wanted.meterId(), command, (meter, now) -> Meter.register(meter, wanted, false));
    }

    /** Registers them, and leaves equal ones as they are; returns why not, by id. */
    public Map<String, Refusal> importMeters(Command act, List<Meter> meters) {
        Map<String, Refusal> refusals = new HashMap<>();
        List<CommandRunner.Creation<Meter>> creations = new ArrayList<>();
        for (Meter wanted : meters) {
            try {
                claimNumber(act.scope(), wanted.number(), wanted.meterId());
                creations.add(new CommandRunner.Creation<>(
                        wanted.meterId(),
                        act.part("billing.meter.import", wanted.meterId(), wanted),
                        (meter, now) -> Meter.register(meter, wanted, true)));
            } catch (RefusedException taken) {
                refusals.put(wanted.meterId(), taken.refusal());
            }
        }
        refusals.putAll(runner.createAll(store.aggregates(), act.scope(), creations));
        return refusals;
    }

    CommandResult correctNumber(Command command, String meterId, String number) {
        Scope site = command.scope();
        var stored = store.aggregates().load(site, meterId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound("meter", meterId));
        }
        String before = stored.state().number();
        claimNumber(site, number, meterId);
        CommandResult result = runner.run(
                store.aggregates(), meterId, command, (meter, now) -> Meter.correctNumber(meter, meterId, number));
        if (!before.equals(number)) {
            claims.release(NUMBER, site, before, meterId);
        }
        return result;
    }

    private void claimNumber(Scope site, String number, String meterId) {
        String owner = claims.claim(NUMBER, site, number, meterId, clock.instant());
        if (!owner.equals(meterId)) {
            throw new RefusedException(
                    Refusal.conflict("METER_NUMBER_TAKEN", Map.of("number", number, "meter", owner)));
        }
    }

    /** Records readings of one meter: one document write, whatever their number. */
    CommandResult record(Command command, String meterId, List<NewReading> readings) {
        return runner.run(
                store.aggregates(),
                meterId,
                command,
                (meter, now) -> ReadingPolicy.record(
                        meter, meterId, readings, sites.dayOf(command.scope(), now), Thresholds.STANDARD));
    }

    CommandResult release(Command command, String meterId, String readingId) {
        return runner.run(
                store.aggregates(),
                meterId,
                command,
                (meter, now) -> ReadingPolicy.release(
                        meter, meterId, readingId, sites.dayOf(command.scope(), now), Thresholds.STANDARD));
    }

    CommandResult reject(Command command, String meterId, String readingId) {
        return runner.run(
                store.aggregates(),
                meterId,
                command,
                (meter, now) -> ReadingPolicy.reject(
                        meter, meterId, readingId, sites.dayOf(command.scope(), now), Thresholds.STANDARD));
    }

    /** The meters of those units, by unit. */
    public Map<String, List<Meter>> ofUnits(Scope site, Collection<String> unitIds) {
        return unitIds.isEmpty() ? Map.of() : store.ofUnits(site, unitIds);
    }

    /** The meters of those numbers, by number. */
    public Map<String, Meter> byNumber(Scope site, Collection<String> numbers) {
        return numbers.isEmpty() ? Map.of() : store.byNumber(site, numbers);
    }
}
