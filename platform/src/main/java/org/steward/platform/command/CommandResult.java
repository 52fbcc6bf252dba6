package org.steward.platform.command;

import tools.jackson.databind.JsonNode;

/**
 * What an accepted command came to.
 *
 * @param version of the aggregate after the command
 * @param answer the answer given the first time, also on a retry
 * @param replayed whether this was a retry of a command done before
 */
public record CommandResult(String id, long version, JsonNode answer, boolean replayed) {}
