package org.steward.platform.document;

import java.time.Instant;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** The stored form of an event, the same in the outbox and in the journal. */
public final class EventCodec {

    private EventCodec() {}

    public static BsonDocument encode(PendingEvent event) {
        BsonDocument document = new BsonDocument()
                .append("sequence", new BsonInt64(event.sequence()))
                .append("type", new BsonString(event.type()))
                .append("at", new BsonDateTime(event.at().toEpochMilli()))
                .append("actor", new BsonString(event.actor()))
                .append("commandId", new BsonString(event.commandId()))
                .append("correlationId", new BsonString(event.correlationId()))
                .append("data", Json.bson(event.data()));
        putText(document, "onBehalfOf", event.onBehalfOf());
        putText(document, "causationId", event.causationId());
        putText(document, "traceparent", event.traceparent());
        PendingEvent.CommandRecord command = event.command();
        if (command != null) {
            document.append(
                    "command",
                    new BsonDocument("id", new BsonString(command.id()))
                            .append("fingerprint", new BsonString(command.fingerprint()))
                            .append("version", new BsonInt64(command.version()))
                            .append("answer", Json.bson(command.answer())));
        }
        return document;
    }

    public static PendingEvent decode(BsonDocument document) {
        return new PendingEvent(
                document.getNumber("sequence").longValue(),
                document.getString("type").getValue(),
                Instant.ofEpochMilli(document.getDateTime("at").getValue()),
                document.getString("actor").getValue(),
                text(document, "onBehalfOf"),
                document.getString("commandId").getValue(),
                document.getString("correlationId").getValue(),
                text(document, "causationId"),
                text(document, "traceparent"),
                Json.json(document.getDocument("data")),
                document.containsKey("command") ? decodeCommand(document.getDocument("command")) : null);
    }

    /** The settled command kept on the first event of a command. */
    public static PendingEvent.CommandRecord decodeCommand(BsonDocument command) {
        return new PendingEvent.CommandRecord(
                command.getString("id").getValue(),
                command.getString("fingerprint").getValue(),
                command.getNumber("version").longValue(),
                Json.json(command.getDocument("answer")));
    }

    private static void putText(BsonDocument document, String name, @Nullable String value) {
        if (value != null) {
            document.append(name, new BsonString(value));
        }
    }

    private static @Nullable String text(BsonDocument document, String name) {
        BsonValue value = document.get(name);
        return value == null || value.isNull() ? null : value.asString().getValue();
    }
}
