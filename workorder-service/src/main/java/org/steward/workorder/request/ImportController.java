package org.steward.workorder.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.BodyLimit;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;

/** Imports of a site's history of service requests from the system it had before. */
@RestController
@RequestMapping("/api/workorder/v1/sites/{siteId}/request-imports")
class ImportController {

    private final RequestImporter importer;
    private final OrganisationView organisation;

    ImportController(RequestImporter importer, OrganisationView organisation) {
        this.importer = importer;
        this.organisation = organisation;
    }

    /** What a word of the other system means here; NORMAL when no severity is said. */
    record SubjectBody(
            Kind kind, Category category, @Nullable Severity severity) {}

    /**
     * A batch of rows with the meaning of their words.
     *
     * @param system name of the other system; with the row's id it identifies a request for ever
     * @param zone of times without an offset, the site's own when left out
     * @param categories by category, or by category and detail as {@code Trees/Tree Emergencies}
     * @param channels DESK, PHONE or APP by word; others count as IMPORT
     * @param outcomes by the resolution up to its first colon; others count as UNSTATED
     */
    record ImportBody(
            @Pattern(regexp = "[A-Za-z0-9._-]{1,40}") String system,
            @Nullable ZoneId zone,
            @NotEmpty @Size(max = 500) Map<String, @Valid SubjectBody> categories,
            @Nullable @Size(max = 100) Map<String, Channel> channels,
            @Nullable @Size(max = 200) Map<String, Outcome> outcomes,
            @NotEmpty @Size(max = RequestImporter.MAX_ROWS) List<ImportRow> rows) {

        ImportMapping mapping(ZoneId siteZone) {
            Map<String, ImportMapping.Subject> subjects = new HashMap<>();
            categories.forEach((word, subject) -> subjects.put(
                    word, new ImportMapping.Subject(subject.kind(), subject.category(), subject.severity())));
            return new ImportMapping(
                    system,
                    zone == null ? siteZone : zone,
                    subjects,
                    channels == null ? Map.of() : channels,
                    outcomes == null ? Map.of() : outcomes);
        }
    }

    @PostMapping
    @Allowed("workorder.request.import")
    @Duties("W1")
    @BodyLimit(megabytes = 4)
    @Returns(value = RequestsImported.class, status = 201)
    ResponseEntity<Object> run(Call call, @RequestBody @Valid ImportBody body) {
        ImportMapping mapping = body.mapping(organisation.siteZone(call.scope().value()));
        CommandResult result = importer.run(call.command(body), mapping, body.rows());
        return Answers.created(
                result, URI.create("/api/workorder/v1/sites/" + call.scope() + "/request-imports/" + result.id()));
    }

    @GetMapping("/{importId}")
    @Allowed("workorder.request.read")
    @Duties("W1")
    @Returns(ImportReport.class)
    ResponseEntity<Object> get(Call call, @PathVariable String importId) {
        Stored<ImportReport> stored = importer.report(call.scope(), importId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound(ImportReport.TYPE.name(), importId));
        }
        return Answers.resource(stored, stored.state());
    }
}
