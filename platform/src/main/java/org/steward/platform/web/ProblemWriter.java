package org.steward.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/** Puts problems into words in the caller's language and answers with them as {@code application/problem+json}. */
public final class ProblemWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);
    private static final String TYPE = "urn:steward:problem:";

    private final Texts texts;
    private final Locale otherwise;
    private final JsonMapper mapper = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    /** {@code otherwise} is the language of a caller who asks for none that is known. */
    public ProblemWriter(Texts texts, Locale otherwise) {
        this.texts = texts;
        this.otherwise = otherwise;
    }

    /** Answers with the problem; the response must not be committed. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        Locale language = Texts.language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), otherwise);
        String correlationId = Correlation.of(request).id();
        String path = (String) request.getAttribute(jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI);
        byte[] body = mapper.writeValueAsBytes(
                detail(problem, language, path == null ? request.getRequestURI() : path, correlationId));
        response.resetBuffer();
        // What the failed answer had announced of itself must not stay on the problem.
        response.setHeader(HttpHeaders.ETAG, null);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setHeader(Correlation.HEADER, correlationId);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        request.setAttribute(CorrelationFilter.CODE, problem.code());
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The problem in words, with all its members. */
    ProblemDetail detail(Problem problem, Locale language, @Nullable String path, String correlationId) {
        ProblemDetail detail = ProblemDetail.forStatus(problem.status());
        detail.setType(URI.create(TYPE + problem.code()));
        Map<String, Object> args = args(problem.field(), problem.args());
        String title = texts.find(problem.code() + ".title", language, args);
        if (title == null) {
            LOG.warn("problem code {} has no text in {}", problem.code(), language);
            title = problem.code();
        }
        detail.setTitle(title);
        detail.setDetail(texts.find(problem.code() + ".detail", language, args));
        detail.setInstance(instance(path));
        detail.setProperty("code", problem.code());
        if (problem.field() != null) {
            detail.setProperty("field", problem.field());
        }
        detail.setProperty("correlationId", correlationId);
        if (!problem.errors().isEmpty()) {
            detail.setProperty("errors", errors(problem.errors(), language));
        }
        return detail;
    }

    private List<Map<String, Object>> errors(List<Problem.Fault> faults, Locale language) {
        List<Map<String, Object>> errors = new ArrayList<>(faults.size());
        for (Problem.Fault fault : faults) {
            Map<String, Object> error = new LinkedHashMap<>();
            if (fault.field() != null) {
                error.put("field", fault.field());
            }
            error.put("code", fault.code());
            String words = texts.find(fault.code() + ".detail", language, args(fault.field(), fault.args()));
            if (words != null) {
                error.put("detail", words);
            }
            errors.add(error);
        }
        return errors;
    }

    private static Map<String, Object> args(@Nullable String field, Map<String, Object> args) {
        if (field == null || args.containsKey("field")) {
            return args;
        }
        Map<String, Object> withField = new LinkedHashMap<>(args);
        withField.put("field", field);
        return withField;
    }

    private static @Nullable URI instance(@Nullable String path) {
        try {
            return path == null ? null : URI.create(path);
        } catch (IllegalArgumentException notAUri) {
            return null;
        }
    }
}
