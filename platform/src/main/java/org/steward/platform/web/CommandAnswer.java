package org.steward.platform.web;

/**
 * What a command is answered with where its decision says nothing more.
 *
 * @param id of the aggregate
 * @param version of the aggregate after the command; the entity tag
 */
public record CommandAnswer(String id, long version) {}
