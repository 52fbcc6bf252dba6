package org.steward.billing.chargerequest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steward.billing.account.AccountHandler;
import org.steward.billing.account.ChargeKind;
import org.steward.billing.account.ChargeSource;
import org.steward.billing.account.RaiseAnswer;
import org.steward.billing.account.RaiseCharges;
import org.steward.billing.account.ReverseCharge;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.property.Occupancy;
import org.steward.billing.property.PropertyHandler;
import org.steward.billing.property.Unit;
import org.steward.billing.site.Sites;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Json;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.money.Money;

/** Grants and takes back the charges other services ask for; every step may be repeated. */
final class ChargeRequestHandler {

    private static final Pattern ITEM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final AggregateStore<ChargeRequest> requests;
    private final CommandRunner runner;
    private final AccountHandler accounts;
    private final PropertyHandler property;
    private final Sites sites;

    ChargeRequestHandler(
            AggregateStore<ChargeRequest> requests,
            CommandRunner runner,
            AccountHandler accounts,
            PropertyHandler property,
            Sites sites) {
        this.requests = requests;
        this.runner = runner;
        this.accounts = accounts;
        this.property = property;
        this.sites = sites;
    }

    /**
     * What is asked for.
     *
     * @param customerId who is to pay, or null for whoever pays for the unit
     */
    record Asked(
            ChargeSource source,
            int number,
            String unitId,
            @Nullable String customerId,
            String item,
            Money amount) {}

    /** Raises the charge, or records why not; {@code command} carries the id of the event that asks. */
    void request(Command command, Asked asked) {
        Scope site = command.scope();
        String requestId = ChargeRequest.idOf(site, asked.source(), asked.number());
        if (requests.load(site, requestId) != null) {
            return;
        }
        ChargeRequest decided;
        try {
            decided = grant(command, requestId, asked);
        } catch (RefusedException refused) {
            if (refused.refusal().kind() == Refusal.Kind.BUSY) {
                throw new IllegalStateException("charge request " + requestId + " waits", refused);
            }
            decided = concluded(
                    site,
                    requestId,
                    asked,
                    ChargeRequest.Status.REFUSED,
                    null,
                    null,
                    null,
                    refused.refusal().code());
        }
        ChargeRequest conclusion = decided;
        runner.run(
                requests,
                requestId,
                command.part("billing.charge-request.conclude", "conclude", requestId),
                (request, now) -> ChargeRequest.conclude(request, conclusion));
    }

    private ChargeRequest grant(Command command, String requestId, Asked asked) {
        Scope site = command.scope();
        if (!ITEM.matcher(asked.item()).matches()) {
            throw new RefusedException(Refusal.invalid("ITEM_INVALID", "item", Map.of("item", asked.item())));
        }
        LocalDate today = sites.today(site);
        String accountId = account(site, asked, today);
        String chargeId = Ids.derive("charge", site, requestId);
        RaiseCharges charges = new RaiseCharges(
                null,
                requestId,
                asked.source(),
                List.of(new RaiseCharges.Line(
                        chargeId, asked.item(), ChargeKind.PRINCIPAL, null, today, asked.amount(), null)),
                Map.of(),
                today);
        CommandResult result = accounts.raise(
                command.part("billing.charge-request.raise", "raise", requestId), accountId, account -> charges);
        RaiseAnswer answer = Json.mapper().treeToValue(result.answer(), RaiseAnswer.class);
        FeeClass feeClass = answer.charges().getFirst().feeClass();
        return concluded(site, requestId, asked, ChargeRequest.Status.GRANTED, feeClass, accountId, chargeId, null);
    }

    private String account(Scope site, Asked asked, LocalDate today) {
        Unit unit = property.unit(site, asked.unitId());
        if (unit == null) {
            throw new RefusedException(Refusal.invalid("UNIT_UNKNOWN", "unitId", Map.of("unit", asked.unitId())));
        }
        String customerId = asked.customerId();
        if (customerId != null) {
            String accountId = AccountHandler.idOf(site, customerId, unit.unitId());
            if (accounts.find(site, accountId) != null) {
                return accountId;
            }
        }
        // Somebody without an account of his own: who pays for the unit answers for what was done in it.
        Occupancy payer = unit.payerOn(today);
        if (payer == null) {
            throw new RefusedException(Refusal.conflict("NO_ACCOUNT", Map.of("unit", unit.code())));
        }
        String accountId = AccountHandler.idOf(site, payer.customerId(), unit.unitId());
        if (accounts.find(site, accountId) == null) {
            throw new RefusedException(Refusal.conflict("NO_ACCOUNT", Map.of("unit", unit.code())));
        }
        return accountId;
    }

    private static ChargeRequest concluded(
            Scope site,
            String requestId,
            Asked asked,
            ChargeRequest.Status status,
            @Nullable FeeClass feeClass,
            @Nullable String accountId,
            @Nullable String chargeId,
            @Nullable String refusedFor) {
        return new ChargeRequest(
                site.value(),
                requestId,
                asked.source(),
                asked.item(),
                feeClass,
                asked.amount(),
                status,
                accountId,
                chargeId,
                refusedFor);
    }

    /** Takes a granted charge back; nothing to do for one that was refused or is not known. */
    void withdraw(Command command, ChargeSource source, int number) {
        Scope site = command.scope();
        String requestId = ChargeRequest.idOf(site, source, number);
        Stored<ChargeRequest> stored = requests.load(site, requestId);
        if (stored == null || stored.state().status() != ChargeRequest.Status.GRANTED) {
            return;
        }
        ChargeRequest request = stored.state();
        String accountId = request.accountId();
        String chargeId = request.chargeId();
        FeeClass feeClass = request.feeClass();
        if (accountId == null || chargeId == null || feeClass == null) {
            throw new IllegalStateException("charge request " + requestId + " is granted without a charge");
        }
        try {
            accounts.reverseCharge(
                    command.part("billing.charge-request.reverse", "reverse", requestId),
                    accountId,
                    new ReverseCharge(
                            chargeId,
                            request.item(),
                            feeClass,
                            request.amount(),
                            requestId,
                            source,
                            sites.today(site)));
        } catch (RefusedException refused) {
            // Books closed ahead of today, or overload: tried again, then parked where a person sees it.
            throw new IllegalStateException("charge request " + requestId + " cannot be taken back now", refused);
        }
        runner.run(
                requests,
                requestId,
                command.part("billing.charge-request.withdraw", "withdraw", requestId),
                (current, now) -> ChargeRequest.withdraw(current, requestId));
    }
}
