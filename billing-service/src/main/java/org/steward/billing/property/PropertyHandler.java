package org.steward.billing.property;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steward.billing.account.AccountHandler;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decider;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Scope;

/** The door to the property registry. */
public final class PropertyHandler {

    private final PropertyStore store;
    private final CommandRunner runner;
    private final AccountHandler accounts;

    PropertyHandler(PropertyStore store, CommandRunner runner, AccountHandler accounts) {
        this.store = store;
        this.runner = runner;
        this.accounts = accounts;
    }

    CommandResult registerBuilding(Command command, String code, String name, @Nullable Integer floors) {
        Building wanted = building(command.scope(), code, name, floors);
        return runner.run(
                store.buildings(),
                wanted.buildingId(),
                command,
                (building, now) -> Building.register(building, wanted, Again.CONFLICT));
    }

    /** Registers them, and leaves equal ones as they are; returns why not, by id. */
    public Map<String, Refusal> importBuildings(Command act, List<Building> buildings) {
        return importAll(
                act,
                store.buildings(),
                buildings,
                Building::buildingId,
                wanted -> (building, now) -> Building.register(building, wanted, Again.FINE_WHEN_EQUAL));
    }

    /** A building as it would be registered. */
    public static Building building(Scope site, String code, String name, @Nullable Integer floors) {
        return new Building(site.value(), Building.idOf(site, code), code, name, floors);
    }

    CommandResult changeBuilding(Command command, String buildingId, String name, @Nullable Integer floors) {
        return runner.run(
                store.buildings(),
                buildingId,
                command,
                (building, now) -> Building.change(building, buildingId, name, floors));
    }

    CommandResult registerUnit(
            Command command,
            String buildingId,
            String code,
            UnitKind kind,
            BigDecimal builtArea,
            @Nullable BigDecimal insideArea) {
        Scope site = command.scope();
        Building building = find(site, List.of(buildingId), List.of(), List.of())
                .buildings()
                .get(buildingId);
        if (building == null) {
            throw new RefusedException(
                    Refusal.invalid("BUILDING_UNKNOWN", "buildingId", Map.of("building", buildingId)));
        }
        Unit wanted = unit(site, building.code(), code, kind, builtArea, insideArea);
        return runner.run(
                store.units(), wanted.unitId(), command, (unit, now) -> Unit.register(unit, wanted, Again.CONFLICT));
    }

    /** Registers them, and leaves equal ones as they are; returns why not, by id. */
    public Map<String, Refusal> importUnits(Command act, List<Unit> units) {
        return importAll(
                act,
                store.units(),
                units,
                Unit::unitId,
                wanted -> (unit, now) -> Unit.register(unit, wanted, Again.FINE_WHEN_EQUAL));
    }

    /** A unit as it would be registered, without occupancies. */
    public static Unit unit(
            Scope site,
            String buildingCode,
            String code,
            UnitKind kind,
            BigDecimal builtArea,
            @Nullable BigDecimal insideArea) {
        return new Unit(
                site.value(),
                Unit.idOf(site, buildingCode, code),
                Building.idOf(site, buildingCode),
                code,
                kind,
                builtArea,
                insideArea,
                List.of());
    }

    CommandResult changeUnit(
            Command command, String unitId, UnitKind kind, BigDecimal builtArea, @Nullable BigDecimal insideArea) {
        return runner.run(
                store.units(), unitId, command, (unit, now) -> Unit.change(unit, unitId, kind, builtArea, insideArea));
    }

    CommandResult registerCustomer(
            Command command, String code, Customer.Kind kind, String name, @Nullable String phone) {
        Customer wanted = customer(command.scope(), code, kind, name, phone);
        return runner.run(
                store.customers(),
                wanted.customerId(),
                command,
                (customer, now) -> Customer.register(customer, wanted, Again.CONFLICT));
    }

    /** Registers them, and leaves equal ones as they are; returns why not, by id. */
    public Map<String, Refusal> importCustomers(Command act, List<Customer> customers) {
        return importAll(
                act,
                store.customers(),
                customers,
                Customer::customerId,
                wanted -> (customer, now) -> Customer.register(customer, wanted, Again.FINE_WHEN_EQUAL));
    }

    private <S> Map<String, Refusal> importAll(
            Command act,
            AggregateStore<S> into,
            List<S> wanted,
            Function<S, String> id,
            Function<S, Decider<S>> decider) {
        List<CommandRunner.Creation<S>> creations = new ArrayList<>();
        for (S each : wanted) {
            creations.add(new CommandRunner.Creation<>(
                    id.apply(each),
                    act.part("billing.property.import", into.type().name() + '/' + id.apply(each), each),
                    decider.apply(each)));
        }
        return runner.createAll(into, act.scope(), creations);
    }

    /** A customer as he would be registered. */
    public static Customer customer(Scope site, String code, Customer.Kind kind, String name, @Nullable String phone) {
        return new Customer(site.value(), Customer.idOf(site, code), code, kind, name, phone);
    }

    CommandResult changeCustomer(Command command, String customerId, String name, @Nullable String phone) {
        return runner.run(
                store.customers(),
                customerId,
                command,
                (customer, now) -> Customer.change(customer, customerId, name, phone));
    }

    CommandResult startOccupancy(Command command, String unitId, Occupancy occupancy) {
        return startOccupancy(command, unitId, occupancy, Again.CONFLICT);
    }

    /** Starts it, or leaves an equal one as it is. */
    public CommandResult importOccupancy(Command act, String unitId, Occupancy occupancy) {
        Command command =
                act.part("billing.property.import", "occupancy/" + unitId + '/' + occupancy.customerId(), occupancy);
        return startOccupancy(command, unitId, occupancy, Again.FINE_WHEN_EQUAL);
    }

    private CommandResult startOccupancy(Command command, String unitId, Occupancy occupancy, Again again) {
        Scope site = command.scope();
        Found found = find(site, List.of(), List.of(unitId), List.of(occupancy.customerId()));
        if (!found.units().containsKey(unitId)) {
            throw new RefusedException(Refusal.notFound("unit", unitId));
        }
        if (!found.customers().containsKey(occupancy.customerId())) {
            throw new RefusedException(
                    Refusal.invalid("CUSTOMER_UNKNOWN", "customerId", Map.of("customer", occupancy.customerId())));
        }
        if (occupancy.payer()) {
            // First the account, then what makes it needed: a crash between leaves an account nobody is charged on.
            accounts.open(command.part("billing.account.open", "account", occupancy), occupancy.customerId(), unitId);
        }
        return runner.run(
                store.units(), unitId, command, (unit, now) -> Unit.startOccupancy(unit, unitId, occupancy, again));
    }

    CommandResult endOccupancy(Command command, String unitId, String customerId, LocalDate until) {
        return runner.run(
                store.units(), unitId, command, (unit, now) -> Unit.endOccupancy(unit, unitId, customerId, until));
    }

    /** What of the ids exists at the site. */
    public record Found(Map<String, Building> buildings, Map<String, Unit> units, Map<String, Customer> customers) {}

    public Found find(
            Scope site, Collection<String> buildings, Collection<String> units, Collection<String> customers) {
        return new Found(
                buildings.isEmpty() ? Map.of() : store.find(store.buildings(), site, buildings),
                units.isEmpty() ? Map.of() : store.find(store.units(), site, units),
                customers.isEmpty() ? Map.of() : store.find(store.customers(), site, customers));
    }

    /** The unit, or null when there is none of that id at the site. */
    public @Nullable Unit unit(Scope site, String unitId) {
        return find(site, List.of(), List.of(unitId), List.of()).units().get(unitId);
    }
}
