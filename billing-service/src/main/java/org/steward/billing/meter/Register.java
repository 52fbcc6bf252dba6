package org.steward.billing.meter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The readings of one meter while new ones are judged: what counts so far, and what is usual for this meter. */
final class Register {

    private final Meter meter;
    private final Thresholds thresholds;
    private final List<Meter.Reading> accepted;
    private final List<Meter.HeldReading> held;
    private @Nullable BigDecimal usualPerDay;

    Register(Meter meter, Thresholds thresholds) {
        this.meter = meter;
        this.thresholds = thresholds;
        this.accepted = new ArrayList<>(meter.readings());
        this.held = new ArrayList<>(meter.held());
        this.usualPerDay = median(perDay(accepted));
    }

    /**
     * Learns what is usual from readings about to be judged as well: in a first delivery of two years the meter's own
     * history is in the delivery.
     */
    void learnFrom(List<NewReading> arriving) {
        List<Meter.Reading> rising = new ArrayList<>(accepted);
        for (NewReading reading : arriving) {
            Meter.Reading last = rising.isEmpty() ? null : rising.getLast();
            if (last == null
                    || (reading.readOn().isAfter(last.readOn())
                            && reading.value().compareTo(last.value()) >= 0)) {
                rising.add(new Meter.Reading(reading.readOn(), reading.value(), false));
            }
        }
        usualPerDay = median(perDay(rising));
    }

    Verdict judge(NewReading reading, LocalDate today) {
        if (reading.value().signum() < 0) {
            return Verdict.refused(Reason.NEGATIVE);
        }
        if (reading.readOn().isAfter(today)) {
            return Verdict.refused(Reason.IN_FUTURE);
        }
        BigDecimal fullTurn = meter.fullTurn();
        if (fullTurn != null && reading.value().compareTo(fullTurn) >= 0) {
            return Verdict.refused(Reason.DOES_NOT_FIT_REGISTER);
        }
        Verdict known = known(reading);
        if (known != null) {
            return known;
        }
        if (accepted.isEmpty() && held.isEmpty()) {
            return Verdict.accepted(List.of(Reason.OPENING));
        }
        if (!accepted.isEmpty() && reading.readOn().isBefore(accepted.getLast().readOn())) {
            return late(reading);
        }
        if (!held.isEmpty() && reading.readOn().isAfter(held.getFirst().readOn())) {
            return held.size() >= Meter.MAX_HELD
                    ? Verdict.refused(Reason.TOO_MANY_HELD)
                    : Verdict.held(Reason.AFTER_HELD);
        }
        return next(reading, accepted.getLast());
    }

    /** What is said of a day that has a reading already, or null. */
    private @Nullable Verdict known(NewReading reading) {
        for (Meter.Reading other : accepted) {
            if (other.readOn().equals(reading.readOn())) {
                return other.value().compareTo(reading.value()) == 0
                        ? Verdict.accepted(List.of(Reason.ALREADY_RECORDED))
                        : Verdict.refused(Reason.DUPLICATE_DATE);
            }
        }
        for (Meter.HeldReading other : held) {
            if (other.readOn().equals(reading.readOn())) {
                return other.value().compareTo(reading.value()) == 0
                        ? Verdict.held(Reason.ALREADY_RECORDED)
                        : Verdict.refused(Reason.DUPLICATE_DATE);
            }
        }
        return null;
    }

    private Verdict late(NewReading reading) {
        int after = 0;
        while (accepted.get(after).readOn().isBefore(reading.readOn())) {
            after++;
        }
        Meter.Reading later = accepted.get(after);
        boolean fits = reading.value().compareTo(later.value()) <= 0
                && (after == 0
                        || reading.value().compareTo(accepted.get(after - 1).value()) >= 0);
        // Before the opening reading, or in the step where the register ran over, nothing says that it is right.
        return fits && after > 0 && !later.rolledOver()
                ? Verdict.accepted(List.of(Reason.RECORDED_LATE))
                : Verdict.refused(Reason.BACKWARDS);
    }

