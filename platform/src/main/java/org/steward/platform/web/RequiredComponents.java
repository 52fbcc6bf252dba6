package org.steward.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Makes {@code @Nullable} true at the door: in {@code @NullMarked} code a component without it must be in the body and
 * not null, and so must the elements of a collection, so that no decision meets a null its types rule out.
 */
final class RequiredComponents extends NopAnnotationIntrospector {

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        AnnotatedType type = declared(member);
        return (type != null && !isNullable(type)) ? Boolean.TRUE : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        AnnotatedType type = declared(annotated);
        if (type == null) {
            return JsonSetter.Value.empty();
        }
        boolean elements = type instanceof AnnotatedParameterizedType parameterized
                && !isNullable(parameterized
                        .getAnnotatedActualTypeArguments()[parameterized.getAnnotatedActualTypeArguments().length - 1]);
        return JsonSetter.Value.construct(
                isNullable(type) ? Nulls.DEFAULT : Nulls.FAIL, elements ? Nulls.FAIL : Nulls.DEFAULT);
    }

    private static @Nullable AnnotatedType declared(Annotated annotated) {
        if (annotated instanceof AnnotatedParameter parameter
                && parameter.getOwner().getAnnotated() instanceof Executable creator
                && isNullMarked(creator.getDeclaringClass())) {
            return creator.getAnnotatedParameterTypes()[parameter.getIndex()];
        }
        return null;
    }

    static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    /** The name of a component in JSON. */
    static String nameOf(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? component.getName() : named.value();
    }

    static boolean isNullMarked(Class<?> declaring) {
        for (Class<?> type = declaring; type != null; type = type.getEnclosingClass()) {
            if (type.isAnnotationPresent(NullMarked.class)) {
                return true;
            }
        }
        return declaring.getPackage().isAnnotationPresent(NullMarked.class);
    }
}
