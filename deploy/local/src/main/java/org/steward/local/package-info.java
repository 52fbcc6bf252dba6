/** The whole product on one machine from one command: broker, database, identity and the services, for development and proof. */
@NullMarked
package org.steward.local;

import org.jspecify.annotations.NullMarked;
