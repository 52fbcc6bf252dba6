package org.steward.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steward.platform.fixture.LocalDatabase;

/** The folder one run keeps everything in, held by a lock while it runs. */
final class DataFolder implements AutoCloseable {

    private static final String FORMAT = "1";
    private static final String MARK = "steward-data.properties";

    private final Path path;
    private final FileChannel channel;
    private final Properties properties;

    private DataFolder(Path path, FileChannel channel, Properties properties) {
        this.path = path;
        this.channel = channel;
        this.properties = properties;
    }

    /** Takes the folder, making it when there is none. */
    static DataFolder claim(Path path) {
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new StartFailure("%s is a file; --data expects a folder".formatted(path));
            }
            Files.createDirectories(path);
            if (!Files.exists(path.resolve(MARK)) && !isEmpty(path)) {
                throw new StartFailure(
                        "%s holds something else (no %s in it); --data expects an empty folder or one of ours"
                                .formatted(path, MARK));
            }
            FileChannel channel = lock(path);
            try {
                return new DataFolder(path, channel, properties(path));
            } catch (RuntimeException | IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartFailure("the data folder %s cannot be used: %s".formatted(path, e));
        }
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            return content.findAny().isEmpty();
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        Path file = path.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException here) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new StartFailure("%s is in use by another run (process %s)"
                    .formatted(path, Files.readString(file).strip()));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static Properties properties(Path path) throws IOException {
        Path mark = path.resolve(MARK);
        Properties properties = new Properties();
        if (!Files.exists(mark)) {
            properties.setProperty("format", FORMAT);
            save(path, properties);
            return properties;
        }
        try (Reader reader = Files.newBufferedReader(mark)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(mark, "it cannot be read (" + e.getMessage() + ")");
        }
        if (!FORMAT.equals(properties.getProperty("format"))) {
            throw damaged(mark, "format is '%s', expected '%s'".formatted(properties.getProperty("format"), FORMAT));
        }
        checkBroker(path.resolve("broker"));
        return properties;
    }

    /** The broker would format a folder without its mark anew, over the logs that are in it. */
    private static void checkBroker(Path broker) throws IOException {
        if (!Files.isDirectory(broker) || isEmpty(broker)) {
            return;
        }
        Path meta = broker.resolve("meta.properties");
        if (!Files.exists(meta)) {
            throw damaged(meta, "it is missing");
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(meta)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(meta, "it cannot be read (" + e.getMessage() + ")");
        }
        if (properties.getProperty("cluster.id") == null || properties.getProperty("node.id") == null) {
            throw damaged(meta, "it lacks cluster.id or node.id");
        }
    }

    private static StartFailure damaged(Path file, String what) {
        return new StartFailure("the data folder is damaged: %s: %s; restore the folder, or start with another --data"
                .formatted(file, what));
    }

    private static void save(Path path, Properties properties) throws IOException {
        StringBuilder text = new StringBuilder("# Data of a local run of Steward\n");
        properties.stringPropertyNames().stream().sorted().forEach(name -> text.append(name)
                .append('=')
                .append(properties.getProperty(name))
                .append('\n'));
        PrivateFile.write(path.resolve(MARK), text.toString());
    }

    /** The database the data are in; empty for a new folder. */
    Optional<LocalDatabase.Kind> databaseKind() {
        @Nullable String kind = properties.getProperty("database");
        try {
            return Optional.ofNullable(kind).map(LocalDatabase.Kind::valueOf);
        } catch (IllegalArgumentException e) {
            throw damaged(path.resolve(MARK), "database is '%s'".formatted(kind));
        }
    }

    /** Remembers which database the data are in: another one would start empty. */
    void remember(LocalDatabase.Kind kind) {
        properties.setProperty("database", kind.name());
        try {
            save(path, properties);
        } catch (IOException e) {
            throw new StartFailure("the data folder %s cannot be written: %s".formatted(path, e));
        }
    }

    Path broker() {
        return path.resolve("broker");
    }

    Path database() {
        return path.resolve("database");
    }

    Path identity() {
        return path.resolve("identity");
    }

    Path log(String name) {
        return path.resolve("logs").resolve(name + ".log");
    }

    Path settings(String name) {
        return path.resolve("run").resolve(name + ".properties");
    }

    @Override
    public void close() {
        try {
            // Closing the channel gives the lock back; the file stays, or a third run could lock another one.
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of %s cannot be given back".formatted(path), e);
        }
    }
}
