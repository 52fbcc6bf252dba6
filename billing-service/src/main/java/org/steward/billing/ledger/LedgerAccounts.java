package org.steward.billing.ledger;

/**
 * The chart of accounts; numbers follow the Chinese Accounting Standards for Business Enterprises (Ministry of Finance, account list of the application guide, 2006).
 */
public final class LedgerAccounts {

    /** 库存现金. */
    public static final String CASH = "1001";
    /** 银行存款. */
    public static final String BANK = "1002";
    /** 其他货币资金: card terminal, until the acquirer pays out. */
    public static final String POS_CLEARING = "1012.01";
    /** 其他货币资金: WeChat Pay, until it pays out. */
    public static final String WECHAT_CLEARING = "1012.02";
    /** 其他货币资金: Alipay, until it pays out. */
    public static final String ALIPAY_CLEARING = "1012.03";
    /** 应收账款, of the company's own income. */
    public static final String RECEIVABLES = "1122";
    /** 预收账款: money received that no charge has used yet. */
    public static final String CUSTOMER_CREDITS = "2203";

    /** 其他货币资金: cheques taken, until they are cleared. */
    public static final String CHEQUES = "1012.04";
    /** 其他应付款: money on its way between two places here; zero when everything has arrived. */
    public static final String CLEARING = "2241.08";
    /** 利润分配: what was owed before this system kept the books. */
    public static final String OPENING = "4104";

    private LedgerAccounts() {}

    /** 预收账款: money paid in advance for one fee item. */
    public static String prepaid(String item) {
        return CUSTOMER_CREDITS + '.' + item;
    }

    /** What is owed of a class of fees. */
    public static String receivables(FeeClass feeClass) {
        return feeClass.receivables();
    }

    /** What a charge of the item is booked against: income of the company, or money held for others. */
    public static String counterpart(FeeClass feeClass, String item) {
        return feeClass.counterpart(item);
    }
}
