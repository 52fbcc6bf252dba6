package org.steward.billing.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Books;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/**
 * A legal person that keeps books: the company itself or a branch with its own taxpayer number.
 *
 * @param code unique in the company; {@code company} is the company itself, whose books take the sites no branch has
 * @param taxpayerNumber unified social credit code
 */
record LegalEntity(String entityId, String code, String name, String taxpayerNumber, List<BankAccount> bankAccounts) {

    static final AggregateType<LegalEntity> TYPE = AggregateType.of("legalEntity", "legalEntities", LegalEntity.class);

    /** Bank accounts one entity may have had. */
    static final int MAX_BANK_ACCOUNTS = 100;

    LegalEntity {
        bankAccounts = List.copyOf(bankAccounts);
    }

    /** What opening a bank account is answered with. */
    record BankAccountAnswer(String entityId, String bankAccountId) {}

    static String idOf(String code) {
        return code.equals(Books.COMPANY) ? Books.COMPANY : Ids.derive(TYPE.name(), Scope.COMPANY, code);
    }

    static Decision<LegalEntity> register(@Nullable LegalEntity existing, LegalEntity wanted) {
        if (existing != null) {
            return Decision.refuse(Refusal.conflict("LEGAL_ENTITY_EXISTS", Map.of("code", wanted.code())));
        }
        Refusal number = numberRefusal(wanted.taxpayerNumber());
        return number != null
                ? Decision.refuse(number)
                : Decision.accept(
                        wanted,
                        new LegalEntityRegistered(
                                wanted.entityId(), wanted.code(), wanted.name(), wanted.taxpayerNumber()));
    }

    /** Corrects name and taxpayer number; the code is what everybody knows it by and stays. */
    static Decision<LegalEntity> change(
            @Nullable LegalEntity existing, String entityId, String name, String taxpayerNumber) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), entityId));
        }
        Refusal number = numberRefusal(taxpayerNumber);
        if (number != null) {
            return Decision.refuse(number);
        }
        LegalEntity changed = new LegalEntity(entityId, existing.code(), name, taxpayerNumber, existing.bankAccounts());
        return changed.equals(existing)
                ? Decision.unchanged()
                : Decision.accept(changed, new LegalEntityChanged(entityId, name, taxpayerNumber));
    }

    static Decision<LegalEntity> openBankAccount(@Nullable LegalEntity existing, String entityId, BankAccount wanted) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), entityId));
        }
        if (existing.bankAccounts().size() >= MAX_BANK_ACCOUNTS) {
            return Decision.refuse(Refusal.conflict("TOO_MANY_BANK_ACCOUNTS", Map.of("maximum", MAX_BANK_ACCOUNTS)));
        }
        for (BankAccount other : existing.bankAccounts()) {
            if (other.bank().equals(wanted.bank()) && other.number().equals(wanted.number()) && !other.closed()) {
                return Decision.refuse(
                        Refusal.conflict("BANK_ACCOUNT_EXISTS", Map.of("bankAccount", other.bankAccountId())));
            }
        }
        List<BankAccount> accounts = new ArrayList<>(existing.bankAccounts());
        accounts.add(wanted);
        return Decision.accept(
                        existing.with(accounts),
                        new BankAccountOpened(entityId, wanted.bankAccountId(), wanted.bank(), wanted.purpose()))
                .answering(new BankAccountAnswer(entityId, wanted.bankAccountId()));
    }

    static Decision<LegalEntity> closeBankAccount(
            @Nullable LegalEntity existing, String entityId, String bankAccountId) {
        if (existing == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), entityId));
        }
        List<BankAccount> accounts = new ArrayList<>();
        BankAccount found = null;
        for (BankAccount account : existing.bankAccounts()) {
            boolean wanted = account.bankAccountId().equals(bankAccountId);
            found = wanted ? account : found;
            accounts.add(wanted ? account.close() : account);
        }
        if (found == null) {
            return Decision.refuse(Refusal.notFound("bankAccount", bankAccountId));
        }
        return found.closed()
                ? Decision.unchanged()
                : Decision.accept(existing.with(accounts), new BankAccountClosed(entityId, bankAccountId));
    }

    private static @Nullable Refusal numberRefusal(String taxpayerNumber) {
        return TaxpayerNumber.isValid(taxpayerNumber)
                ? null
                : Refusal.invalid("TAXPAYER_NUMBER_INVALID", "taxpayerNumber", Map.of("seen", taxpayerNumber));
    }

    private LegalEntity with(List<BankAccount> accounts) {
        return new LegalEntity(entityId, code, name, taxpayerNumber, accounts);
    }
}
