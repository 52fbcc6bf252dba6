package org.steward.workorder.unitdirectory;

/** What this service knows of a customer: never a name. */
public record CustomerView(String customerId, String siteId) {}
