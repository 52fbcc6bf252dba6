/**
 * HTTP: problems with codes and texts, strict JSON, idempotency keys, entity tags, pages, exports, correlation, OpenAPI.
 */
@NullMarked
package org.steward.platform.web;

import org.jspecify.annotations.NullMarked;
