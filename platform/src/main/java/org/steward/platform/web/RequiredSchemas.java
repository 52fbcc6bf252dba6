package org.steward.platform.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as {@code required} what {@link RequiredComponents} requires: record components that are not Nullable. */
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
            }
        }
        return resolved;
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
