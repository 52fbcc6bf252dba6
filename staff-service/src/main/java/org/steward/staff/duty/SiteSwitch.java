package org.steward.staff.duty;

import java.time.LocalDate;

/** A duty turned on or off at one site from a day on. */
public record SiteSwitch(String siteId, boolean on, LocalDate from) {}
