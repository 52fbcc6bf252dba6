package org.steward.platform.projection;

import java.util.List;

/** Where the events of one key could not go on: the first of {@code rest} is at fault, the others wait behind it. */
record Stopped(List<Delivery> rest, ParkReason reason, String error) {}
