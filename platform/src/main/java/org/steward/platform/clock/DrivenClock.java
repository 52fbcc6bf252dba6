package org.steward.platform.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A clock that runs like its base clock, shifted by what it was last set to, or stands still while frozen.
 *
 * <p>Only for the local profile and tests: a year of history in minutes, scenarios at chosen instants.
 */
public final class DrivenClock extends Clock {

    private final Clock base;
    private volatile Setting setting = new Setting(Duration.ZERO, null);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private record Setting(Duration offset, @Nullable Instant frozenAt) {}

    public DrivenClock(Clock base) {
        this.base = Clock.tick(base, Duration.ofMillis(1));
    }

    /** Jumps to {@code instant} and runs on from there. */
    public synchronized void set(Instant instant) {
        jump(new Setting(Duration.between(base.instant(), instant), null));
    }

    /** Jumps to {@code instant} and stands still until set again. */
    public synchronized void freeze(Instant instant) {
        jump(new Setting(Duration.between(base.instant(), instant), instant));
    }

    /** Moves on by {@code step} from where it is, frozen or running as before. */
    public synchronized void advance(Duration step) {
        Setting current = setting;
        Instant frozenAt = current.frozenAt();
        jump(new Setting(current.offset().plus(step), frozenAt == null ? null : frozenAt.plus(step)));
    }

    private void jump(Setting next) {
        setting = next;
        listeners.forEach(Runnable::run);
    }

    /** Whether it stands still until set again. */
    public boolean isFrozen() {
        return setting.frozenAt() != null;
    }

    /** Called after each jump, so that timers look again at once. */
    public void onJump(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public Instant instant() {
        Setting current = setting;
        Instant frozenAt = current.frozenAt();
        return frozenAt == null ? base.instant().plus(current.offset()) : frozenAt;
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        DrivenClock self = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return self.withZone(other);
            }

            @Override
            public Instant instant() {
                return self.instant();
            }
        };
    }
}
