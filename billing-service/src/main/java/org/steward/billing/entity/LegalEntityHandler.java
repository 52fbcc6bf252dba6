package org.steward.billing.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Books;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** The door to the company's legal entities. */
public final class LegalEntityHandler {

    private final AggregateStore<LegalEntity> store;
    private final CommandRunner runner;

    LegalEntityHandler(AggregateStore<LegalEntity> store, CommandRunner runner) {
        this.store = store;
        this.runner = runner;
    }

    CommandResult register(Command command, String code, String name, String taxpayerNumber) {
        LegalEntity wanted = new LegalEntity(LegalEntity.idOf(code), code, name, taxpayerNumber, List.of());
        return runner.run(store, wanted.entityId(), command, (entity, now) -> LegalEntity.register(entity, wanted));
    }

    CommandResult change(Command command, String entityId, String name, String taxpayerNumber) {
        return runner.run(
                store, entityId, command, (entity, now) -> LegalEntity.change(entity, entityId, name, taxpayerNumber));
    }

    CommandResult openBankAccount(
            Command command, String entityId, String bank, String number, BankAccount.Purpose purpose) {
        BankAccount wanted = new BankAccount(command.newAggregateId("bankAccount"), bank, number, purpose, false);
        return runner.run(
                store, entityId, command, (entity, now) -> LegalEntity.openBankAccount(entity, entityId, wanted));
    }

    CommandResult closeBankAccount(Command command, String entityId, String bankAccountId) {
        return runner.run(
                store,
                entityId,
                command,
                (entity, now) -> LegalEntity.closeBankAccount(entity, entityId, bankAccountId));
    }

    /** What is printed of an entity. */
    public record Letterhead(String name, String taxpayerNumber) {}

    /** The entity's particulars, or null when it is not registered. */
    public @Nullable Letterhead find(String entityId) {
        Stored<LegalEntity> stored = store.load(Scope.COMPANY, entityId);
        return stored == null
                ? null
                : new Letterhead(stored.state().name(), stored.state().taxpayerNumber());
    }

    /** Whether a site can be assigned to it; the company itself is there also before its particulars are. */
    public boolean exists(String entityId) {
        return entityId.equals(Books.COMPANY) || store.load(Scope.COMPANY, entityId) != null;
    }
}
