package org.steward.billing.limit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Role;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;
import org.steward.platform.money.Money;

/** The limits of a company; one document. */
record ApprovalLimits(List<Limit> limits) {

    static final AggregateType<ApprovalLimits> TYPE =
            AggregateType.of("approvalLimits", "approvalLimits", ApprovalLimits.class);

    static final String ID = Ids.derive(TYPE.name(), Scope.COMPANY, "");

    /** Acts × roles × a few currencies. */
    static final int MAX_LIMITS = 500;

    /** A thousand, and what is left off at the desk: less than one, in a currency of two decimals. */
    private static final long SITE_MINOR = 100_000;

    private static final long ROUND_OFF_MINOR = 99;

    /**
     * How much one role may give of one act.
     *
     * @param most at once, in its currency; null for any amount in any currency
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Limit(LimitedAct act, Role role, @Nullable Money most) {}

    ApprovalLimits {
        limits = List.copyOf(limits);
    }

    /** What holds while a company has set none: a site's director up to a thousand, finance any amount. */
    static ApprovalLimits usual(String currency) {
        List<Limit> limits = new ArrayList<>();
        for (LimitedAct act : LimitedAct.values()) {
            if (act == LimitedAct.ROUND_OFF) {
                for (Role role : List.of(Role.FEE_CLERK, Role.SITE_DIRECTOR, Role.FINANCE)) {
                    limits.add(new Limit(act, role, Money.ofMinor(ROUND_OFF_MINOR, currency)));
                }
            } else {
                limits.add(new Limit(act, Role.SITE_DIRECTOR, Money.ofMinor(SITE_MINOR, currency)));
                limits.add(new Limit(act, Role.FINANCE, null));
            }
        }
        return new ApprovalLimits(limits);
    }

    /** Replaces all limits: what is not in the list is not allowed to anybody. */
    static Decision<ApprovalLimits> set(@Nullable ApprovalLimits existing, List<Limit> wanted) {
        if (wanted.size() > MAX_LIMITS) {
            return Decision.refuse(Refusal.invalid(
                    "TOO_MANY_LIMITS", "limits", Map.of("count", wanted.size(), "maximum", MAX_LIMITS)));
        }
        for (int i = 0; i < wanted.size(); i++) {
            Money most = wanted.get(i).most();
            if (most != null && most.isNegative()) {
                return Decision.refuse(Refusal.invalid(
                        "AMOUNT_NEGATIVE", "limits[" + i + "].most", Map.of("amount", most.toString())));
            }
        }
        ApprovalLimits limits = new ApprovalLimits(wanted);
        return limits.equals(existing)
                ? Decision.unchanged()
                : Decision.accept(limits, new ApprovalLimitsSet(limits.limits()));
    }

    /** Why somebody with these roles may not give that much, or null when he may. */
    @Nullable Refusal refusal(LimitedAct act, Set<Role> roles, Money amount) {
        Money most = Money.zero(amount.currency());
        for (Limit limit : limits) {
            if (limit.act() != act || !roles.contains(limit.role())) {
                continue;
            }
            Money upTo = limit.most();
            if (upTo == null) {
                return null;
            }
            if (upTo.currency().equals(amount.currency())) {
                most = most.max(upTo);
            }
        }
        return amount.compareTo(most) <= 0
                ? null
                : Refusal.forbidden(
                        "ABOVE_APPROVAL_LIMIT",
                        Map.of("act", act, "amount", amount.toString(), "limit", most.toString()));
    }
}
