package org.steward.staff.organisation;

/**
 * A region of the company, which holds sites.
 *
 * @param code short and stable, unique in the company
 */
public record Region(String regionId, String code, String name) {}
