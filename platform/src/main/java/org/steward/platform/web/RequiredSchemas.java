package org.steward.platform.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists as {@code required} what {@link RequiredComponents} requires, record components that are not Nullable, and lets
 * the others be null: so they are taken, and so they are answered.
 */
final class RequiredSchemas implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        JavaType javaType = Json.mapper().constructType(type.getType());
        Class<?> raw = javaType == null ? null : javaType.getRawClass();
        if (resolved != null && raw != null && raw.isRecord() && RequiredComponents.isNullMarked(raw)) {
            String reference = resolved.get$ref();
            Schema<?> model = reference == null
                    ? resolved
                    : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
            if (model != null && model.getProperties() != null) {
                model.setRequired(required(raw, model));
                letBeNull(raw, model);
            }
        }
        return resolved;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void letBeNull(Class<?> type, Schema<?> model) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = RequiredComponents.nameOf(component);
            Schema property = model.getProperties().get(name);
            if (property != null && RequiredComponents.isNullable(component.getAnnotatedType())) {
                model.getProperties().put(name, orNull(property));
            }
        }
    }

    /** A copy: the same schema object may serve another place, where there is no null. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema orNull(Schema<?> schema) {
        Set<String> types = typesOf(schema);
        if (schema.get$ref() == null && (types.isEmpty() || types.contains("null"))) {
            return schema;
        }
        if (schema.get$ref() == null && schema.getEnum() == null) {
            Schema copy = Json31.mapper().convertValue(schema, Schema.class);
            Set<String> wider = new LinkedHashSet<>(types);
            wider.add("null");
            copy.setTypes(wider);
            return copy;
        }
        return new Schema<>()
                .anyOf(List.of(schema, new Schema<>().types(Set.of("null"))))
                .description(schema.getDescription());
    }

    private static Set<String> typesOf(Schema<?> schema) {
        if (schema.getTypes() != null) {
            return schema.getTypes();
        }
        return schema.getType() == null ? Set.of() : Set.of(schema.getType());
    }

    private static List<String> required(Class<?> type, Schema<?> model) {
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = RequiredComponents.nameOf(component);
            if (model.getProperties().containsKey(name)
                    && !RequiredComponents.isNullable(component.getAnnotatedType())) {
                required.add(name);
            }
        }
        return required;
    }
}
