package org.steward.billing.sitebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Require;
import org.steward.platform.money.Money;
import org.steward.platform.money.Ratio;

/**
 * What the owners agreed with the company for a time (物业服务收费管理办法, 2003, art. 9).
 *
 * @param from first day; until the next contract takes effect
 * @param ratio of the fees charged, that is the company's remuneration, or null
 * @param monthly fixed remuneration for a month, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ManagementContract(
        LocalDate from,
        Kind kind,
        @Nullable BigDecimal ratio,
        @Nullable Money monthly) {

    /** Who bears gain and loss of the service. */
    enum Kind {
        /** 包干制: the fees are the company's income, gain and loss are its own. */
        LUMP_SUM,
        /** 酬金制: the fees are held for the owners, the company earns a remuneration. */
        REMUNERATION
    }

    ManagementContract {
        boolean remunerated = kind == Kind.REMUNERATION;
        Require.that(
                ratio == null || monthly == null,
                "REMUNERATION_ONE_WAY",
                "monthly",
                String.valueOf(monthly),
                "ratio | monthly");
        Require.that(
                remunerated || (ratio == null && monthly == null),
                "REMUNERATION_NOT_LUMP_SUM",
                ratio == null ? "monthly" : "ratio",
                kind.name(),
                Kind.REMUNERATION.name());
        Require.that(
                !remunerated || ratio != null || monthly != null, "VALUE_MISSING", "ratio", "-", "ratio | monthly");
        if (ratio != null) {
            Require.positive(ratio, "ratio");
            Require.that(
                    ratio.compareTo(BigDecimal.ONE) <= 0, "RATIO_ABOVE_ONE", "ratio", ratio.toPlainString(), "≤ 1");
        }
        Require.that(
                monthly == null || monthly.isPositive(),
                "VALUE_NOT_POSITIVE",
                "monthly",
                String.valueOf(monthly),
                "> 0");
    }

    /** The remuneration of a month in which {@code base} was charged, rounded half up. */
    Money remuneration(Money base) {
        Money fixed = monthly;
        BigDecimal part = ratio;
        if (fixed != null) {
            return fixed;
        }
        return part == null
                ? Money.zero(base.currency())
                : Money.round(Ratio.of(base.amount()).times(part), base.currency());
    }
}
