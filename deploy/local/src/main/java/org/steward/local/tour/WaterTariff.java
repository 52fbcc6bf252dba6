package org.steward.local.tour;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Beijing's tariff of household water with its parts: 5.00, 7.00 and 9.00 CNY/m3 up to 180, up to 260 and above 260 m3
 * a calendar year, of which 1.57 are the resource fee and 1.36 sewage in every tier.
 */
final class WaterTariff {

    static final BigDecimal FIRST_BOUND = new BigDecimal("180");
    static final BigDecimal SECOND_BOUND = new BigDecimal("260");
    static final BigDecimal FIRST_RATE = new BigDecimal("2.07");
    static final BigDecimal SECOND_RATE = new BigDecimal("4.07");
    static final BigDecimal THIRD_RATE = new BigDecimal("6.07");
    static final BigDecimal RESOURCE_RATE = new BigDecimal("1.57");
    static final BigDecimal SEWAGE_RATE = new BigDecimal("1.36");

    private WaterTariff() {}

    /** What {@code used} m3 come to after {@code before} in the same year: each part rounded once, as a bill does. */
    static BigDecimal price(BigDecimal before, BigDecimal used) {
        BigDecimal after = before.add(used);
        BigDecimal tiered = FIRST_RATE
                .multiply(within(before, after, BigDecimal.ZERO, FIRST_BOUND))
                .add(SECOND_RATE.multiply(within(before, after, FIRST_BOUND, SECOND_BOUND)))
                .add(THIRD_RATE.multiply(within(before, after, SECOND_BOUND, after.max(SECOND_BOUND))));
        return cents(tiered).add(cents(RESOURCE_RATE.multiply(used))).add(cents(SEWAGE_RATE.multiply(used)));
    }

    private static BigDecimal within(BigDecimal before, BigDecimal after, BigDecimal low, BigDecimal high) {
        return after.min(high).subtract(before.max(low)).max(BigDecimal.ZERO);
    }

    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** The tariff as a fee standard; a unit not read in a period is billed with its next reading. */
    static Map<String, Object> standard(String code, String effectiveFrom, String unitKind) {
        Map<String, Object> tiered = new LinkedHashMap<>();
        tiered.put("code", "water");
        tiered.put("basis", "usage");
        tiered.put("tierMode", "graduated");
        tiered.put("tierWindow", "year");
        tiered.put(
                "tiers",
                List.of(
                        Map.of("upTo", FIRST_BOUND.toPlainString(), "rate", FIRST_RATE.toPlainString()),
                        Map.of("upTo", SECOND_BOUND.toPlainString(), "rate", SECOND_RATE.toPlainString()),
                        Map.of("rate", THIRD_RATE.toPlainString())));
        return metered(
                code,
                effectiveFrom,
                unitKind,
                "WATER",
                List.of(tiered, flat("resource", RESOURCE_RATE), flat("sewage", SEWAGE_RATE)));
    }

    /** A standard of usage components, all booked under the fee item of the kind of meter. */
    static Map<String, Object> metered(
            String code, String effectiveFrom, String unitKind, String meterKind, List<Map<String, Object>> prices) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("nameZh", code.equals("water") ? "水费" : "电费");
        body.put("nameEn", code);
        body.put("effectiveFrom", effectiveFrom);
        body.put("unitKinds", List.of(unitKind));
        body.put(
                "items",
                prices.stream()
                        .map(price -> Map.of(
                                "item",
                                meterKind.toLowerCase(Locale.ROOT),
                                "price",
                                price,
                                "meterKind",
                                meterKind,
                                "withoutReading",
                                "SKIP"))
                        .toList());
        return body;
    }

    static Map<String, Object> flat(String code, BigDecimal rate) {
        return Map.of("code", code, "basis", "usage", "rate", rate.toPlainString());
    }
}
