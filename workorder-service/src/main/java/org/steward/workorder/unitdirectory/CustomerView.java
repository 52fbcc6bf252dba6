package org.steward.workorder.unitdirectory;

/** What this service knows of a customer: never a name. */
record CustomerView(String customerId, String siteId) {}
