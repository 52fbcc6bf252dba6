package org.steward.platform.clock;

import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.web.Duties;

/** Drives the clock of one service; exists only where {@code steward.clock.driven} is true (local profile, tests). */
@RestController
@RequestMapping("/api/${spring.application.name}/v1/admin/clock")
public class ClockController {

    private final DrivenClock clock;

    public ClockController(DrivenClock clock) {
        this.clock = clock;
    }

    /**
     * The service's time.
     *
     * @param frozen whether it stands still until set again
     */
    record Setting(Instant now, boolean frozen) {}

    @GetMapping
    @Allowed("platform.clock.drive")
    @Duties("X6")
    Setting read() {
        return new Setting(clock.instant(), clock.isFrozen());
    }

    @PutMapping
    @Allowed("platform.clock.drive")
    @Duties("X6")
    Setting set(@RequestBody Setting setting) {
        if (setting.frozen()) {
            clock.freeze(setting.now());
        } else {
            clock.set(setting.now());
        }
        return read();
    }
}
