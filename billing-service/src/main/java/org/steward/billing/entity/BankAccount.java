package org.steward.billing.entity;

/**
 * An account of an entity at a bank.
 *
 * @param number as the bank writes it; never in an event
 * @param closed whether it is used no more; what went through it still names it
 */
record BankAccount(String bankAccountId, String bank, String number, Purpose purpose, boolean closed) {

    /** What it is for; money of others is kept apart from the company's own. */
    enum Purpose {
        /** The company's own income. */
        OPERATING,
        /** Fees held for the owners under a remuneration contract, and what is collected for others. */
        TRUST,
        /** The owners' common-area income and maintenance fund. */
        OWNERS,
        /** Securities to be given back. */
        DEPOSITS
    }

    BankAccount close() {
        return new BankAccount(bankAccountId, bank, number, purpose, true);
    }

    /** The number as others than finance see it: the last four digits. */
    String maskedNumber() {
        return "*".repeat(Math.max(0, number.length() - 4)) + number.substring(Math.max(0, number.length() - 4));
    }
}
