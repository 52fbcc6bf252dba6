package org.steward.billing.propertyimport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.BodyLimit;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Exports;
import org.steward.platform.web.Returns;

/** Imports of the register: send files, have them validated, read what is wrong, have them applied. */
@RestController
@RequestMapping("/api/billing/v1/sites/{siteId}/imports")
class ImportController {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int EXPORT_PAGE = 1_000;

    private static final Exports<Problem> FILE = Exports.<Problem>of("import-problems")
            .with("file", problem -> problem.file().name().toLowerCase(Locale.ROOT))
            .with("line", Problem::line)
            .with("column", Problem::column)
            .with("value", Problem::value)
            .with("code", Problem::code)
            .with("expected", Problem::expected);

    private final ImportHandler handler;
    private final ImportStore store;

    ImportController(ImportHandler handler, ImportStore store) {
        this.handler = handler;
        this.store = store;
    }

    /**
     * An import.
     *
     * @param files the kinds that were sent
     * @param problems bad lines; with one of them nothing is applied
     * @param toApply things that are not on the register yet
     * @param unchanged lines that say what the register says already
     */
    record Answer(
            String importId,
            String siteId,
            ImportJob.Status status,
            List<FileKind> files,
            int problems,
            int toApply,
            int unchanged,
            int applied) {
        static Answer of(ImportJob job) {
            return new Answer(
                    job.jobId(),
                    job.siteId(),
                    job.status(),
                    job.files().keySet().stream().sorted().toList(),
                    job.problems(),
                    job.toApply(),
                    job.unchanged(),
                    job.applied());
        }
    }

    @GetMapping
    @Allowed("billing.import.read")
    @Duties("B1")
    ResponseEntity<Page<Answer>> list(Call call) {
        return Answers.page(store.page(call.scope(), call.page()).map(stored -> Answer.of(stored.state())));
    }

    @GetMapping("/{importId}")
    @Allowed("billing.import.read")
    @Duties("B1")
    @Returns(Answer.class)
    ResponseEntity<Object> get(Call call, @PathVariable String importId) {
        Stored<ImportJob> stored = load(call, importId);
        return Answers.resource(stored, Answer.of(stored.state()));
    }

    @GetMapping("/{importId}/problems")
    @Allowed("billing.import.read")
    @Duties("B1")
    ResponseEntity<Page<Problem>> problems(Call call, @PathVariable String importId) {
        load(call, importId);
        PageRequest page = call.page();
        int after = after(page.cursor());
        List<Problem> found = store.problems(importId, after, page.limit() + 1);
        return Answers.page(
                found.size() <= page.limit()
                        ? new Page<>(found, null)
                        : new Page<>(found.subList(0, page.limit()), String.valueOf(after + page.limit())));
    }

    /** Every bad line as a file. */
    @GetMapping("/{importId}/problems/export")
    @Allowed("billing.import.read")
    @Duties("B1")
    @Returns(value = Void.class, exportable = true)
    ResponseEntity<Object> exportProblems(Call call, @PathVariable String importId) {
        load(call, importId);
        return FILE.answer(call, () -> new AllProblems(importId));
    }

    @PostMapping
    @Allowed("billing.import.run")
    @Duties("B1")
    @Returns(status = 201)
    ResponseEntity<Object> start(Call call) {
        CommandResult result = handler.start(call.command(Map.of()));
        return Answers.created(result, location(call, result.id()));
    }

    /** Sends a file; {@code kind} is buildings, units, customers or meters; a second one of a kind replaces the first. */
    @PostMapping(path = "/{importId}/files/{kind}", consumes = "text/csv")
    @Allowed("billing.import.run")
    @BodyLimit(megabytes = 8)
    @Duties("B1")
    @Returns
    ResponseEntity<Object> stage(
            Call call, @PathVariable String importId, @PathVariable String kind, @RequestBody byte[] content) {
        String sha256 = Ids.sha256(new String(content, StandardCharsets.ISO_8859_1));
        Command command = call.command(Map.of("importId", importId, "kind", kind, "sha256", sha256));
        return Answers.ok(handler.stage(command, importId, kind(kind), sha256, content));
    }

    @PostMapping("/{importId}/validate")
    @Allowed("billing.import.run")
    @Duties("B1")
    @Returns(status = 202)
    ResponseEntity<Object> validate(Call call, @PathVariable String importId) {
        return Answers.accepted(
                handler.validate(call.command(Map.of("importId", importId)), importId), location(call, importId));
    }

    @PostMapping("/{importId}/apply")
    @Allowed("billing.import.run")
    @Duties("B1")
    @Returns(status = 202)
    ResponseEntity<Object> apply(Call call, @PathVariable String importId) {
        return Answers.accepted(
                handler.apply(call.command(Map.of("importId", importId)), importId), location(call, importId));
    }

    @PostMapping("/{importId}/cancel")
    @Allowed("billing.import.run")
    @Duties("B1")
    @Returns
    ResponseEntity<Object> cancel(Call call, @PathVariable String importId) {
        return Answers.ok(handler.cancel(call.command(Map.of("importId", importId)), importId));
    }

    private Stored<ImportJob> load(Call call, String importId) {
        Stored<ImportJob> stored = store.load(call.scope(), importId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound("import", importId));
        }
        return stored;
    }

    private static URI location(Call call, String importId) {
        return URI.create("/api/billing/v1/sites/" + call.scope() + "/imports/" + importId);
    }

    private static FileKind kind(String text) {
        for (FileKind kind : FileKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        throw new RefusedException(Refusal.notFound("file", text));
    }

    private static int after(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        if (!NUMBER.matcher(cursor).matches()) {
            throw new RefusedException(Refusal.malformed("CURSOR_INVALID", "cursor", Map.of("value", cursor)));
        }
        return Integer.parseInt(cursor);
    }

    /** Reads page after page while the file is written. */
    private final class AllProblems implements Iterator<Problem> {
        private final String importId;
        private Iterator<Problem> page = List.<Problem>of().iterator();
        private int read;

        AllProblems(String importId) {
            this.importId = importId;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext()) {
                page = store.problems(importId, read, EXPORT_PAGE).iterator();
            }
            return page.hasNext();
        }

        @Override
        public Problem next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more problems after " + read);
            }
            read++;
            return page.next();
        }
    }
}
