package org.steward.billing.meter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/**
 * A meter and its latest readings, oldest first.
 *
 * @param number as printed on it; unique in the site, may be corrected
 * @param unitOfMeasure of the readings: {@code m3}, {@code kWh}
 * @param unitId the unit it serves, or null for a common one
 * @param digits integer digits of the register, or null when not known
 * @param factor what one count of the register is in the unit of measure
 */
public record Meter(
        String siteId,
        String meterId,
        String number,
        MeterKind kind,
        String unitOfMeasure,
        @Nullable String unitId,
        @Nullable Integer digits,
        BigDecimal factor,
        List<Reading> readings,
        List<HeldReading> held) {

    static final AggregateType<Meter> TYPE = AggregateType.of("meter", "meters", Meter.class);

    /** Accepted readings kept in the document, see {@link KeptReadings}; all of them are in the journal. */
    static final int MAX_READINGS = 400;

    /** Held readings one meter may have; they wait for a person, so a daily read meter needs room. */
    static final int MAX_HELD = 400;

    /**
     * An accepted reading.
     *
     * @param rolledOver whether the register ran over since the reading before
     */
    public record Reading(LocalDate readOn, BigDecimal value, boolean rolledOver) {}

    /** A reading that waits for a person. */
    public record HeldReading(String readingId, LocalDate readOn, BigDecimal value, List<Reason> reasons) {
        public HeldReading {
            reasons = List.copyOf(reasons);
        }
    }

    public Meter {
        readings = List.copyOf(readings);
        held = List.copyOf(held);
    }

    /** The id a meter gets when it is first registered under {@code number}. */
    public static String idOf(Scope site, String number) {
        return Ids.derive(TYPE.name(), site, number);
    }

    /** One full turn of the register in the unit of measure, or null when its digits are not known. */
    @Nullable BigDecimal fullTurn() {
        return digits == null ? null : BigDecimal.TEN.pow(digits).multiply(factor);
    }

    static Decision<Meter> register(@Nullable Meter existing, Meter wanted, boolean fineWhenEqual) {
        if (existing != null) {
            return fineWhenEqual && existing.sameDevice(wanted)
                    ? Decision.unchanged()
                    : Decision.refuse(Refusal.conflict("METER_EXISTS", Map.of("number", wanted.number())));
        }
        if (wanted.factor().signum() <= 0) {
            return Decision.refuse(Refusal.invalid("FACTOR_NOT_POSITIVE", "factor", Map.of("factor", wanted.factor())));
        }
        return Decision.accept(
                wanted,
                new MeterRegistered(
                        wanted.meterId(),
                        wanted.siteId(),
                        wanted.unitId(),
                        wanted.number(),
                        wanted.kind(),
                        wanted.unitOfMeasure()));
    }

    /** Gives it another number; the caller holds the claim on it. */
    static Decision<Meter> correctNumber(@Nullable Meter existing, String meterId, String number) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), meterId));
        }
        if (existing.number().equals(number)) {
            return Decision.unchanged();
        }
        Meter corrected = new Meter(
                existing.siteId(),
                meterId,
                number,
                existing.kind(),
                existing.unitOfMeasure(),
                existing.unitId(),
                existing.digits(),
                existing.factor(),
                existing.readings(),
                existing.held());
        return Decision.accept(corrected, new MeterNumberCorrected(meterId, existing.siteId(), number));
    }

    Meter with(List<Reading> newReadings, List<HeldReading> newHeld) {
        return new Meter(
                siteId,
                meterId,
                number,
                kind,
                unitOfMeasure,
                unitId,
                digits,
                factor,
                KeptReadings.of(newReadings, MAX_READINGS),
                newHeld);
    }

    /** Whether everything but the readings is equal. */
    public boolean sameDevice(Meter other) {
        return number.equals(other.number)
                && kind == other.kind
                && unitOfMeasure.equals(other.unitOfMeasure)
                && Objects.equals(unitId, other.unitId)
                && Objects.equals(digits, other.digits)
                && factor.compareTo(other.factor) == 0;
    }
}
