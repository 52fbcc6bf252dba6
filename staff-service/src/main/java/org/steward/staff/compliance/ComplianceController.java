package org.steward.staff.compliance;

import java.time.YearMonth;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.web.Duties;

/** How well duties are met, over HTTP; months in which they fall due, both included. */
@RestController
@RequestMapping("/api/staff/v1")
class ComplianceController {

    private final ComplianceHandler handler;

    ComplianceController(ComplianceHandler handler) {
        this.handler = handler;
    }

    @Allowed("staff.site.duty-compliance.read")
    @Duties({"T16"})
    @GetMapping("/sites/{siteId}/duty-compliance")
    Compliance ofSite(@PathVariable String siteId, @RequestParam YearMonth from, @RequestParam YearMonth to) {
        return handler.of(siteId, null, from, to);
    }

    /** Counted at once, where all others are counted a little later. */
    @Allowed("staff.site.duty-compliance.read")
    @Duties({"T16"})
    @GetMapping("/sites/{siteId}/employees/{employeeId}/duty-compliance")
    Compliance ofHolder(
            @PathVariable String siteId,
            @PathVariable String employeeId,
            @RequestParam YearMonth from,
            @RequestParam YearMonth to) {
        return handler.ofHolder(siteId, employeeId, from, to);
    }

    /** The region's sites, and its own people. */
    @Allowed("staff.region.duty-compliance.read")
    @Duties({"T16"})
    @GetMapping("/regions/{regionId}/duty-compliance")
    Compliance ofRegion(@PathVariable String regionId, @RequestParam YearMonth from, @RequestParam YearMonth to) {
        return handler.of(null, regionId, from, to);
    }

    @Allowed("staff.company.duty-compliance.read")
    @Duties({"T16"})
    @GetMapping("/company/duty-compliance")
    Compliance ofCompany(@RequestParam YearMonth from, @RequestParam YearMonth to) {
        return handler.of(null, null, from, to);
    }
}
