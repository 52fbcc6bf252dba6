package org.steward.billing.propertyimport;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steward.billing.csv.CsvTable;
import org.steward.billing.meter.Meter;
import org.steward.billing.meter.MeterHandler;
import org.steward.billing.meter.MeterKind;
import org.steward.billing.property.Building;
import org.steward.billing.property.Customer;
import org.steward.billing.property.Occupancy;
import org.steward.billing.property.PropertyHandler;
import org.steward.billing.property.Unit;
import org.steward.billing.property.UnitKind;
import org.steward.platform.command.Decision;
import org.steward.platform.document.Scope;

/** Checks the files of an import as a whole, against each other and against the register; pure. */
final class Validation {

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,39}");
    private static final Pattern UNIT_OF_MEASURE = Pattern.compile("[A-Za-z0-9]{1,8}");
    private static final Pattern PHONE = Pattern.compile("[0-9+][0-9 -]{4,24}");

    private final Scope site;
    private final Registry registry;
    private final Content content = Content.empty();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> buildings = new HashSet<>();
    private final Map<String, Unit> units = new HashMap<>();
    private final Map<String, Customer> customers = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private int unchanged;

    /**
     * What came of it.
     *
     * @param content what is to be applied; worth nothing when there is a problem
     * @param unchanged lines that say what the register says already
     */
    record Result(Content content, int unchanged, List<Problem> problems) {}

    private Validation(Scope site, Registry registry) {
        this.site = site;
        this.registry = registry;
        buildings.addAll(registry.buildings().keySet());
        units.putAll(registry.units());
    }

    static Result of(Scope site, Map<FileKind, CsvTable> files, Registry registry) {
        Validation validation = new Validation(site, registry);
        for (FileKind kind : FileKind.values()) {
            CsvTable table = files.get(kind);
            if (table != null) {
                table.problems().forEach(problem -> validation.problems.add(Problem.of(kind, problem)));
                table.rows().forEach(row -> validation.line(kind, row));
            }
        }
        return new Result(validation.content, validation.unchanged, List.copyOf(validation.problems));
    }

    private void line(FileKind kind, CsvTable.Row row) {
        Cells cells = new Cells(kind, row, problems);
        switch (kind) {
            case BUILDINGS -> building(cells);
            case UNITS -> unit(cells);
            case CUSTOMERS -> customer(cells);
            case METERS -> meter(cells);
        }
    }

    private void building(Cells cells) {
        String code = cells.code("code");
        String name = cells.text("name", 100);
        Integer floors = cells.has("floors") ? cells.integer("floors", 1, 200) : null;
        if (code == null || name == null || !cells.isSound()) {
            return;
        }
        Building building = PropertyHandler.building(site, code, name, floors);
        Building existing = registry.buildings().get(building.buildingId());
        buildings.add(building.buildingId());
        if (!seen.add(building.buildingId())) {
            cells.problem("code", "VALUE_REPEATED", "each building once");
        } else if (existing == null) {
            content.buildings().add(building);
        } else {
            compare(cells, "code", existing.equals(building));
        }
    }

    private void unit(Cells cells) {
        String buildingCode = cells.code("building");
        String code = cells.code("code");
        UnitKind kind = cells.oneOf("kind", UnitKind.class);
        BigDecimal built = cells.decimal("built_area", "square metres such as 61.20");
        BigDecimal inside =
                cells.has("inside_area") ? cells.decimal("inside_area", "square metres such as 50.00") : null;
        if (buildingCode == null || code == null || kind == null || built == null || !cells.isSound()) {
            return;
        }
        if (built.signum() < 0) {
            cells.problem("built_area", "AREA_NEGATIVE", "zero or more");
        }
        if (inside != null && (inside.signum() < 0 || inside.compareTo(built) > 0)) {
            cells.problem(
                    "inside_area", "INSIDE_AREA_OUT_OF_RANGE", "zero to the built area, " + built.toPlainString());
        }
        if (!buildings.contains(Building.idOf(site, buildingCode))) {
            cells.problem("building", "BUILDING_UNKNOWN", "a building of the file or on the register");
        }
        if (!cells.isSound()) {
            return;
        }
        Unit unit = PropertyHandler.unit(site, buildingCode, code, kind, built, inside);
        Unit existing = registry.units().get(unit.unitId());
        units.putIfAbsent(unit.unitId(), unit);
        if (!seen.add(unit.unitId())) {
            cells.problem("code", "VALUE_REPEATED", "each unit of a building once");
        } else if (existing == null) {
            content.units().add(unit);
        } else {
            compare(cells, "code", existing.sameSpace(unit));
        }
    }

    private void customer(Cells cells) {
        String code = cells.code("code");
        Customer.Kind kind = cells.oneOf("kind", Customer.Kind.class);
        String name = cells.text("name", 100);
        String phone = cells.has("phone")
                ? cells.matching("phone", PHONE, "PHONE_INVALID", "digits, blanks and hyphens")
                : null;
        if (code == null || kind == null || name == null || !cells.isSound()) {
            return;
        }
        Customer customer = PropertyHandler.customer(site, code, kind, name, phone);
        Customer existing = registry.customers().get(customer.customerId());
        Customer earlier = customers.putIfAbsent(customer.customerId(), customer);
        if (earlier != null && !earlier.equals(customer)) {
            cells.problem("code", "LINES_CONTRADICT", "the same kind, name and phone on every line of a customer");
        } else if (existing != null) {
            compare(cells, "code", existing.equals(customer));
        } else if (earlier == null) {
            content.customers().add(customer);
        }
        if (cells.has("unit") || cells.has("building")) {
            occupancy(cells, customer);
        }
    }

    private void occupancy(Cells cells, Customer customer) {
        Unit unit = unitOf(cells);
        Occupancy.Role role = cells.oneOf("role", Occupancy.Role.class);
        LocalDate from = cells.date("from");
        LocalDate until = cells.has("until") ? cells.date("until") : null;
        boolean payer = cells.yesOrNo("payer", true);
        if (unit == null || role == null || from == null || !cells.isSound()) {
            return;
        }
        Occupancy occupancy = new Occupancy(customer.customerId(), role, payer, from, until);
        switch (Unit.importOccupancy(unit, occupancy)) {
            case Decision.Accepted<Unit> accepted -> {
                units.put(unit.unitId(), accepted.state());
                content.occupancies().add(new Content.Occupies(unit.unitId(), occupancy));
            }
            case Decision.Unchanged<Unit> same -> unchanged++;
            case Decision.Refused<Unit> refused ->
                cells.problem(
                        "unit", refused.refusal().code(), "an occupancy that the others of the unit leave room for");
        }
    }

    private @Nullable Unit unitOf(Cells cells) {
        String building = cells.code("building");
        String code = cells.code("unit");
        if (building == null || code == null) {
            return null;
        }
        Unit unit = units.get(Unit.idOf(site, building, code));
        if (unit == null) {
            cells.problem("unit", "UNIT_UNKNOWN", "a unit of the file or on the register");
        }
        return unit;
    }

    private void meter(Cells cells) {
        String number = cells.matching("number", NUMBER, "NUMBER_INVALID", "1 to 40 letters, digits, . _ / -");
        MeterKind kind = cells.oneOf("kind", MeterKind.class);
        String measure =
                cells.matching("unit_of_measure", UNIT_OF_MEASURE, "UNIT_OF_MEASURE_INVALID", "such as m3 or kWh");
        Unit unit = cells.has("unit") || cells.has("building") ? unitOf(cells) : null;
        Integer digits = cells.has("digits") ? cells.integer("digits", 3, 12) : null;
        BigDecimal factor = cells.has("factor") ? cells.decimal("factor", "a number above zero") : null;
        if (factor != null && factor.signum() <= 0) {
            cells.problem("factor", "FACTOR_NOT_POSITIVE", "a number above zero");
        }
        if (number == null || kind == null || measure == null || !cells.isSound()) {
            return;
        }
        Meter meter =
                MeterHandler.meter(site, number, kind, measure, unit == null ? null : unit.unitId(), digits, factor);
        Meter existing = registry.meters().get(number);
        if (!seen.add(meter.meterId())) {
            cells.problem("number", "VALUE_REPEATED", "each meter once");
        } else if (existing == null) {
            content.meters().add(meter);
        } else {
            compare(cells, "number", existing.sameDevice(meter));
        }
    }

    /** An import adds to the register; what is there already is changed there, on record, and not by a file. */
    private void compare(Cells cells, String column, boolean same) {
        if (same) {
            unchanged++;
        } else {
            cells.problem(column, "REGISTERED_DIFFERENTLY", "what the register says, or a correction there");
        }
    }
}
