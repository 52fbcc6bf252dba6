package org.steward.platform.document;

import java.util.function.Consumer;

/**
 * A change to stored data that runs once per database, whatever the number of instances.
 *
 * @param version ascending within a service, never reused
 * @param change must be safe to run again: an instance may die halfway
 */
public record Migration(int version, String name, Consumer<Database> change) {}
