package org.steward.workorder.request;

/**
 * Where an imported request comes from.
 *
 * @param fingerprint SHA-256 of the row as it was imported, to tell a repeat from a change
 */
public record Source(String system, String id, String fingerprint) {}
