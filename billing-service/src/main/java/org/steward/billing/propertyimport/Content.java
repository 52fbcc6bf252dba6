package org.steward.billing.propertyimport;

import java.util.ArrayList;
import java.util.List;
import org.steward.billing.meter.Meter;
import org.steward.billing.property.Building;
import org.steward.billing.property.Customer;
import org.steward.billing.property.Occupancy;
import org.steward.billing.property.Unit;

/** What the files of an import say, in the order in which it is applied. */
record Content(
        List<Building> buildings,
        List<Unit> units,
        List<Customer> customers,
        List<Occupies> occupancies,
        List<Meter> meters) {

    /** A customer in a unit. */
    record Occupies(String unitId, Occupancy occupancy) {}

    static Content empty() {
        return new Content(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    int size() {
        return buildings.size() + units.size() + customers.size() + occupancies.size() + meters.size();
    }
}
