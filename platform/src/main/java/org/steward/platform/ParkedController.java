package org.steward.platform;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.projection.DiscardedEvent;
import org.steward.platform.projection.ParkedKey;
import org.steward.platform.projection.ProjectionWorker;
import org.steward.platform.projection.ViewState;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;

/** What could not be applied and waits for somebody: look, try again, or let it go on record; and views made anew. */
@RestController
@RequestMapping("/api/${spring.application.name}/v1/admin")
class ParkedController {

    private static final int MOST = 500;

    private final ProjectionWorker worker;

    ParkedController(ProjectionWorker worker) {
        this.worker = worker;
    }

    record ParkedKeys(List<ParkedKey> items, List<DiscardedEvent> discarded) {}

    record Views(List<ViewState> items) {}

    /**
     * What is given up, and why.
     *
     * @param eventId the head of the key as it was seen; another one is refused
     */
    record Discard(String eventId, String reason) {}

    record Freed(boolean free) {}

    record Rebuild(String view, long generation) {}

    @GetMapping("/parked-keys")
    @Allowed("platform.parked.read")
    @Duties("X6")
    ParkedKeys list() {
        return new ParkedKeys(worker.parking().list(MOST), worker.parking().discarded(MOST));
    }

    @PostMapping("/parked-keys/{parkedKeyId}/retry")
    @Allowed("platform.parked.retry")
    @Duties("X6")
    Freed retry(@PathVariable String parkedKeyId) {
        return new Freed(worker.parking().retry(parkedKeyId));
    }

    @PostMapping("/parked-keys/{parkedKeyId}/discard")
    @Allowed("platform.parked.discard")
    @Duties("X6")
    Freed discard(@PathVariable String parkedKeyId, @RequestBody Discard discard, Call call) {
        if (discard.reason() == null || discard.reason().isBlank()) {
            throw new RefusedException(Refusal.invalid("REASON_MISSING", "reason", Map.of()));
        }
        String actor = call.caller().authority().actor();
        return new Freed(worker.parking().discard(parkedKeyId, discard.eventId(), actor, discard.reason()));
    }

    @GetMapping("/views")
    @Allowed("platform.parked.read")
    @Duties("X6")
    Views views() {
        return new Views(worker.views());
    }

    @PostMapping("/views/{view}/rebuild")
    @Allowed("platform.projection.rebuild")
    @Duties("X6")
    Rebuild rebuild(@PathVariable String view) {
        try {
            return new Rebuild(view, worker.rebuild(view));
        } catch (IllegalArgumentException unknown) {
            throw new RefusedException(Refusal.notFound("view", view));
        }
    }
}
