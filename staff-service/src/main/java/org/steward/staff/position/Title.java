package org.steward.staff.position;

/** The name of a position in both languages of the product. */
public record Title(String zh, String en) {}
