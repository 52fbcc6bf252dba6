/** security-service: guard posts, patrols and what is found on them. */
@NullMarked
package org.steward.security;

import org.jspecify.annotations.NullMarked;
