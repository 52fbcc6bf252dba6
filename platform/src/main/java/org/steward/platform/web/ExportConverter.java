package org.steward.platform.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Sends an export row by row, on the request's own thread and in bounded memory. */
final class ExportConverter implements HttpMessageConverter<Exports.Export> {

    private final Texts texts;

    ExportConverter(Texts texts) {
        this.texts = texts;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return type == Exports.Export.class;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(Format.CSV.mediaType(), Format.XLSX.mediaType());
    }

    @Override
    public Exports.Export read(Class<? extends Exports.Export> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("exports are only written", message);
    }

    @Override
    public void write(Exports.Export export, @Nullable MediaType mediaType, HttpOutputMessage message)
            throws IOException {
        Locale language = LocaleContextHolder.getLocale();
        List<String> headings = export.headings().stream()
                .map(heading ->
                        Objects.requireNonNullElse(texts.find("column." + heading, language, Map.of()), heading))
                .toList();
        try (Exports.Rows rows = export.rows()) {
            // The first row before the first byte: a query that fails is still answered with a problem.
            var unused = rows.hasNext();
            message.getHeaders().setContentType(export.format().mediaType());
            OutputStream body = message.getBody();
            if (export.format() == Format.XLSX) {
                XlsxFile.write(body, export.name(), headings, rows);
            } else {
                CsvFile.write(body, headings, rows);
            }
            body.flush();
        }
    }
}
