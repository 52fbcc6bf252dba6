package org.steward.platform.projection;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A view with one row per source aggregate, folded purely from that aggregate's events.
 *
 * @param <V> the row's content, an immutable record mapped by Jackson
 */
public interface Projection<V> {

    /** Stable name: of the view's collection and of its parked events. */
    String name();

    /** The service whose events are followed ({@code staff}); its topic is {@code <service>.events}. */
    String service();

    /** The aggregate types whose rows this is ({@code employee}). */
    Set<String> aggregateTypes();

    /** The event types {@link #apply} knows; another major version of one of them is parked, any other type passes by. */
    Set<String> eventTypes();

    Class<V> viewClass();

    /**
     * The row after the event; pure.
     *
     * @param view the row before, or null before the first event that made one
     */
    @Nullable V apply(@Nullable V view, InboundEvent event);

    /** Members of the row to index, such as {@code view.regionId}; {@code scope} always is. */
    default List<String> indexes() {
        return List.of();
    }

    /** Counted up when {@link #apply} changes: at the next start the view is made anew, beside the one that serves. */
    default int version() {
        return 1;
    }

    /**
     * The views that are filled by one consumer, and made anew together. Views of one group follow the same service.
     *
     * <p>A group that gains or loses a view is made anew by itself, from the first event.
     */
    default String group() {
        return service() + "-views";
    }
}
