/** What a proof found, as JSON for programs and as Markdown for people. */
@NullMarked
package org.steward.proof.report;

import org.jspecify.annotations.NullMarked;
