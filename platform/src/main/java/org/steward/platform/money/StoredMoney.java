package org.steward.platform.money;

import java.util.Currency;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** The stored form of money, minor units as a number: the database sums it. */
final class StoredMoney {

    private StoredMoney() {}

    static final class Writer extends StdSerializer<Money> {
        Writer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money value, JsonGenerator generator, SerializationContext context) {
            generator.writeStartObject();
            generator.writeNumberProperty("minorUnits", value.minorUnits());
            generator.writeStringProperty("currency", value.currency().getCurrencyCode());
            generator.writeEndObject();
        }
    }

    static final class Reader extends StdDeserializer<Money> {
        Reader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode stored = context.readTree(parser);
            return new Money(
                    stored.required("minorUnits").longValue(),
                    Currency.getInstance(stored.required("currency").stringValue()));
        }
    }
}
