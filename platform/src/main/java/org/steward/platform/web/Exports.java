package org.steward.platform.web;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * The columns of a list or report that can be had as a file, written row by row in bounded memory.
 *
 * <pre>{@code
 * static final Exports<Row> CHARGES = Exports.<Row>of("charges").with("item", Row::item).with("amount", Row::amount);
 * return call.format().isExport() ? CHARGES.answer(call, rows) : Answers.page(page);
 * }</pre>
 */
public final class Exports<T> {

    private final String name;
    private final List<Column<T>> columns;

    private Exports(String name, List<Column<T>> columns) {
        this.name = name;
        this.columns = columns;
    }

    /** An export without columns yet; {@code name} becomes the file name. */
    public static <T> Exports<T> of(String name) {
        return new Exports<>(name, List.of());
    }

    /**
     * With one more column.
     *
     * @param heading key of the localised heading, {@code column.<heading>} in the service's messages; shown as is
     *     where there is none
     * @param value text, number, boolean, date, instant, enum or null; anything else is written as its text
     */
    public Exports<T> with(String heading, Function<? super T, ? extends @Nullable Object> value) {
        List<Column<T>> more = new ArrayList<>(columns);
        more.add(new Column<>(heading, value));
        return new Exports<>(name, List.copyOf(more));
    }

    /** The rows as a file in the form the call asks for; {@code rows} is read once, while the answer is sent. */
    public ResponseEntity<Object> answer(Call call, Iterable<? extends T> rows) {
        Format format = call.format() == Format.XLSX ? Format.XLSX : Format.CSV;
        String file = name + '.' + format.name().toLowerCase(Locale.ROOT);
        return ResponseEntity.ok()
                .contentType(format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .body(new Export(name, format, headings(), new CellsOf<>(columns, rows.iterator())));
    }

    private List<String> headings() {
        return columns.stream().map(Column::heading).toList();
    }

    private record Column<T>(String heading, Function<? super T, ? extends @Nullable Object> value) {}

    /** One export on its way out. */
    record Export(String name, Format format, List<String> headings, Rows rows) {}

    /** The rows as cells; closing closes what they are read from, where that can be closed. */
    abstract static class Rows implements Iterator<List<@Nullable Object>>, AutoCloseable {
        @Override
        public abstract void close() throws IOException;
    }

    private static final class CellsOf<T> extends Rows {
        private final List<Column<T>> columns;
        private final Iterator<? extends T> rows;

        CellsOf(List<Column<T>> columns, Iterator<? extends T> rows) {
            this.columns = columns;
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public List<@Nullable Object> next() {
            T row = rows.next();
            List<@Nullable Object> cells = new ArrayList<>(columns.size());
            for (Column<T> column : columns) {
                cells.add(column.value().apply(row));
            }
            return cells;
        }

        @Override
        public void close() throws IOException {
            if (rows instanceof Closeable cursor) {
                cursor.close();
            }
        }
    }
}
