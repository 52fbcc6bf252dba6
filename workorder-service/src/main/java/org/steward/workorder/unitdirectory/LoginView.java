package org.steward.workorder.unitdirectory;

/** A login of the identity provider that speaks for a customer of a site. */
record LoginView(String loginId, String siteId, String customerId) {}
