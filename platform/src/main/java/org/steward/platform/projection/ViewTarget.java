package org.steward.platform.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The views of a group in one generation; all of them see every batch before it is committed. */
final class ViewTarget implements Target {

    private static final Logger log = LoggerFactory.getLogger(ViewTarget.class);

    private final Set<String> topics;
    private final List<ViewRows<?>> views;
    private final ParkedStore parking;
    private final WorkerMeters meters;

    ViewTarget(Set<String> topics, List<ViewRows<?>> views, ParkedStore parking, WorkerMeters meters) {
        this.topics = topics;
        this.views = views;
        this.parking = parking;
        this.meters = meters;
    }

    @Override
    public Set<String> topics() {
        return topics;
    }

    @Override
    public Result apply(List<Delivery> batch, BooleanSupplier running) {
        for (ViewRows<?> view : views) {
            Map<String, List<Delivery>> byKey = new LinkedHashMap<>();
            for (Delivery delivery : batch) {
                if (view.concerns(delivery)) {
                    byKey.computeIfAbsent(delivery.key(), key -> new ArrayList<>())
                            .add(delivery);
                }
            }
            if (!byKey.isEmpty()) {
                apply(view, byKey);
            }
        }
        return Result.DONE;
    }

    private void apply(ViewRows<?> view, Map<String, List<Delivery>> byKey) {
        Lane lane = view.lane();
        Map<String, List<Delivery>> free = new HashMap<>(byKey);
        for (String parked : parking.parkedOf(lane, byKey.keySet())) {
            if (parking.append(lane, parked, byKey.getOrDefault(parked, List.of()))) {
                free.remove(parked);
            }
        }
        if (free.isEmpty()) {
            return;
        }
        view.apply(free).forEach((key, stopped) -> {
            if (stopped.reason() == ParkReason.GAP) {
                meters.gap(lane.member());
            }
            meters.parked(lane.member());
            log.warn(
                    "{} parks key {} at {}: {} {}; {} of its messages wait",
                    lane.member(),
                    key,
                    stopped.rest().getFirst().eventId(),
                    stopped.reason(),
                    stopped.error(),
                    stopped.rest().size());
            parking.park(lane, key, stopped);
        });
    }
}
