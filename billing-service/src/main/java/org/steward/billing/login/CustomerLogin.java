package org.steward.billing.login;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/**
 * What a login is at one site: a customer there, or nobody any more. The same person may be a customer of several sites.
 *
 * @param loginId the {@code customer_id} the identity provider puts into this person's tokens
 * @param customerId the customer it speaks for, or null once the link was taken back
 */
public record CustomerLogin(
        String linkId,
        String siteId,
        String loginId,
        @Nullable String customerId) {

    static final AggregateType<CustomerLogin> TYPE =
            AggregateType.of("customerLogin", "customerLogins", CustomerLogin.class);

    static String idOf(Scope site, String loginId) {
        return Ids.derive(TYPE.name(), site, loginId);
    }

    static Decision<CustomerLogin> link(
            @Nullable CustomerLogin link, Scope site, String loginId, String customerId, long ofCustomer) {
        String now = link == null ? null : link.customerId();
        if (now != null) {
            return now.equals(customerId)
                    ? Decision.unchanged()
                    : Decision.refuse(Refusal.conflict("LOGIN_LINKED", Map.of("login", loginId)));
        }
        if (ofCustomer >= LoginHandler.MAX_LOGINS) {
            return Decision.refuse(Refusal.conflict(
                    "TOO_MANY_LOGINS", Map.of("customer", customerId, "maximum", LoginHandler.MAX_LOGINS)));
        }
        CustomerLogin linked = new CustomerLogin(idOf(site, loginId), site.value(), loginId, customerId);
        return Decision.accept(linked, new CustomerLoginLinked(linked.linkId(), linked.siteId(), loginId, customerId));
    }

    static Decision<CustomerLogin> unlink(@Nullable CustomerLogin link, String loginId, String customerId) {
        if (link == null || !customerId.equals(link.customerId())) {
            return Decision.refuse(
                    Refusal.conflict("LOGIN_NOT_LINKED", Map.of("login", loginId, "customer", customerId)));
        }
        return Decision.accept(
                new CustomerLogin(link.linkId(), link.siteId(), loginId, null),
                new CustomerLoginUnlinked(link.linkId(), link.siteId(), loginId, customerId));
    }
}
