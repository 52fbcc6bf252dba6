package org.steward.platform.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/** Tomcat's last word, for requests it refuses before any filter sees them: a problem instead of an HTML page. */
final class ProblemValve extends ErrorReportValve {

    private final ProblemWriter writer;

    ProblemValve(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = failure == null || response.getStatus() < 500
                ? Problems.ofStatus(HttpStatusCode.valueOf(response.getStatus()))
                : Problems.of(failure);
        try {
            writer.write(request, response, problem);
        } catch (IOException | IllegalStateException gone) {
            // Nobody is left to tell: the client went away or the answer had begun.
            containerLog(gone);
        }
    }

    private void containerLog(Exception gone) {
        getContainer().getLogger().debug("problem not delivered", gone);
    }
}
