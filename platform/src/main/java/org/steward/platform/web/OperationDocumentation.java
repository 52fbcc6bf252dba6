package org.steward.platform.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.steward.platform.access.Allowed;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.access.Role;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;

/** What the platform does around every controller method, said in its operation. */
final class OperationDocumentation implements GlobalOperationCustomizer {

    private static final Set<RequestMethod> EDITS =
            Set.of(RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE);

    private final Function<String, Set<Role>> rolesFor;
    private final ResponseDocumentation answers;

    /** {@code rolesFor} says who may do an operation: what the access check goes by. */
    OperationDocumentation(Function<String, Set<Role>> rolesFor, ResponseDocumentation answers) {
        this.rolesFor = rolesFor;
        this.answers = answers;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Duties duties = handler.getMethodAnnotation(Duties.class);
        if (duties != null) {
            operation.addExtension("x-duties", List.of(duties.value()));
        }
        Allowed allowed = handler.getMethodAnnotation(Allowed.class);
        if (allowed != null) {
            operation.addExtension("x-permission", allowed.value());
            operation.addExtension(
                    "x-roles",
                    rolesFor.apply(allowed.value()).stream()
                            .sorted()
                            .map(Role::name)
                            .toList());
        } else if (handler.hasMethodAnnotation(AnyCaller.class)) {
            operation.addExtension("x-permission", "any");
        }
        RequestMethod method = method(handler);
        boolean act = method == RequestMethod.POST && allowed != null;
        // Only a method that sees the call can hold an edit against a version.
        boolean edit = EDITS.contains(method)
                && Arrays.asList(handler.getMethod().getParameterTypes()).contains(Call.class);
        headers(operation, act, edit);
        page(operation, handler);
        format(operation, handler);
        answers.describe(operation, handler, allowed != null && (act || edit));
        problems(operation, act || edit);
        return operation;
    }

    private static void headers(Operation operation, boolean act, boolean edit) {
        if (act || edit) {
            operation.addParametersItem(header(
                    Call.IDEMPOTENCY_KEY,
                    act,
                    new StringSchema().minLength(1).maxLength(Call.MAX_KEY_LENGTH),
                    "The caller's name for this command: repeated with the same key it is done once."));
            operation.addParametersItem(header(
                    "If-Match",
                    edit,
                    new StringSchema().pattern("^\"\\d{1,18}\"$"),
                    "The entity tag of the version the caller has seen."));
        }
        operation.addParametersItem(
                header("Accept-Language", false, new StringSchema(), "zh-CN or en: the language of problem texts."));
    }

    private static void page(Operation operation, HandlerMethod handler) {
        Paged paged = handler.getMethodAnnotation(Paged.class);
        if (paged == null && !returnsPage(handler)) {
            return;
        }
        Schema<?> limit =
                new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        limit.setDefault(PageRequest.DEFAULT_LIMIT);
        operation.addParametersItem(query("limit", limit, "Items of a page."));
        operation.addParametersItem(query("cursor", new StringSchema(), "The `next` of the page before."));
    }

    private static void format(Operation operation, HandlerMethod handler) {
        if (ResponseDocumentation.isExportable(handler)) {
            operation.addParametersItem(query(
                    "format",
                    new StringSchema()._enum(List.of("json", "csv", "xlsx")),
                    "The whole as a file; also by `Accept`."));
        }
    }

    private static boolean returnsPage(HandlerMethod handler) {
        ResolvableType returned = ResolvableType.forMethodReturnType(handler.getMethod());
        return Page.class.isAssignableFrom(
                        returned.as(ResponseEntity.class).getGeneric(0).resolve(Object.class))
                || Page.class.isAssignableFrom(returned.resolve(Object.class));
    }

    private static void problems(Operation operation, boolean writes) {
        ApiResponses responses = operation.getResponses();
        Set<Integer> statuses = new TreeSet<>(List.of(400, 401, 403, 404, 503));
        if (writes) {
            statuses.addAll(List.of(409, 412, 428));
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(413, 415));
        }
        if (writes || operation.getRequestBody() != null) {
            statuses.add(422);
        }
        for (Integer status : statuses) {
            responses.putIfAbsent(
                    status.toString(),
                    new ApiResponse().$ref("#/components/responses/" + DocumentFrame.component(status)));
        }
    }

    private static @Nullable RequestMethod method(HandlerMethod handler) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        return mapping == null || mapping.method().length == 0 ? null : mapping.method()[0];
    }

    private static Parameter header(String name, boolean required, Schema<?> schema, String description) {
        return parameter("header", name, required, schema, description);
    }

    private static Parameter query(String name, Schema<?> schema, String description) {
        return parameter("query", name, false, schema, description);
    }

    private static Parameter parameter(String in, String name, boolean required, Schema<?> schema, String description) {
        return new Parameter()
                .in(in)
                .name(name)
                .required(required)
                .schema(schema)
                .description(description);
    }
}
