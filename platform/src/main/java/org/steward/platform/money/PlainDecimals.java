package org.steward.platform.money;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Reads and writes decimals as JSON strings in plain notation; see {@link PlainDecimal}. */
public final class PlainDecimals {

    // Bounded, so that no request can make the exact arithmetic behind it expensive.
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,20})?");

    private static final String EXPECTED =
            "a string in plain decimal notation such as \"61.20\", at most 18 digits before and 20 after the point";

    private PlainDecimals() {}

    /** Whether the text is a decimal in plain notation of an accepted length. */
    public static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }

    static final class Reader extends StdDeserializer<BigDecimal> {
        Reader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                context.reportInputMismatch(this, "expected " + EXPECTED);
            }
            String text = parser.getString();
            return isPlain(text)
                    ? new BigDecimal(text)
                    : (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "expected " + EXPECTED);
        }
    }

    static final class Writer extends StdSerializer<BigDecimal> {
        Writer() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.toPlainString());
        }
    }
}
