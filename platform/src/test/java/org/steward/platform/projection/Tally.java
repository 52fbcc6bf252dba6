package org.steward.platform.projection;

import java.util.List;

/** A view that remembers which events it has seen. */
record Tally(List<Long> seen) {}
