package org.steward.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** What all operations of a document share: the token, the problem schema and the problem responses. */
final class DocumentFrame implements GlobalOpenApiCustomizer {

    private static final String BEARER = "bearer";

    /** Component name and description of the problem response of each status. */
    static final Map<Integer, String> PROBLEMS = new TreeMap<>(Map.ofEntries(
            Map.entry(400, "The request is malformed; `field` names the offending member, parameter or header."),
            Map.entry(401, "No token, or not a valid one."),
            Map.entry(403, "The caller is known here but may not do this."),
            Map.entry(404, "No such thing where the caller may look."),
            Map.entry(409, "The state of the thing forbids it now."),
            Map.entry(412, "`If-Match` names another version than the current one."),
            Map.entry(413, "The body is over the limit."),
            Map.entry(415, "The body is of another media type than is taken."),
            Map.entry(422, "Well formed, but cannot be done; `field` names the member."),
            Map.entry(428, "An edit needs `If-Match`."),
            Map.entry(503, "Too much waits, or the database is away: try again after `Retry-After`.")));

    private final String module;
    private final ResponseDocumentation answers;

    DocumentFrame(String module, ResponseDocumentation answers) {
        this.module = module;
        this.answers = answers;
    }

    static String component(int status) {
        return "Problem" + status;
    }

    @Override
    public void customise(OpenAPI document) {
        document.setInfo(new Info().title("Steward " + module).version("v1"));
        // Relative: the document is read through the gateway, which serves the same paths.
        document.setServers(List.of(new Server().url("/")));
        document.setSecurity(List.of(new SecurityRequirement().addList(BEARER)));
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        Components components = document.getComponents();
        components.addSecuritySchemes(
                BEARER,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme(BEARER)
                        .bearerFormat("JWT"));
        answers.referenced().forEach(components::addSchemas);
        components.addSchemas("Problem", problem());
        Content content = new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
        PROBLEMS.forEach((status, description) -> components.addResponses(
                component(status), new ApiResponse().description(description).content(content)));
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("field", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("detail", new StringSchema());
        Schema<?> problem = new ObjectSchema()
                .description("RFC 9457 problem")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("code", new StringSchema().description("stable; the type is made from it"))
                .addProperty("field", new StringSchema().description("path such as items[2].amount"))
                .addProperty("correlationId", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error));
        problem.setRequired(List.of("type", "title", "status", "code", "correlationId"));
        return problem;
    }
}
