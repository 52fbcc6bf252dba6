package org.steward.platform.document;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/** Derived identifiers: the same inputs give the same id on every instance, so a repeated creation meets itself. */
public final class Ids {

    private static final UUID NAMESPACE = UUID.fromString("6f1c2f3e-6d4c-5f7e-9a43-0d3b5b8a7c11");

    private static final Pattern DERIVED =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-5[0-9a-fA-F]{3}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    /** The id of a thing of {@code type} in {@code scope} that is known by {@code key} (UUID version 5, RFC 9562). */
    public static String derive(String type, Scope scope, String key) {
        return uuid5(type + '|' + scope.value() + '|' + key).toString();
    }

    /**
     * Whether the id has the form of a derived one, which no id from outside may have: a derived id is unique across the
     * types of a service because its type is in it, and journal and event ids rest on that.
     */
    public static boolean isDerived(String id) {
        return DERIVED.matcher(id).matches();
    }

    /** UUID version 5 (SHA-1, RFC 9562 section 5.5) of {@code name} in Steward's namespace. */
    public static UUID uuid5(String name) {
        byte[] hash = digest(
                "SHA-1",
                ByteBuffer.allocate(16 + name.getBytes(StandardCharsets.UTF_8).length)
                        .putLong(NAMESPACE.getMostSignificantBits())
                        .putLong(NAMESPACE.getLeastSignificantBits())
                        .put(name.getBytes(StandardCharsets.UTF_8))
                        .array());
        hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** Lower-case hexadecimal SHA-256 of {@code text} in UTF-8. */
    public static String sha256(String text) {
        return HexFormat.of().formatHex(digest("SHA-256", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has " + algorithm, missing);
        }
    }
}
