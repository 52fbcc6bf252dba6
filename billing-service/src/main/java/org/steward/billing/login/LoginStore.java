package org.steward.billing.login;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Scope;

/** Finds links between logins and customers. */
final class LoginStore {

    private final AggregateStore<CustomerLogin> links;

    LoginStore(AggregateStore<CustomerLogin> links) {
        this.links = links;
    }

    static List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.of(CustomerLogin.TYPE.collection(), "state.loginId"),
                IndexSpec.of(CustomerLogin.TYPE.collection(), "scope", "state.customerId"));
    }

    AggregateStore<CustomerLogin> aggregates() {
        return links;
    }

    /** The running links of a login at whatever site; for the person himself. */
    List<CustomerLogin> ofLogin(String loginId, int limit) {
        List<CustomerLogin> found = new ArrayList<>();
        links.collection()
                .find(Filters.and(Filters.eq("state.loginId", loginId), Filters.gt("state.customerId", "")))
                .limit(limit)
                .forEach(document -> found.add(links.decode(document).state()));
        return found;
    }

    /** The running links of a customer. */
    List<CustomerLogin> ofCustomer(Scope site, String customerId, int limit) {
        List<CustomerLogin> found = new ArrayList<>();
        links.collection()
                .find(Filters.and(Filters.eq("scope", site.value()), Filters.eq("state.customerId", customerId)))
                .limit(limit)
                .forEach(document -> found.add(links.decode(document).state()));
        return found;
    }
}
