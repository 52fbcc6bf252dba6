package org.steward.billing.moneyrequest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.account.PaymentMethod;
import org.steward.billing.limit.LimitedAct;
import org.steward.platform.money.Money;

/** What is asked for. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "act")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Wish.Reduce.class, name = "reduce"),
    @JsonSubTypes.Type(value = Wish.Refund.class, name = "refund"),
    @JsonSubTypes.Type(value = Wish.RefundDeposit.class, name = "refundDeposit"),
    @JsonSubTypes.Type(value = Wish.Transfer.class, name = "transfer")
})
sealed interface Wish {

    /** The account it is about; the one money leaves. */
    String accountId();

    /** How much, for the limit. */
    Money amount();

    LimitedAct limitedAct();

    /** What to take off one charge. */
    record Part(String chargeId, Money amount) {}

    /** Something is taken off charges: given up, or wrong from the start. */
    record Reduce(String accountId, boolean correction, List<Part> parts, Money amount) implements Wish {
        public Reduce {
            parts = List.copyOf(parts);
        }

        @Override
        public LimitedAct limitedAct() {
            return correction ? LimitedAct.ADJUSTMENT : LimitedAct.WAIVER;
        }
    }

    /** Credit is given back; of one payment, or (null) of any. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refund(String accountId, @Nullable String paymentId, PaymentMethod method, Money amount) implements Wish {
        @Override
        public LimitedAct limitedAct() {
            return LimitedAct.REFUND;
        }
    }

    /** A deposit is given back, or a part of it. */
    record RefundDeposit(String accountId, String depositId, PaymentMethod method, Money amount) implements Wish {
        @Override
        public LimitedAct limitedAct() {
            return LimitedAct.DEPOSIT_REFUND;
        }
    }

    /** Credit goes to another account of the site. */
    record Transfer(String accountId, String toAccountId, Money amount) implements Wish {
        @Override
        public LimitedAct limitedAct() {
            return LimitedAct.TRANSFER;
        }
    }
}
