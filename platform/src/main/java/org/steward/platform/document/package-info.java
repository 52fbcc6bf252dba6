/**
 * Documents: the one conditional write, its one conflict, index definitions, migrations and claims.
 *
 * <p>An aggregate is one document: {@code {_id, scope, version, sequence, shard, state, outbox[], nextDueAt,
 * createdAt, updatedAt}}. Its state and the events of the change are written together or not at all.
 */
@NullMarked
package org.steward.platform.document;

import org.jspecify.annotations.NullMarked;
