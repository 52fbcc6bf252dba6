package org.steward.proof.report;

/**
 * One claim and what was measured.
 *
 * @param claim the claim in words, with its target: "bill run charges/s ÷ raw insertMany, 4 charges per account >= 0.5"
 * @param figure what was measured, with its spread: "0.58 (0.55–0.61, 5 pairs)"
 * @param note why it was missed or skipped, or what bounds it; may be empty
 */
public record Finding(String claim, String figure, Outcome outcome, String note) {

    public static Finding held(String claim, String figure) {
        return new Finding(claim, figure, Outcome.HELD, "");
    }

    public static Finding missed(String claim, String figure, String why) {
        return new Finding(claim, figure, Outcome.MISSED, why);
    }

    public static Finding skipped(String claim, String why) {
        return new Finding(claim, "–", Outcome.SKIPPED, why);
    }

    /** Held when {@code holds}, else missed for {@code why}. */
    public static Finding of(boolean holds, String claim, String figure, String why) {
        return holds ? held(claim, figure) : missed(claim, figure, why);
    }
}
