package org.steward.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.MongoTimeoutException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.steward.platform.access.Allowed;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.access.Caller;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.BadCursor;
import org.steward.platform.document.Database;
import org.steward.platform.document.Json;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.document.WriteConflict;
import org.steward.platform.fixture.FreePort;
import org.steward.platform.money.Money;
import tools.jackson.databind.JsonNode;

/** A service of nothing but HTTP, whose operations are the ways in which a request can go right and wrong. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({WebConfiguration.class, WebTestApplication.ThingController.class})
class WebTestApplication {

    @Bean
    SecurityFilterChain chain(HttpSecurity http, AuthenticationEntryPoint entryPoint, AccessDeniedHandler denied) {
        return http.csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/test/v1/secret")
                        .authenticated()
                        .requestMatchers("/api/test/v1/never")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(entryPoint).accessDeniedHandler(denied))
                .build();
    }

    /** Stands for the access check. */
    @Bean
    WebMvcConfigurer callers() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        request.setAttribute(Caller.ATTRIBUTE, new Caller("sub-1", "employee-1", null, null, null));
                        return true;
                    }
                });
            }
        };
    }

    static final CountDownLatch SLOW_STARTED = new CountDownLatch(1);
    static final CountDownLatch SLOW_MAY_END = new CountDownLatch(1);

    enum Colour {
        @JsonProperty("red")
        RED,
        @JsonProperty("dark_green")
        DARK_GREEN
    }

    record Item(@Size(max = 5) String name, BigDecimal amount) {}

    record Thing(
            @NotBlank String title,
            @Nullable String remark,
            @Valid List<Item> items,
            @Nullable Colour colour,
            @Nullable LocalDate on,
            @Nullable Instant at,
            @Nullable @Min(1) Integer count,
            @Nullable Duration every,
            @Nullable Money price,
            @Nullable JsonNode extra) {}

    record Row(String id, @Nullable String text, BigDecimal amount, LocalDate on) {}

    private static final Exports<Row> ROWS = Exports.<Row>of("rows")
            .with("id", Row::id)
            .with("text", Row::text)
            .with("amount", Row::amount)
            .with("on", Row::on);

    @RestController
    @RequestMapping("/api/test/v1")
    static class ThingController {

        @Duties({"B1", "B2"})
        @Allowed("test.thing.create")
        @PostMapping("/sites/{siteId}/things")
        ResponseEntity<Object> create(@PathVariable String siteId, @Valid @RequestBody Thing thing, Call call) {
            Command command = call.command(thing);
            return Answers.created(
                    new CommandResult("t1", 1, seen(command), thing.title().equals("again")),
                    URI.create("/api/test/v1/sites/" + siteId + "/things/t1"));
        }

        @Allowed("test.thing.edit")
        @PutMapping("/sites/{siteId}/things/{thingId}")
        ResponseEntity<Object> edit(@PathVariable String thingId, @Valid @RequestBody Thing thing, Call call) {
            Command command = call.command(thing);
            return Answers.ok(new CommandResult(thingId, 8, seen(command), false));
        }

        @Allowed("test.thing.close")
        @PostMapping("/company/things/{thingId}/close")
        ResponseEntity<Object> close(@PathVariable String thingId, Call call) {
            Command command = call.command(Map.of("thingId", thingId));
            return Answers.ok(new CommandResult(thingId, 9, seen(command), false));
        }

        @Allowed("test.thing.delete")
        @DeleteMapping("/company/things/{thingId}")
        ResponseEntity<Object> delete(@PathVariable String thingId, Call call) {
            return Answers.ok(new CommandResult(thingId, 9, seen(call.command(Map.of("thingId", thingId))), false));
        }

        @Allowed("test.thing.read")
        @GetMapping("/sites/{siteId}/things/{thingId}")
        ResponseEntity<Object> read(@PathVariable String thingId) {
            Stored<String> stored =
                    new Stored<>(thingId, Scope.site("s1"), 7, 7, "state", List.of(), Instant.EPOCH, Instant.EPOCH);
            return Answers.resource(stored, Map.of("id", thingId, "rate", new BigDecimal("1.50")));
        }

        @Allowed("test.thing.list")
        @GetMapping("/sites/{siteId}/things")
        ResponseEntity<Page<String>> list(Call call) {
            PageRequest page = call.page();
            if (page.cursor() != null) {
                throw new BadCursor(page.cursor());
            }
            return Answers.page(new Page<>(List.of("limit " + page.limit()), null));
        }

        @Paged(exportable = true)
        @Allowed("test.row.list")
        @GetMapping("/sites/{siteId}/rows")
        ResponseEntity<?> rows(@RequestParam(defaultValue = "3") int count, Call call) {
            Iterable<Row> rows = () -> IntStream.rangeClosed(1, count)
                    .mapToObj(n -> {
                        if (n == 100_000) {
                            throw new IllegalStateException("the query broke");
                        }
                        return new Row("r" + n, n == 2 ? "=1+1" : null, new BigDecimal("-1.50"), LocalDate.EPOCH);
                    })
                    .iterator();
            return call.format().isExport() ? ROWS.answer(call, rows) : Answers.page(new Page<>(List.of(), null));
        }

        @AnyCaller
        @PostMapping("/calculations/sum")
        Map<String, Object> sum(@Valid @RequestBody Thing thing) {
            BigDecimal total = thing.items().stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            return Map.of("total", total);
        }

        @BodyLimit(megabytes = 4)
        @Allowed("test.import")
        @PostMapping(path = "/sites/{siteId}/imports", consumes = "text/csv")
        Map<String, Object> upload(InputStream body) throws IOException {
            long bytes = 0;
            byte[] buffer = new byte[8192];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
            }
            return Map.of("bytes", bytes);
        }

        @AnyCaller
        @GetMapping("/typed/{number}")
        Map<String, Object> typed(
                @PathVariable int number,
                @RequestParam LocalDate on,
                @RequestParam(defaultValue = "RED") Colour colour,
                @RequestHeader("X-Needed") String needed,
                @RequestParam(defaultValue = "1") @Min(1) int least) {
            return Map.of("number", number);
        }

        @AnyCaller
        @GetMapping("/fails/{how}")
        String fails(@PathVariable String how) {
            throw switch (how) {
                case "conflict" -> new WriteConflict("things", "t1", 3);
                case "database" -> new MongoTimeoutException("no server at secret-host:27017");
                case "busy" ->
                    new RefusedException(new Refusal(Refusal.Kind.BUSY, "TOO_MANY_WAITING", null, Map.of("id", "t1")));
                case "refused" ->
                    new RefusedException(
                            Refusal.conflict("THING_CLOSED", Map.of("id", "t1", "closedOn", "2026-01-31")));
                case "untold" -> new RefusedException(Refusal.invalid("NO_TEXT_FOR_THIS", "x", Map.of()));
                default -> new IllegalStateException("secret-internal-detail");
            };
        }

        /** A database that is not there, asked for real. */
        @AnyCaller
        @GetMapping("/database")
        String database() {
            try (Database away = new Database("mongodb://127.0.0.1:" + FreePort.find(), "away")) {
                away.ping();
                return "up";
            }
        }

        @AnyCaller
        @GetMapping("/slow")
        String slow() throws InterruptedException {
            SLOW_STARTED.countDown();
            SLOW_MAY_END.await();
            return "done";
        }

        @AnyCaller
        @GetMapping("/status/{status}")
        void status(@PathVariable int status, HttpServletResponse response) throws IOException {
            response.sendError(status, "secret-internal-detail");
        }

        @AnyCaller
        @GetMapping("/secret")
        String secret() {
            return "secret";
        }

        private static JsonNode seen(Command command) {
            return Json.tree(command);
        }
    }
}
