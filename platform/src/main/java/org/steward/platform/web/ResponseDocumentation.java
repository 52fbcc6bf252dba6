package org.steward.platform.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import org.steward.platform.document.Page;

/** The answers of success of every operation: status, schema, and the headers of a command. */
final class ResponseDocumentation {

    /** Where nothing says which of them it is. */
    private static final List<Integer> OF_COMMANDS = List.of(200, 201, 202);

    private static final Map<Integer, String> DESCRIPTIONS = Map.of(
            200, "Done.", 201, "Made; `Location` is its path.", 202, "Taken in; `Location` shows how it goes on.");

    /** What answers refer to, gathered for the document's components. */
    private final Map<String, Schema<?>> referenced = new ConcurrentHashMap<>();

    Map<String, Schema<?>> referenced() {
        return new TreeMap<>(referenced);
    }

    /** Documents the answers of success; {@code command} is a write that has a permission. */
    void describe(Operation operation, HandlerMethod handler, boolean command) {
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.setResponses(responses);
        Returns returns = handler.getMethodAnnotation(Returns.class);
        Type answered = answered(handler, returns, command);
        if (answered != null) {
            responses.remove("200");
            @Nullable Schema<?> schema = resolve(answered);
            List<Integer> statuses = returns != null ? List.of(returns.status()) : command ? OF_COMMANDS : List.of(200);
            for (Integer status : statuses) {
                responses.addApiResponse(status.toString(), response(status, schema, command));
            }
        }
        ApiResponse file = responses.get("200");
        if (isExportable(handler) && file != null) {
            file.getContent()
                    .addMediaType("text/csv", new MediaType().schema(new StringSchema()))
                    .addMediaType(
                            Format.XLSX.mediaType().toString(),
                            new MediaType().schema(new StringSchema().format("binary")));
        }
    }

    /** Whether it can be had as a file. */
    static boolean isExportable(HandlerMethod handler) {
        Paged paged = handler.getMethodAnnotation(Paged.class);
        Returns returns = handler.getMethodAnnotation(Returns.class);
        return (paged != null && paged.exportable()) || (returns != null && returns.exportable());
    }

    /** The type that the return type does not say; null where springdoc has read it already. */
    private static @Nullable Type answered(HandlerMethod handler, @Nullable Returns returns, boolean command) {
        if (returns != null) {
            return returns.value();
        }
        Paged paged = handler.getMethodAnnotation(Paged.class);
        if (paged != null && paged.of() != Object.class) {
            return ResolvableType.forClassWithGenerics(Page.class, paged.of()).getType();
        }
        ResolvableType returned = ResolvableType.forMethodReturnType(handler.getMethod());
        boolean unsaid = returned.resolve() == ResponseEntity.class
                && returned.getGeneric(0).resolve(Object.class) == Object.class;
        return unsaid && command ? CommandAnswer.class : null;
    }

    private @Nullable Schema<?> resolve(Type type) {
        if (type == Void.class) {
            return null;
        }
        ResolvedSchema resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(referenced::put);
        return resolved.schema;
    }

    private static ApiResponse response(Integer status, @Nullable Schema<?> schema, boolean command) {
        Content content = new Content();
        if (schema != null) {
            content.addMediaType("application/json", new MediaType().schema(schema));
        }
        ApiResponse response =
                new ApiResponse().description(DESCRIPTIONS.get(status)).content(content);
        if (command) {
            response.addHeaderObject("ETag", header("The version after the command."));
            response.addHeaderObject(Answers.REPLAYED, header("`true` where the command had been done before."));
        }
        return response;
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }
}
