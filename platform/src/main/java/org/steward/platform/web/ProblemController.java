package org.steward.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The container's error page: what failed outside the dispatcher is answered with a problem as well. */
@Hidden
@Controller
final class ProblemController implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemController.class);

    private final ProblemWriter writer;

    ProblemController(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            // The container closes the connection; the failure itself it has logged.
            return;
        }
        Problem problem;
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            problem = Problems.of(failure);
            ProblemResolver.log(LOG, problem, failure);
        } else {
            // Called by itself it is a route like any other unknown one.
            Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            problem = Problems.ofStatus(HttpStatusCode.valueOf(status instanceof Integer code ? code : 404));
        }
        writer.write(request, response, problem);
    }
}
