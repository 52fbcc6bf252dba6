package org.steward.billing.account;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.EventType;
import org.steward.platform.document.Json;
import org.steward.platform.document.PendingEvent;

/** Reads stored events of an account back into their records. */
final class AccountEvents {

    private static final Map<String, Class<?>> MONEY_EVENTS = Stream.of(
                    ChargesRaised.class,
                    ChargeReversed.class,
                    PaymentRecorded.class,
                    PaymentReversed.class,
                    CreditApplied.class,
                    ChargeReduced.class,
                    DepositReceived.class,
                    DepositDeducted.class,
                    DepositRefunded.class,
                    PrepaymentReceived.class,
                    PrepaymentReleased.class,
                    PrepaymentEnded.class,
                    HoldingReversed.class,
                    CreditRefunded.class,
                    CreditMovedOut.class)
            .collect(Collectors.toMap(AccountEvents::type, Function.identity()));

    private AccountEvents() {}

    /** The record of an event that moves money, or null for another type. */
    static @Nullable Object read(PendingEvent event) {
        Class<?> type = MONEY_EVENTS.get(event.type());
        return type == null ? null : Json.mapper().treeToValue(event.data(), type);
    }

    private static String type(Class<?> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalStateException(event + " has no @EventType; see " + CommandRunner.class);
        }
        return type.value();
    }
}
