package org.steward.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The key the local identity provider signs with, kept in the data folder so that tokens outlive a restart. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    /** The key in this folder, made when there is none. */
    static RSAKey in(Path directory) {
        Path file = directory.resolve("signing-key.json");
        try {
            if (Files.exists(file)) {
                return RSAKey.parse(Files.readString(file));
            }
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            PrivateFile.write(file, key.toJSONString());
            return key;
        } catch (ParseException e) {
            throw new StartFailure(file + " is not the key it was: " + e.getMessage()
                    + "; delete it to have a new one (tokens issued before become invalid)");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + file, e);
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make an RSA key of %d bits".formatted(BITS), e);
        }
    }
}
