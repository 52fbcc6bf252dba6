package org.steward.staff.attendance;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.web.Duties;

/** What punches say about shifts; nothing is stored. */
@RestController
@RequestMapping("/api/staff/v1/calculations")
class AttendanceCalculationController {

    @AnyCaller
    @Duties("T4")
    @PostMapping("/attendance")
    AttendanceRequest.Answer attendance(@RequestBody AttendanceRequest request) {
        return request.answer();
    }
}
