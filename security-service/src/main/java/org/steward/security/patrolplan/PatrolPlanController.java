package org.steward.security.patrolplan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Patrol plans of a site. */
@RestController
@RequestMapping("/api/security/v1/sites/{siteId}/patrol-plans")
class PatrolPlanController {

    private final PatrolPlanHandler handler;
    private final PatrolPlanStore store;

    PatrolPlanController(PatrolPlanHandler handler, PatrolPlanStore store) {
        this.handler = handler;
        this.store = store;
    }

    /**
     * When a route is walked, on the wall clock of the site.
     *
     * @param order FREE when left out
     * @param until last day, for ever when left out
     */
    record DefineBody(
            @NotBlank @Size(max = 64) String routeId,
            @Size(max = 7) Set<@NotNull DayOfWeek> days,
            @Size(max = 100) List<@NotNull LocalTime> times,
            Duration duration,
            Duration grace,
            @Nullable WalkOrder order,
            LocalDate from,
            @Nullable LocalDate until) {

        Schedule schedule() {
            return new Schedule(days, times, duration, grace, order == null ? WalkOrder.FREE : order, from, until);
        }
    }

    @PostMapping
    @Allowed("security.patrol-plan.define")
    @Duties({"S2", "S3"})
    @Returns(status = 201)
    ResponseEntity<Object> define(Call call, @RequestBody @Valid DefineBody body) {
        CommandResult result = handler.define(call.command(body), body.routeId(), body.schedule());
        return Answers.created(
                result, URI.create("/api/security/v1/sites/" + call.scope() + "/patrol-plans/" + result.id()));
    }

    @GetMapping
    @Allowed("security.patrol-plan.read")
    @Duties("S2")
    ResponseEntity<Page<PatrolPlan>> list(
            Call call, @RequestParam PatrolPlan.@Nullable Status status, @RequestParam @Nullable String routeId) {
        return Answers.page(
                store.page(call.scope(), status, routeId, call.page()).map(Stored::state));
    }

    @GetMapping("/{planId}")
    @Allowed("security.patrol-plan.read")
    @Duties("S2")
    @Returns(PatrolPlan.class)
    ResponseEntity<Object> get(Call call, @PathVariable String planId) {
        Stored<PatrolPlan> stored = store.load(call.scope(), planId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound(PatrolPlan.TYPE.name(), planId));
        }
        return Answers.resource(stored, stored.state());
    }

    @PostMapping("/{planId}/suspend")
    @Allowed("security.patrol-plan.suspend")
    @Duties("S2")
    @Returns
    ResponseEntity<Object> suspend(Call call, @PathVariable String planId) {
        return act(call, planId, new PatrolPlanCommand.Suspend());
    }

    @PostMapping("/{planId}/resume")
    @Allowed("security.patrol-plan.resume")
    @Duties("S2")
    @Returns
    ResponseEntity<Object> resume(Call call, @PathVariable String planId) {
        return act(call, planId, new PatrolPlanCommand.Resume());
    }

    @PostMapping("/{planId}/end")
    @Allowed("security.patrol-plan.end")
    @Duties("S2")
    @Returns
    ResponseEntity<Object> end(Call call, @PathVariable String planId) {
        return act(call, planId, new PatrolPlanCommand.End());
    }

    private ResponseEntity<Object> act(Call call, String planId, PatrolPlanCommand act) {
        return Answers.ok(handler.act(call.command(Map.of()), planId, act));
    }
}
