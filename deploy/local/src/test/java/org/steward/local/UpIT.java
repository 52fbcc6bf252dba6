package org.steward.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.FreePort;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.RealDatabaseOnly;

class UpIT {

    private static final int LIMIT_SECONDS = 120;

    @TempDir
    Path directory;

    private final int port = FreePort.findRow(8);
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() throws Exception {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--separate", "--embedded"})
    void aSecondStartFindsEverythingAsItWas(String mode) throws Exception {
        Process first = up(mode);
        List<String> said = linesUntilReady(first);
        assertThat(said).hasSize(2).first().asString().startsWith("database: ");
        assertThat(said).last().isEqualTo("ready http://127.0.0.1:" + port);
        createTopic();
        try (MongoClient client = MongoClients.create(mongodb())) {
            things(client).insertOne(new Document("_id", 1));
        }
        String token =
                LocalTokens.ofGateway(URI.create("http://127.0.0.1:" + port)).of(DemoUser.CLERK);
        assertThat(token.split("\\.")).hasSize(3);

        terminate(first);
        assertThat(IntStream.range(port, port + 8)).allMatch(FreePort::isFree);

        Process second = up(mode);
        linesUntilReady(second);
        try (MongoClient client = MongoClients.create(mongodb());
                Admin admin = admin()) {
            assertThat(things(client).countDocuments()).isEqualTo(1);
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
        terminate(second);
    }

    /** Everything in one JVM, as most people run it: it keeps what was done, fits, and goes on Ctrl-C. */
    @Test
    void theWholeProductComesUpTwiceOnTheSameDataWithinItsMemory() throws Exception {
        Process first = whole();
        List<String> said = linesUntilReady(first);
        assertThat(said)
                .filteredOn(line -> line.startsWith("ready "))
                .containsExactly("ready http://127.0.0.1:" + port);
        URI gateway = URI.create("http://127.0.0.1:" + port);
        Http admin = Http.at(gateway).as(LocalTokens.ofGateway(gateway).of(DemoUser.ADMIN));
        Map<String, Object> administrator =
                Map.of("employeeNumber", "HQ-1", "personal", Map.of("name", "Administrator"));
        admin.post(
                        "/api/staff/v1/company",
                        Map.of("name", "A", "zone", "Asia/Shanghai", "administrator", administrator))
                .expect(201);
        Eventually.passes(() -> admin.get("/api/staff/v1/company").expect(200));
        assertThat(residentMegabytes(first)).isLessThan(900);

        interrupt(first);
        Process second = whole();
        linesUntilReady(second);
        assertThat(admin.get("/api/staff/v1/company").expect(200).at("/name")).isEqualTo("A");
        interrupt(second);
    }

    @Test
    void nothingIsLostOrLeftBehindWhenTheLauncherIsKilled() throws Exception {
        Process first = up("--separate");
        linesUntilReady(first);
        try (MongoClient client = MongoClients.create(mongodb())) {
            things(client).insertOne(new Document("_id", 1));
        }

        first.destroyForcibly().waitFor();

        Eventually.isTrue(
                "all ports free again", () -> IntStream.range(port, port + 8).allMatch(FreePort::isFree));
        linesUntilReady(up("--separate"));
        try (MongoClient client = MongoClients.create(mongodb())) {
            assertThat(things(client).countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void aPortInUseIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(port + 1, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(up("")))
                    .isEqualTo("steward: port %d (for identity) is in use; ".formatted(taken.getLocalPort())
                            + "choose others with --port N: N to N+7 are taken");
        }
    }

    @Test
    void aFolderInUseIsOneLine() throws Exception {
        linesUntilReady(up("--embedded"));

        assertThat(refusal(up("--embedded"))).contains("in use by another run");
    }

    @Test
    void aFolderOfSomethingElseIsOneLine() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data").resolve("holiday.jpg"), "picture");

        assertThat(refusal(up(""))).contains("holds something else");
    }

    @Test
    @RealDatabaseOnly
    void theEmbeddedDatabaseInPlaceOfTheRealOneAndADamagedOneAreOneLine() throws Exception {
        Process first = up("");
        linesUntilReady(first);
        terminate(first);
        assertThat(refusal(up("--embedded"))).contains("not in the embedded one");

        Path database = directory.resolve("data/database/mongod");
        for (String file : List.of("WiredTiger.turtle", "WiredTiger.wt")) {
            Files.write(
                    database.resolve(file),
                    "no database".getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.TRUNCATE_EXISTING);
        }

        assertThat(refusal(up(""))).contains("mongod").contains("mongod.log");
    }

    @Test
    void anUnknownOptionIsOneLine() throws Exception {
        Process process = up("--what");

        assertThat(error(process)).isEqualTo("steward: unknown option '--what'; " + Options.USAGE);
        assertThat(process.exitValue()).isEqualTo(2);
    }

    /** As deploy/local/up starts it. */
    private Process whole() throws IOException {
        return start(Up.class, "448m", "");
    }

    private Process up(String mode) throws IOException {
        return start(UpWithoutServices.class, "300m", mode);
    }

    private Process start(Class<?> program, String heap, String mode) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(JvmFlags.common());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of("--data", directory.resolve("data").toString(), "--port", String.valueOf(port)));
        if (!mode.isEmpty()) {
            command.add(mode);
        }
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private static List<String> linesUntilReady(Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader output = process.inputReader();
        String line;
        while ((line = output.readLine()) != null) {
            lines.add(line);
            if (line.startsWith("ready ")) {
                return lines;
            }
        }
        throw new AssertionError("it ended, saying " + lines + " "
                + process.errorReader().lines().toList());
    }

    private static void terminate(Process process) throws Exception {
        process.destroy();
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private static void interrupt(Process process) throws Exception {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.errorReader().lines().toList())
                .as("said while stopping")
                .isEmpty();
    }

    private static long residentMegabytes(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024;
    }

    private static String refusal(Process process) throws Exception {
        String error = error(process);
        assertThat(process.exitValue()).isEqualTo(1);
        return error;
    }

    private static String error(Process process) throws Exception {
        List<String> lines = process.errorReader().lines().toList();
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(lines).as("one line on standard error").hasSize(1);
        return lines.getFirst();
    }

    private String mongodb() {
        return "mongodb://127.0.0.1:%d/?directConnection=true&retryWrites=false".formatted(port + 7);
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + (port + 6)));
    }

    private void createTopic() throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("test").getCollection("things");
    }
}
