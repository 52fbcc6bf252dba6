/**
 * The import of a site's buildings, units, customers and meters from CSV files: staged, validated as a whole, then applied
 * in batches; one bad line and nothing is applied.
 */
@NullMarked
package org.steward.billing.propertyimport;

import org.jspecify.annotations.NullMarked;