    private Verdict next(NewReading reading, Meter.Reading last) {
        long days = ChronoUnit.DAYS.between(last.readOn(), reading.readOn());
        BigDecimal use = reading.value().subtract(last.value());
        if (use.signum() < 0) {
            BigDecimal fullTurn = meter.fullTurn();
            return fullTurn != null && !isSpike(use.add(fullTurn), days)
                    ? Verdict.held(Reason.ROLL_OVER_SUSPECTED)
                    : Verdict.refused(Reason.BACKWARDS);
        }
        if (isSpike(use, days)) {
            return Verdict.held(looksLikeFullTurn(use) ? Reason.ROLL_OVER_SUSPECTED : Reason.SPIKE);
        }
        List<Reason> remarks = new ArrayList<>();
        if (days > thresholds.longGapDays()) {
            remarks.add(Reason.LONG_GAP);
        }
        if (use.signum() == 0 && zeroRun() + 1 >= thresholds.zeroRunSteps()) {
            remarks.add(Reason.ZERO_RUN);
        }
        return Verdict.accepted(remarks);
    }

    private boolean isSpike(BigDecimal use, long days) {
        if (usualPerDay == null) {
            return false;
        }
        BigDecimal usual = usualPerDay.max(meter.kind().idlePerDay());
        // Single days differ more than weeks do: guests, a full bath, a day away.
        BigDecimal span = BigDecimal.valueOf(Math.max(days, thresholds.leastDays()));
        return use.compareTo(usual.multiply(thresholds.spikeFactor()).multiply(span)) > 0;
    }

    /** A jump of almost 10, 100, 1000… thousand counts is what a register shows that was turned back a little. */
    private boolean looksLikeFullTurn(BigDecimal use) {
        BigDecimal counts = use.divide(meter.factor(), MathContext.DECIMAL64);
        for (int digits = 3; digits <= 7; digits++) {
            BigDecimal turn = BigDecimal.TEN.pow(digits);
            if (counts.compareTo(turn) <= 0 && counts.compareTo(turn.multiply(thresholds.fullTurnShare())) >= 0) {
                return true;
            }
        }
        return false;
    }

    private int zeroRun() {
        int run = 0;
        for (int i = accepted.size() - 1;
                i > 0 && accepted.get(i).value().compareTo(accepted.get(i - 1).value()) == 0;
                i--) {
            run++;
        }
        return run;
    }

    /** Takes an accepted reading in at its place; returns the use since the one before, null for the first. */
    @Nullable BigDecimal accept(LocalDate readOn, BigDecimal value) {
        int at = accepted.size();
        while (at > 0 && accepted.get(at - 1).readOn().isAfter(readOn)) {
            at--;
        }
        Meter.Reading before = at == 0 ? null : accepted.get(at - 1);
        boolean rolledOver = before != null && value.compareTo(before.value()) < 0;
        accepted.add(at, new Meter.Reading(readOn, value, rolledOver));
        return before == null ? null : use(meter, before, accepted.get(at));
    }

    void hold(Meter.HeldReading reading) {
        held.add(reading);
        held.sort((a, b) -> a.readOn().compareTo(b.readOn()));
    }

    /** Empties the held readings; the caller judges them again. */
    List<Meter.HeldReading> takeHeld() {
        List<Meter.HeldReading> taken = List.copyOf(held);
        held.clear();
        return taken;
    }

    Meter meter() {
        return meter.with(accepted, held);
    }

    /** Use between two successive readings, over the register's end where it ran over. */
    static BigDecimal use(Meter meter, Meter.Reading before, Meter.Reading after) {
        BigDecimal use = after.value().subtract(before.value());
        BigDecimal fullTurn = meter.fullTurn();
        return after.rolledOver() && fullTurn != null ? use.add(fullTurn) : use;
    }

    private List<BigDecimal> perDay(List<Meter.Reading> readings) {
        List<BigDecimal> perDay = new ArrayList<>();
        for (int i = 1; i < readings.size(); i++) {
            long days = ChronoUnit.DAYS.between(
                    readings.get(i - 1).readOn(), readings.get(i).readOn());
            perDay.add(use(meter, readings.get(i - 1), readings.get(i))
                    .divide(BigDecimal.valueOf(days), MathContext.DECIMAL64));
        }
        return perDay;
    }

    private @Nullable BigDecimal median(List<BigDecimal> values) {
        if (values.size() < thresholds.minSteps()) {
            return null;
        }
        List<BigDecimal> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.TWO, MathContext.DECIMAL64);
    }
}
