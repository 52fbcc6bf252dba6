package org.steward.billing.apportionment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steward.billing.apportionment.Apportionment.Remainder;
import org.steward.billing.apportionment.Apportionment.Share;
import org.steward.billing.apportionment.Apportionment.Weight;
import org.steward.platform.command.RefusedException;
import org.steward.platform.money.Money;

class ApportionmentTest {

    private static final Currency CNY = Currency.getInstance("CNY");

    @ParameterizedTest(name = "{0} by {1}, {2}, scale {3}: {4}")
    @CsvSource({
        "100.00, 1 3, LARGEST, 2, 25.00 75.00",
        "100.00, 1 1 1, LARGEST, 2, 33.34 33.33 33.33",
        "100.00, 1 1 1, FIRST, 2, 33.34 33.33 33.33",
        "100.00, 1 1 1, LAST, 2, 33.33 33.33 33.34",
        "0.05, 1 1 1, LARGEST, 2, 0.02 0.02 0.01",
        "0.05, 1 1 1, LAST, 2, 0.01 0.02 0.02",
        // exact parts 1.43 and 8.57: the largest fraction wins, the first or last in line otherwise
        "0.10, 1 6, LARGEST, 2, 0.01 0.09",
        "0.10, 1 6, FIRST, 2, 0.02 0.08",
        "0.10, 6 1, LAST, 2, 0.08 0.02",
        "0.02, 0 1 1 1, FIRST, 2, 0.00 0.01 0.01 0.00",
        "0.02, 1 1 1 0, LAST, 2, 0.00 0.01 0.01 0.00",
        "0.02, 0 1 1 1 0, LARGEST, 2, 0.00 0.01 0.01 0.00 0.00",
        "0.01, 0 0 1, FIRST, 2, 0.00 0.00 0.01",
        "-100.00, 1 1 1, LARGEST, 2, -33.34 -33.33 -33.33",
        "-0.05, 1 1 1, LAST, 2, -0.01 -0.02 -0.02",
        "0.00, 1 2, LARGEST, 2, 0.00 0.00",
        "100.00, 1 1 1, LARGEST, 0, 34.00 33.00 33.00",
        "100.00, 1 1 1, LARGEST, 1, 33.40 33.30 33.30",
        "-100.00, 1 1 1, LAST, 0, -33.00 -33.00 -34.00",
        "100.00, 61.20 88.8 50, LARGEST, 2, 30.60 44.40 25.00",
        "10.00, 0.1 0.2, LARGEST, 2, 3.33 6.67"
    })
    void splits(String total, String weights, Remainder remainder, int scale, String expected) {
        assertThat(amounts(Apportionment.split(Money.of(total, "CNY"), weights(weights), remainder, scale)))
                .isEqualTo(expected);
    }

    @Test
    void refusesWhatCannotBeSplit() {
        assertRefused("WEIGHTS_ALL_ZERO", "shares", "1.00", weights("0 0"), 2);
        assertRefused("VALUE_MISSING", "shares", "1.00", List.of(), 2);
        assertRefused("VALUE_NEGATIVE", "shares[1].weight", "1.00", weights("1 -1"), 2);
        assertRefused("VALUE_OUT_OF_RANGE", "scale", "1.00", weights("1"), 3);
        assertRefused("VALUE_OUT_OF_RANGE", "scale", "1.00", weights("1"), -1);
        assertRefused("TOTAL_FINER_THAN_SCALE", "total", "1.50", weights("1"), 0);
        Weight twice = new Weight("A", BigDecimal.ONE);
        assertRefused("VALUE_REPEATED", "shares[1].id", "1.00", List.of(twice, twice), 2);
    }

    @Property
    void theSharesSumToTheTotalAndMirrorForNegatives(
            @ForAll @LongRange(min = 0, max = 10_000_000_000L) long total,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 1000) Integer> parts,
            @ForAll Remainder remainder) {
        List<Weight> weights = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            weights.add(new Weight("s" + i, BigDecimal.valueOf(parts.get(i), i % 3)));
        }
        if (parts.stream().allMatch(part -> part == 0)) {
            return;
        }
        List<Share> shares = Apportionment.split(new Money(total, CNY), weights, remainder, 2);
        List<Share> mirrored = Apportionment.split(new Money(-total, CNY), weights, remainder, 2);
        BigDecimal sum = weights.stream().map(Weight::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(Money.sum(shares.stream().map(Share::amount).toList(), CNY)).isEqualTo(new Money(total, CNY));
        for (int i = 0; i < shares.size(); i++) {
            assertThat(mirrored.get(i).amount())
                    .isEqualTo(shares.get(i).amount().negate());
            BigDecimal error = BigDecimal.valueOf(shares.get(i).amount().minorUnits())
                    .multiply(sum)
                    .subtract(BigDecimal.valueOf(total).multiply(weights.get(i).weight()));
            // In a fixed direction a share that came out even may get a unit as well; the largest remainder never gives
            // it one.
            if (remainder == Remainder.LARGEST) {
                assertThat(error.abs()).as("never a whole unit off").isLessThan(sum);
            } else {
                assertThat(error.abs()).as("never more than a unit off").isLessThanOrEqualTo(sum);
            }
            if (weights.get(i).weight().signum() == 0) {
                assertThat(shares.get(i).amount().isZero()).isTrue();
            }
        }
    }

    private static void assertRefused(String code, String field, String total, List<Weight> weights, int scale) {
        assertThatThrownBy(() -> Apportionment.split(Money.of(total, "CNY"), weights, Remainder.LARGEST, scale))
                .isInstanceOfSatisfying(RefusedException.class, e -> {
                    assertThat(e.refusal().code()).isEqualTo(code);
                    assertThat(e.refusal().field()).isEqualTo(field);
                });
    }

    private static List<Weight> weights(String texts) {
        List<Weight> weights = new ArrayList<>();
        for (String text : texts.split(" ")) {
            weights.add(new Weight("s" + weights.size(), new BigDecimal(text)));
        }
        return weights;
    }

    private static String amounts(List<Share> shares) {
        return String.join(
                " ", shares.stream().map(share -> share.amount().amountText()).toList());
    }
}
