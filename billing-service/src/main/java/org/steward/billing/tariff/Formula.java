package org.steward.billing.tariff;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ParseException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.steward.platform.command.Require;

/**
 * A price a company needs beyond the other bases, as an expression over {@link #VARIABLES}: arithmetic and the library's
 * functions, no scripts. It is read and tried when it is written, and what it cannot compute is refused, never zero.
 */
final class Formula {

    /** What a formula may use: areas in square metres, the count of the component, its rate. */
    static final Set<String> VARIABLES = Set.of("area", "inside", "count", "rate");

    private static final int MAX_LENGTH = 400;
    private static final ExpressionConfiguration CONFIGURATION = ExpressionConfiguration.builder()
            .arraysAllowed(false)
            .structuresAllowed(false)
            .build();

    private final String text;

    /** Refused as {@code FORMULA_INVALID} at {@code formula} when it cannot be read, or gives no amount for a usual unit. */
    Formula(String text) {
        this.text = text;
        Require.that(
                text.length() <= MAX_LENGTH,
                "FORMULA_INVALID",
                "formula",
                text.length() + " characters",
                "≤ " + MAX_LENGTH);
        Set<String> unknown = new TreeSet<>();
        try {
            for (String name : new Expression(text, CONFIGURATION).getUsedVariables()) {
                if (!VARIABLES.contains(name)) {
                    unknown.add(name);
                }
            }
        } catch (ParseException unreadable) {
            throw Require.refused("FORMULA_INVALID", "formula", text, String.valueOf(unreadable.getMessage()));
        }
        Require.that(
                unknown.isEmpty(),
                "FORMULA_INVALID",
                "formula",
                String.join(", ", unknown),
                String.join(", ", new TreeSet<>(VARIABLES)));
        value(Map.of(
                "area",
                new BigDecimal("89.5"),
                "inside",
                new BigDecimal("72.25"),
                "count",
                BigDecimal.ONE,
                "rate",
                BigDecimal.ONE));
    }

    /**
     * What it comes to for a month.
     *
     * @param values of the variables that are known; one that is used and not known is refused
     */
    BigDecimal value(Map<String, BigDecimal> values) {
        try {
            Expression expression = new Expression(text, CONFIGURATION);
            for (String name : expression.getUsedVariables()) {
                expression.with(name, Require.present(values.get(name), name));
            }
            EvaluationValue value = expression.evaluate();
            Require.that(value.isNumberValue(), "FORMULA_FAILED", "formula", value.getStringValue(), "a number");
            BigDecimal number = value.getNumberValue();
            Require.that(number.signum() >= 0, "FORMULA_FAILED", "formula", number.toPlainString(), "≥ 0");
            return number;
        } catch (EvaluationException | ParseException failure) {
            throw Require.refused("FORMULA_FAILED", "formula", text, String.valueOf(failure.getMessage()));
        }
    }
}
