package org.steward.billing.propertyimport;

import java.util.Map;
import org.steward.billing.meter.Meter;
import org.steward.billing.property.Building;
import org.steward.billing.property.Customer;
import org.steward.billing.property.Unit;

/** What is on the register already of what the files name; meters by number, all others by id. */
record Registry(
        Map<String, Building> buildings,
        Map<String, Unit> units,
        Map<String, Customer> customers,
        Map<String, Meter> meters) {}
