package org.steward.billing.property;

import java.util.ArrayList;
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
 * An owner, tenant or shop-keeper of a site; name and contacts stay in this document and are in no event.
 *
 * @param code unique in the site: the number on the contract
 */
public record Customer(
        String siteId,
        String customerId,
        String code,
        Kind kind,
        String name,
        @Nullable String phone) {

    static final AggregateType<Customer> TYPE = AggregateType.of("customer", "customers", Customer.class);

    /** A person or a legal entity. */
    public enum Kind {
        PERSON,
        COMPANY
    }

    /** The id of the customer of that code. */
    public static String idOf(Scope site, String code) {
        return Ids.derive(TYPE.name(), site, code);
    }

    static Decision<Customer> register(@Nullable Customer existing, Customer wanted, Again again) {
        if (existing != null) {
            return again == Again.FINE_WHEN_EQUAL && existing.equals(wanted)
                    ? Decision.unchanged()
                    : Decision.refuse(Refusal.conflict("CUSTOMER_EXISTS", Map.of("code", existing.code())));
        }
        return Decision.accept(wanted, new CustomerRegistered(wanted.customerId(), wanted.siteId(), wanted.kind()));
    }

    /** Corrects name and contacts; the event says which, not what. */
    static Decision<Customer> change(
            @Nullable Customer existing, String customerId, String name, @Nullable String phone) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), customerId));
        }
        List<String> changed = new ArrayList<>();
        if (!existing.name().equals(name)) {
            changed.add("name");
        }
        if (!Objects.equals(existing.phone(), phone)) {
            changed.add("phone");
        }
        return changed.isEmpty()
                ? Decision.unchanged()
                : Decision.accept(
                        new Customer(existing.siteId(), customerId, existing.code(), existing.kind(), name, phone),
                        new CustomerChanged(customerId, existing.siteId(), changed));
    }

    /** The name as others than its keepers see it: the first character. */
    public String maskedName() {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    /** The phone number as others than its keepers see it: the last two digits. */
    public @Nullable String maskedPhone() {
        return phone == null
                ? null
                : "*".repeat(Math.max(0, phone.length() - 2)) + phone.substring(Math.max(0, phone.length() - 2));
    }
}
