package org.steward.billing.ledger;

/** Whose money a fee is; decides under which accounts a charge is booked and in which figures it counts. */
public enum FeeClass {
    /** The company's own income. */
    OWN_INCOME("1122", "6001"),
    /** A management fee under a remuneration contract (酬金制): held for the owners, the company earns a remuneration. */
    SERVICE_FUND("1221.01", "2241.01"),
    /** Collected for others (代收代付), such as water for the water company. */
    COLLECTED_FOR_OTHERS("1221.02", "2241.02"),
    /** The owners' money (公共收益, 维修资金). */
    OWNERS_MONEY("1221.03", "2241.03"),
    /** Held as a security and given back. */
    DEPOSIT("1221.04", "2241.04"),
    /** Owed to the tax office. */
    TAX("1221.05", "2221"),
    /** No fee at all: debt that stands again because the payment that had settled it did not. */
    RESTORED("1221.09", "2241.09");

    private final String receivables;
    private final String counterpart;

    FeeClass(String receivables, String counterpart) {
        this.receivables = receivables;
        this.counterpart = counterpart;
    }

    /** The ledger account of what is owed of this class. */
    String receivables() {
        return receivables;
    }

    /** The ledger account a charge of the item is booked against. */
    String counterpart(String item) {
        return counterpart + '.' + item;
    }

    /** Whether a fee item may be given this class; the others come about by contract or correction. */
    public boolean isOfItems() {
        return this != SERVICE_FUND && this != RESTORED;
    }
}
