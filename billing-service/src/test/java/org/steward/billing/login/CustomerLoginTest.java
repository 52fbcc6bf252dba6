package org.steward.billing.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.steward.platform.command.Decision;
import org.steward.platform.document.Scope;
import org.steward.platform.fixture.Duty;

/** Every command on a login that is unknown, linked and unlinked. */
@Duty("B1")
class CustomerLoginTest {

    private static final Scope SITE = Scope.site("site-1");
    private static final String LINKED = "org.steward.billing.login.CustomerLoginLinked";

    private final CustomerLogin linked = after(CustomerLogin.link(null, SITE, "l-1", "c-1", 0));
    private final CustomerLogin unlinked = after(CustomerLogin.unlink(linked, "l-1", "c-1"));

    @Test
    void isOneCustomerOfASiteAtATime() {
        assertThat(linked.customerId()).isEqualTo("c-1");
        assertThat(linked.linkId()).isEqualTo(CustomerLogin.idOf(SITE, "l-1"));
        assertThat(outcome(CustomerLogin.link(linked, SITE, "l-1", "c-1", 1))).isEqualTo("unchanged");
        assertThat(outcome(CustomerLogin.link(linked, SITE, "l-1", "c-2", 0))).isEqualTo("LOGIN_LINKED");
        assertThat(linked.linkId()).isNotEqualTo(CustomerLogin.idOf(Scope.site("site-2"), "l-1"));
    }

    @Test
    void isTakenBackAndMayThenSpeakForAnother() {
        assertThat(unlinked.customerId()).isNull();
        assertThat(outcome(CustomerLogin.link(unlinked, SITE, "l-1", "c-2", 0))).isEqualTo(LINKED);
        assertThat(outcome(CustomerLogin.unlink(unlinked, "l-1", "c-1"))).isEqualTo("LOGIN_NOT_LINKED");
        assertThat(outcome(CustomerLogin.unlink(linked, "l-1", "c-2"))).isEqualTo("LOGIN_NOT_LINKED");
        assertThat(outcome(CustomerLogin.unlink(null, "l-1", "c-1"))).isEqualTo("LOGIN_NOT_LINKED");
    }

    @Test
    void isOneOfSoManyOfACustomer() {
        assertThat(outcome(CustomerLogin.link(null, SITE, "l-2", "c-1", LoginHandler.MAX_LOGINS - 1)))
                .isEqualTo(LINKED);
        assertThat(outcome(CustomerLogin.link(null, SITE, "l-2", "c-1", LoginHandler.MAX_LOGINS)))
                .isEqualTo("TOO_MANY_LOGINS");
    }

    private static CustomerLogin after(Decision<CustomerLogin> decision) {
        if (decision instanceof Decision.Accepted<CustomerLogin> accepted) {
            return accepted.state();
        }
        throw new AssertionError(decision.toString());
    }

    private static @Nullable String outcome(Decision<CustomerLogin> decision) {
        return switch (decision) {
            case Decision.Accepted<CustomerLogin> accepted ->
                accepted.events().getFirst().getClass().getName();
            case Decision.Unchanged<CustomerLogin> same -> "unchanged";
            case Decision.Refused<CustomerLogin> refused -> refused.refusal().code();
        };
    }
}
