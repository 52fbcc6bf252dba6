package org.steward.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret of the machine client, made on the first start and kept in the data folder. */
final class MachineSecret {

    private static final int BYTES = 24;

    private MachineSecret() {}

    /** The secret in this folder, made when there is none. */
    static String in(Path directory) {
        Path file = file(directory);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            PrivateFile.write(file, secret);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + file, e);
        }
    }

    static Path file(Path directory) {
        return directory.resolve("machine-client-secret");
    }
}
