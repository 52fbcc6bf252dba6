package org.steward.staff.obligation;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;
import org.steward.staff.duty.DutyBook;
import org.steward.staff.duty.DutyHandler;

/** The obligations of a site's people, of a region's own and of the company's, down to the evidence. */
@RestController
@RequestMapping("/api/staff/v1")
class ObligationController {

    private final SheetStore store;
    private final DutyHandler duties;
    private final Clock clock;

    ObligationController(SheetStore store, DutyHandler duties, Clock clock) {
        this.store = store;
        this.duties = duties;
        this.clock = clock;
    }

    @Allowed("staff.site.obligation.read")
    @Duties({"T16"})
    @GetMapping("/sites/{siteId}/obligations")
    ResponseEntity<Page<ObligationAnswers.Sheet>> atSite(
            @PathVariable String siteId,
            @RequestParam @Nullable YearMonth month,
            @RequestParam @Nullable String employee,
            @RequestParam @Nullable String position,
            Call call) {
        return page(call, new SheetStore.Filter(siteId, null, month, employee, position));
    }

    @Allowed("staff.site.obligation.read")
    @Duties({"T16"})
    @GetMapping("/sites/{siteId}/obligations/{sheetId}")
    @Returns(ObligationAnswers.Sheet.class)
    ResponseEntity<Object> one(@PathVariable String sheetId, Call call) {
        return sheet(call.scope(), sheetId);
    }

    @Allowed("staff.region.obligation.read")
    @Duties({"T16"})
    @GetMapping("/regions/{regionId}/obligations")
    ResponseEntity<Page<ObligationAnswers.Sheet>> inRegion(
            @PathVariable String regionId,
            @RequestParam @Nullable YearMonth month,
            @RequestParam @Nullable String employee,
            Call call) {
        return page(call, new SheetStore.Filter(regionId, regionId, month, employee, null));
    }

    @Allowed("staff.company.obligation.read")
    @Duties({"T16"})
    @GetMapping("/company/obligations")
    ResponseEntity<Page<ObligationAnswers.Sheet>> inCompany(
            @RequestParam @Nullable YearMonth month, @RequestParam @Nullable String employee, Call call) {
        return page(call, new SheetStore.Filter(null, null, month, employee, null));
    }

    @Allowed("staff.company.obligation.read")
    @Duties({"T16"})
    @GetMapping("/company/obligations/{sheetId}")
    @Returns(ObligationAnswers.Sheet.class)
    ResponseEntity<Object> oneOfCompany(@PathVariable String sheetId) {
        return sheet(Scope.COMPANY, sheetId);
    }

    private ResponseEntity<Page<ObligationAnswers.Sheet>> page(Call call, SheetStore.Filter filter) {
        Instant now = clock.instant();
        DutyBook book = duties.book();
        return Answers.page(store.page(call.scope(), filter, call.page())
                .map(stored -> ObligationAnswers.Sheet.of(stored.state(), book, now)));
    }

    private ResponseEntity<Object> sheet(Scope scope, String sheetId) {
        Stored<ObligationSheet> found = store.load(scope, sheetId);
        if (found == null) {
            throw new RefusedException(Refusal.notFound("obligation-sheet", sheetId));
        }
        return Answers.resource(found, ObligationAnswers.Sheet.of(found.state(), duties.book(), clock.instant()));
    }
}
