package org.steward.billing.entity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** The company's legal entities and their bank accounts. */
@RestController
@RequestMapping("/api/billing/v1/company/legal-entities")
class LegalEntityController {

    private final LegalEntityHandler handler;
    private final LegalEntityStore store;

    LegalEntityController(LegalEntityHandler handler, LegalEntityStore store) {
        this.handler = handler;
        this.store = store;
    }

    /** A legal entity; the code {@code company} is the company itself. */
    record EntityBody(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String code,

            @NotBlank @Size(max = 200) String name,
            @NotNull @Size(max = 40) String taxpayerNumber) {}

    record EntityChange(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Size(max = 40) String taxpayerNumber) {}

    record BankAccountBody(
            @NotBlank @Size(max = 200) String bank,
            @NotNull @Pattern(regexp = "[0-9A-Z]{6,34}") String number,
            BankAccount.@NotNull Purpose purpose) {}

    /** A bank account as shown: the number masked. */
    record BankAccountAnswer(
            String bankAccountId, String bank, String number, BankAccount.Purpose purpose, boolean closed) {}

    /** A legal entity as shown. */
    record EntityAnswer(
            String entityId, String code, String name, String taxpayerNumber, List<BankAccountAnswer> bankAccounts) {
        static EntityAnswer of(LegalEntity entity) {
            return new EntityAnswer(
                    entity.entityId(),
                    entity.code(),
                    entity.name(),
                    entity.taxpayerNumber(),
                    entity.bankAccounts().stream()
                            .map(account -> new BankAccountAnswer(
                                    account.bankAccountId(),
                                    account.bank(),
                                    account.maskedNumber(),
                                    account.purpose(),
                                    account.closed()))
                            .toList());
        }
    }

    @GetMapping
    @Allowed("billing.legal-entity.read")
    @Duties({"B1", "B13"})
    ResponseEntity<Page<EntityAnswer>> list(Call call) {
        return Answers.page(store.page(call.page()).map(stored -> EntityAnswer.of(stored.state())));
    }

    @GetMapping("/{entityId}")
    @Allowed("billing.legal-entity.read")
    @Duties({"B1", "B13"})
    @Returns(EntityAnswer.class)
    ResponseEntity<Object> get(Call call, @PathVariable String entityId) {
        Stored<LegalEntity> stored = store.load(entityId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound("legalEntity", entityId));
        }
        return Answers.resource(stored, EntityAnswer.of(stored.state()));
    }

    @PostMapping
    @Allowed("billing.legal-entity.keep")
    @Duties({"B1", "B13"})
    @Returns(status = 201)
    ResponseEntity<Object> register(Call call, @RequestBody @Valid EntityBody body) {
        CommandResult result = handler.register(call.command(body), body.code(), body.name(), body.taxpayerNumber());
        return Answers.created(result, URI.create("/api/billing/v1/company/legal-entities/" + result.id()));
    }

    @PutMapping("/{entityId}")
    @Allowed("billing.legal-entity.keep")
    @Duties({"B1", "B13"})
    @Returns
    ResponseEntity<Object> change(Call call, @PathVariable String entityId, @RequestBody @Valid EntityChange body) {
        return Answers.ok(handler.change(
                call.command(Map.of("id", entityId, "body", body)), entityId, body.name(), body.taxpayerNumber()));
    }

    @PostMapping("/{entityId}/bank-accounts")
    @Allowed(value = "billing.legal-entity.keep-bank-account", privileged = true)
    @Duties({"B1", "B13"})
    @Returns
    ResponseEntity<Object> openBankAccount(
            Call call, @PathVariable String entityId, @RequestBody @Valid BankAccountBody body) {
        return Answers.ok(handler.openBankAccount(
                call.command(Map.of("id", entityId, "body", body)),
                entityId,
                body.bank(),
                body.number(),
                body.purpose()));
    }

    @PostMapping("/{entityId}/bank-accounts/{bankAccountId}/close")
    @Allowed(value = "billing.legal-entity.keep-bank-account", privileged = true)
    @Duties({"B1", "B13"})
    @Returns
    ResponseEntity<Object> closeBankAccount(
            Call call, @PathVariable String entityId, @PathVariable String bankAccountId) {
        return Answers.ok(handler.closeBankAccount(
                call.command(Map.of("id", entityId, "bankAccount", bankAccountId)), entityId, bankAccountId));
    }
}
