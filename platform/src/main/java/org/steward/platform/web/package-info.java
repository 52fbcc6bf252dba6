/**
 * HTTP: problems with codes and texts, strict JSON, idempotency keys, entity tags, pages, exports, correlation, OpenAPI.
 *
 * <p>What a controller can rely on:
 *
 * <ul>
 *   <li>A record component of a request that is not {@code @Nullable} is there and not null, and so are the elements of
 *       its lists; else the caller was answered 422 {@code VALUE_MISSING} with the path of the member. So an optional
 *       {@code boolean} is a {@code @Nullable Boolean}.
 *   <li>400 means that the request does not have the documented shape (unknown or repeated member, wrong JSON type,
 *       malformed header or parameter); 422 that a value in it is missing or not acceptable, Bean Validation included.
 *   <li>{@code BigDecimal} is a JSON string in plain notation both ways; {@code Instant} is RFC 3339 with an offset;
 *       nothing is coerced.
 *   <li>What a record's own constructor refuses ({@code IllegalArgumentException} or {@code RefusedException}) becomes a
 *       422 at the path of that record.
 *   <li>Every code of a refusal needs {@code <CODE>.title} and {@code <CODE>.detail} in both languages of the module's
 *       messages; the placeholders are the names of the refusal's arguments, and {@code {field}}.
 * </ul>
 */
@NullMarked
package org.steward.platform.web;

import org.jspecify.annotations.NullMarked;
