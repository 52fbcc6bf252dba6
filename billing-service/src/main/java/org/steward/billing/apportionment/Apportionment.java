package org.steward.billing.apportionment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Money;

/**
 * Splits a cost by weight; the parts always sum to the whole.
 *
 * <p>Each share first gets its exact part cut down to whole steps of the scale; the steps left over go out one each. A
 * negative total mirrors the positive one, so that a reversal takes back exactly what was charged.
 */
final class Apportionment {

    /** Who gets the steps left over by cutting down; a zero weight never does. */
    public enum Remainder {
        /** The largest fractions first, ties in the order given. */
        LARGEST,
        /** From the first share on. */
        FIRST,
        /** From the last share backwards. */
        LAST
    }

    /** One who bears a part. */
    public record Weight(String id, BigDecimal weight) {}

    /** What he bears. */
    public record Share(String id, Money amount) {}

    private Apportionment() {}

    /**
     * The shares in the order of the weights.
     *
     * @param scale decimals of the shares, at most those of the currency; 0 splits whole units
     * @throws RefusedException naming {@code total}, {@code scale} or {@code shares…} when it cannot be split
     */
    public static List<Share> split(Money total, List<Weight> weights, Remainder remainder, int scale) {
        int digits = Money.digits(total.currency());
        Require.between(scale, 0, digits, "scale");
        BigInteger step = BigInteger.TEN.pow(digits - scale);
        BigInteger[] steps = BigInteger.valueOf(total.minorUnits()).abs().divideAndRemainder(step);
        Require.that(steps[1].signum() == 0, "TOTAL_FINER_THAN_SCALE", "total", total, "scale " + scale);
        BigInteger[] parts = parts(steps[0], wholeWeights(weights), remainder);
        List<Share> shares = new ArrayList<>(parts.length);
        for (int i = 0; i < parts.length; i++) {
            // At most the total's own magnitude, so it fits.
            long units = parts[i].multiply(step).longValueExact();
            shares.add(
                    new Share(weights.get(i).id(), new Money(total.isNegative() ? -units : units, total.currency())));
        }
        return shares;
    }

    // The weights as integers in the same proportions.
    private static List<BigInteger> wholeWeights(List<Weight> weights) {
        Require.notEmpty(weights, "shares");
        Require.distinct(weights, Weight::id, i -> "shares[" + i + "].id");
        int scale = 0;
        for (int i = 0; i < weights.size(); i++) {
            BigDecimal weight = Require.notNegative(weights.get(i).weight(), "shares[" + i + "].weight");
            scale = Math.max(scale, weight.scale());
        }
        List<BigInteger> whole = new ArrayList<>(weights.size());
        for (Weight weight : weights) {
            whole.add(weight.weight().setScale(scale, RoundingMode.UNNECESSARY).unscaledValue());
        }
        Require.that(whole.stream().anyMatch(weight -> weight.signum() > 0), "WEIGHTS_ALL_ZERO", "shares", "0", "> 0");
        return whole;
    }

    private static BigInteger[] parts(BigInteger total, List<BigInteger> weights, Remainder remainder) {
        BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger[] parts = new BigInteger[weights.size()];
        BigInteger[] fractions = new BigInteger[weights.size()];
        BigInteger left = total;
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] division = total.multiply(weights.get(i)).divideAndRemainder(sum);
            parts[i] = division[0];
            fractions[i] = division[1];
            left = left.subtract(division[0]);
        }
        Comparator<Integer> order =
                switch (remainder) {
                    case LARGEST ->
                        Comparator.comparing((Integer i) -> fractions[i]).reversed();
                    case FIRST -> Comparator.naturalOrder();
                    case LAST -> Comparator.reverseOrder();
                };
        // Fewer steps are left over than there are weights above zero, so one round is enough.
        IntStream.range(0, parts.length)
                .filter(i -> weights.get(i).signum() > 0)
                .boxed()
                .sorted(order)
                .limit(left.intValueExact())
                .forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
        return parts;
    }
}
