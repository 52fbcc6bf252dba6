package org.steward.billing.tariff;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/** A quantity in a request: a decimal string, or the segments of a meter. */
@Schema(
        types = {"string", "array"},
        description = "a decimal string, or for usage the segments of a meter: [{from, to, digits}]")
@JsonDeserialize(using = QuantityBody.Reader.class)
public record QuantityBody(
        @Schema(hidden = true) @Nullable BigDecimal number,
        @Schema(hidden = true) @Nullable List<SegmentBody> segments) {

    public record SegmentBody(
            @Nullable BigDecimal from,
            @Nullable BigDecimal to,
            @Nullable Integer digits) {}

    /**
     * The quantity it stands for.
     *
     * @throws RefusedException at {@code field} or below
     */
    Quantity toQuantity(Basis basis, String field) {
        if (number != null) {
            return Quantity.of(number, field);
        }
        Require.that(basis == Basis.USAGE, "SEGMENTS_NEED_USAGE", field, Require.wireName(basis), "usage");
        List<SegmentBody> bodies = Require.notEmpty(segments, field);
        List<Segment> read = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            SegmentBody body = bodies.get(i);
            read.add(Require.within(
                    field + "[" + i + "]",
                    () -> new Segment(
                            Require.present(body.from, "from"), Require.present(body.to, "to"), body.digits)));
        }
        return Quantity.of(read);
    }

    static final class Reader extends StdDeserializer<QuantityBody> {
        Reader() {
            super(QuantityBody.class);
        }

        @Override
        public QuantityBody deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.START_ARRAY)) {
                JavaType list = context.getTypeFactory().constructCollectionType(List.class, SegmentBody.class);
                List<SegmentBody> segments = context.readValue(parser, list);
                return new QuantityBody(null, segments);
            }
            return new QuantityBody(context.readValue(parser, BigDecimal.class), null);
        }
    }
}
