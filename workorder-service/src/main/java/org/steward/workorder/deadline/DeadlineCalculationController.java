package org.steward.workorder.deadline;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.web.Duties;

/** When a clock in working hours runs out, and how much of it has run; nothing is stored. */
@RestController
@RequestMapping("/api/workorder/v1/calculations")
class DeadlineCalculationController {

    @AnyCaller
    @Duties("W3")
    @PostMapping("/deadline")
    DeadlineRequest.Answer deadline(@RequestBody DeadlineRequest request) {
        return request.answer();
    }

    @AnyCaller
    @Duties("W3")
    @PostMapping("/elapsed")
    ElapsedRequest.Answer elapsed(@RequestBody ElapsedRequest request) {
        return request.answer();
    }
}
