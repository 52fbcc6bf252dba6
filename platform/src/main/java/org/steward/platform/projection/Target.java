package org.steward.platform.projection;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a consumer hands its records to: the views of a group, or a reaction. */
interface Target {

    Set<String> topics();

    /**
     * Applies the deliveries or parks them, each key's in order.
     *
     * @param running false once there is no time for more
     */
    Result apply(List<Delivery> batch, BooleanSupplier running);

    /**
     * What came of a batch.
     *
     * @param unfinished neither applied nor parked; to be delivered again
     * @param outage why, when something needed is away
     */
    record Result(List<Delivery> unfinished, @Nullable Throwable outage) {
        static final Result DONE = new Result(List.of(), null);
    }
}
