package org.steward.platform.document;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** Reads {@link StoredAs}; only the mapper of stored documents has it. */
final class StoredForms extends NopAnnotationIntrospector {

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public @Nullable Object findSerializer(MapperConfig<?> config, Annotated annotated) {
        StoredAs form = annotated.getAnnotation(StoredAs.class);
        return form == null ? null : form.writer();
    }

    @Override
    public @Nullable Object findDeserializer(MapperConfig<?> config, Annotated annotated) {
        StoredAs form = annotated.getAnnotation(StoredAs.class);
        return form == null ? null : form.reader();
    }
}
