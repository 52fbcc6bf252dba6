package org.steward.sample;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;

/** A controller that does what the rules forbid. */
@RestController
class SampleController {

    @Autowired
    private SampleImpl injected;

    @GetMapping("/open")
    String open() {
        return injected.toString();
    }

    @AnyCaller
    @Duties("B1")
    @GetMapping("/list")
    String list(Call call) {
        return "page of " + call.page().limit();
    }

    @Allowed("other.thing.change")
    @Duties("B1")
    @PostMapping("/foreign")
    String foreign() {
        return "another module's operation";
    }
}
